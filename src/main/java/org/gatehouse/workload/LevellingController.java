package org.gatehouse.workload;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proposals of plans without over-allocated people: start, watch, accept all, some or none. */
@Controller
@RequestMapping("/projects/{key}/levelling")
class LevellingController {

    private final Levellings levellings;
    private final WorkItems items;
    private final Projects projects;
    private final CurrentPerson me;
    private final Clock clock;

    LevellingController(Levellings levellings, WorkItems items, Projects projects, CurrentPerson me, Clock clock) {
        this.levellings = levellings;
        this.items = items;
        this.projects = projects;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping
    String list(@PathVariable String key, Model model) {
        Project project = projects.visible(key);
        List<WorkItem> plan = items.of(key);
        List<LevellingRun> runs = levellings.of(key);
        show(project, model);
        model.addAttribute("runs", runs);
        model.addAttribute("running", runs.stream().anyMatch(LevellingRun::isRunning));
        model.addAttribute("times", Levellings.TIMES);
        model.addAttribute(
                "phases",
                plan.stream()
                        .filter(WorkItem::isOpen)
                        .map(WorkItem::phaseName)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)));
        model.addAttribute(
                "levelled",
                plan.stream()
                        .filter(item -> item.isOpen() && item.levelledStart() != null)
                        .count());
        return "workload/levelling";
    }

    @PostMapping
    String start(
            @PathVariable String key,
            @RequestParam(defaultValue = "5") int seconds,
            @RequestParam(defaultValue = "") String phaseName) {
        return "redirect:/projects/" + key + "/levelling/" + levellings.start(key, seconds, phaseName);
    }

    @GetMapping("/{id}")
    String show(@PathVariable String key, @PathVariable long id, Model model) {
        Project project = projects.visible(key);
        show(project, model);
        run(key, id, model);
        return "workload/run";
    }

    /** What changes while a run works; the page asks for it again and again. */
    @GetMapping("/{id}/state")
    String state(@PathVariable String key, @PathVariable long id, Model model) {
        Project project = projects.visible(key);
        show(project, model);
        run(key, id, model);
        return "workload/run :: state";
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable String key, @PathVariable long id) {
        levellings.cancel(key, id);
        return "redirect:/projects/" + key + "/levelling/" + id;
    }

    /** @param move keys of the items whose moves are accepted */
    @PostMapping("/{id}/acceptance")
    String accept(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam(required = false) List<String> move,
            RedirectAttributes flash) {
        levellings.accept(key, id, move == null ? Set.of() : Set.copyOf(move));
        flash.addFlashAttribute("notice", "workload.notice.accepted");
        return "redirect:/projects/" + key + "/levelling/" + id;
    }

    @PostMapping("/{id}/refusal")
    String decline(@PathVariable String key, @PathVariable long id) {
        levellings.decline(key, id);
        return "redirect:/projects/" + key + "/levelling";
    }

    @PostMapping("/undoing")
    String undo(@PathVariable String key, RedirectAttributes flash) {
        levellings.undo(key);
        flash.addFlashAttribute("notice", "workload.notice.undone");
        return "redirect:/projects/" + key + "/levelling";
    }

    private void show(Project project, Model model) {
        model.addAttribute("project", project);
        model.addAttribute(
                "editable", project.isRunning() && project.managerId().equals(me.id()) && items.areOpen(project));
    }

    private void run(String key, long id, Model model) {
        LevellingRun run = levellings.require(key, id);
        LevellingResult result = levellings.result(run);
        long spent = Duration.between(run.startedAt(), clock.instant()).toSeconds();
        model.addAttribute("run", run);
        model.addAttribute("result", result);
        model.addAttribute("spent", Math.min(Math.max(0, spent), run.seconds()));
        model.addAttribute("current", levellings.isCurrent(run));
    }
}
