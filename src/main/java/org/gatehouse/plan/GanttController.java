package org.gatehouse.plan;

import java.util.Locale;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.project.Projects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The plan as a picture: what it shows, and what is done to it. */
@RestController
class GanttController {

    private final GanttChart chart;
    private final GanttChanges changes;
    private final Projects projects;

    GanttController(GanttChart chart, GanttChanges changes, Projects projects) {
        this.chart = chart;
        this.changes = changes;
        this.projects = projects;
    }

    /** @param baseline number of the one to show beneath; without it the one the work is measured by */
    @GetMapping("/projects/{key}/plan/gantt")
    Gantt show(@PathVariable String key, @RequestParam(required = false) Integer baseline, Locale locale) {
        return chart.draw(projects.visible(key), baseline, locale);
    }

    @PostMapping("/projects/{key}/plan/gantt")
    GanttChanges.Answer change(@PathVariable String key, @RequestBody Request request) {
        projects.steerable(key);
        if (request.change() == null) {
            throw new InvalidInput("change", "error.required", "change");
        }
        return changes.apply(key, request.revision(), request.change());
    }

    record Request(long revision, GanttChange change) {}
}
