package org.gatehouse.closure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The checklist a project is closed by, its waivers, and what is to be handed back. */
@Controller
@RequestMapping("/projects/{key}/report/checklist")
class ChecklistController {

    private final ClosureChecks checks;
    private final Accesses accesses;
    private final Projects projects;
    private final CurrentPerson me;
    private final Clock clock;

    ChecklistController(ClosureChecks checks, Accesses accesses, Projects projects, CurrentPerson me, Clock clock) {
        this.checks = checks;
        this.accesses = accesses;
        this.projects = projects;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String key, Model model) {
        Project project = projects.visible(key);
        boolean running = project.isRunning();
        model.addAttribute("project", project);
        List<CheckLine> lines = checks.of(project);
        model.addAttribute("lines", lines);
        model.addAttribute("accesses", accesses.of(key));
        model.addAttribute("me", me.id());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("contributes", running && project.isTeam(me.id()));
        model.addAttribute("steers", running && project.managerId().equals(me.id()));
        model.addAttribute(
                "asks",
                running
                        && project.phase() == Phase.CLOSURE
                        && project.managerId().equals(me.id()));
        model.addAttribute(
                "answers",
                lines.stream()
                        .filter(line -> running
                                && line.state() == CheckLine.State.ASKED
                                && checks.mayAnswer(project, line.waiver()))
                        .map(CheckLine::key)
                        .toList());
        return "closure/checklist";
    }

    @PostMapping("/{line}/waiver")
    String ask(@PathVariable String key, @PathVariable String line, @RequestParam(defaultValue = "") String reason) {
        checks.ask(key, line, reason);
        return page(key);
    }

    @PostMapping("/waivers/{number}")
    String answer(
            @PathVariable String key,
            @PathVariable int number,
            @RequestParam boolean confirmed,
            @RequestParam(defaultValue = "") String reason) {
        checks.answer(key, number, confirmed, reason);
        return page(key);
    }

    @PostMapping("/accesses")
    String enter(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String holder) {
        accesses.enter(key, what, holder);
        return page(key) + "#access";
    }

    @PostMapping("/accesses/{number}/return")
    String handBack(
            @PathVariable String key,
            @PathVariable int number,
            @RequestParam(required = false) LocalDate handedBackOn) {
        accesses.handBack(key, number, handedBackOn);
        return page(key) + "#access";
    }

    @PostMapping("/accesses/{number}/removal")
    String remove(@PathVariable String key, @PathVariable int number) {
        accesses.remove(key, number);
        return page(key) + "#access";
    }

    private static String page(String key) {
        return "redirect:/projects/" + key + "/report/checklist";
    }
}
