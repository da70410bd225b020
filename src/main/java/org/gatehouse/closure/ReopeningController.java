package org.gatehouse.closure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.Project.Member;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opening an ended project again, and the times that was done: a part of its overview. */
@Controller
class ReopeningController {

    private final Reopenings reopenings;
    private final Projects projects;
    private final Clock clock;

    ReopeningController(Reopenings reopenings, Projects projects, Clock clock) {
        this.reopenings = reopenings;
        this.projects = projects;
        this.clock = clock;
    }

    @GetMapping("/projects/{key}/reopening")
    String show(@PathVariable String key, Model model) {
        Project project = projects.visible(key);
        model.addAttribute("project", project);
        model.addAttribute("reopenings", projects.reopenings(key));
        model.addAttribute("may", projects.mayReopen(project));
        model.addAttribute("phases", project.isOpen() ? List.of() : project.reopensIn());
        model.addAttribute("needsWork", Reopenings.needsWork(project, Phase.EXECUTION));
        model.addAttribute("owners", team(project));
        model.addAttribute("today", LocalDate.now(clock));
        return "closure/reopening :: reopening";
    }

    @PostMapping("/projects/{key}/reopening")
    String reopen(
            @PathVariable String key,
            @RequestParam Phase phase,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) LocalDate due) {
        reopenings.reopen(key, phase, reason, new Reopenings.FirstWork(title, owner, due));
        return "redirect:/projects/" + key;
    }

    /** Who will be in the team again. */
    private static List<String> team(Project project) {
        Set<String> team = new LinkedHashSet<>(project.team());
        project.members().stream()
                .filter(member -> project.endedAt() != null && project.endedAt().equals(member.releasedAt()))
                .map(Member::personId)
                .forEach(team::add);
        return new ArrayList<>(team);
    }
}
