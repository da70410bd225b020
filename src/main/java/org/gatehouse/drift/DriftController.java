package org.gatehouse.drift;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.budget.Costs;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A project held against what was approved: its page, the note on its overview, the evidence for who brings it back. */
@Controller
class DriftController {

    private static final int PAGE = 20;

    private final Drifts drifts;
    private final DriftRepository rows;
    private final References references;
    private final Projects projects;
    private final Costs costs;
    private final TaskPlaces tasks;
    private final CurrentPerson me;

    DriftController(
            Drifts drifts,
            DriftRepository rows,
            References references,
            Projects projects,
            Costs costs,
            TaskPlaces tasks,
            CurrentPerson me) {
        this.drifts = drifts;
        this.rows = rows;
        this.references = references;
        this.projects = projects;
        this.costs = costs;
        this.tasks = tasks;
        this.me = me;
    }

    @GetMapping("/projects/{key}/drift")
    String page(@PathVariable String key, @RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
        Project project = projects.visible(key);
        show(project, model, locale);
        int pages = Math.max(1, (rows.countOf(key) + PAGE - 1) / PAGE);
        int shown = Math.max(1, Math.min(page, pages));
        model.addAttribute("drifts", rows.page(key, (shown - 1) * PAGE, PAGE));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        return "drift/page";
    }

    /** That a gate is open again, on the project's overview; nothing where none is. */
    @GetMapping("/projects/{key}/drift/note")
    String note(@PathVariable String key, Model model) {
        model.addAttribute("project", projects.visible(key));
        model.addAttribute("drift", drifts.open(key).orElse(null));
        return "drift/note :: note";
    }

    /** What the form of whoever brings the project back shows. */
    @GetMapping("/tasks/{taskId}/drift")
    String evidence(@PathVariable String taskId, Model model, Locale locale) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        show(projects.require(place.projectKey()), model, locale);
        model.addAttribute("drift", drifts.open(place.projectKey()).orElse(null));
        return "drift/evidence :: evidence";
    }

    private void show(Project project, Model model, Locale locale) {
        Optional<Reference> reference = references.of(project);
        model.addAttribute("project", project);
        model.addAttribute("reference", reference.orElse(null));
        model.addAttribute(
                "lines",
                reference
                        .map(there -> references.compare(project, there).stream()
                                .map(judged -> new Line(judged, locale))
                                .toList())
                        .orElse(List.of()));
        model.addAttribute("mayKnowCosts", costs.mayKnow(project));
    }
}
