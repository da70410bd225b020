package org.gatehouse.measure;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.measure.Metric.Kind;
import org.gatehouse.measure.Metric.Mode;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is measured, and where readings are fetched from. */
@Controller
@RequestMapping("/projects/{key}/measures")
class MetricController {

    private final Metrics metrics;
    private final ReadingSources sources;
    private final SourceRun runs;
    private final SourcePlaces places;
    private final ReadingStore store;
    private final MeasurePlots plots;
    private final Projects projects;
    private final CurrentPerson me;

    MetricController(
            Metrics metrics,
            ReadingSources sources,
            SourceRun runs,
            SourcePlaces places,
            ReadingStore store,
            MeasurePlots plots,
            Projects projects,
            CurrentPerson me) {
        this.metrics = metrics;
        this.sources = sources;
        this.runs = runs;
        this.places = places;
        this.store = store;
        this.plots = plots;
        this.projects = projects;
        this.me = me;
    }

    @GetMapping("/metrics")
    String list(@PathVariable String key, Model model) {
        Project project = projects.visible(key);
        show(project, model);
        var all = metrics.of(key);
        model.addAttribute("metrics", all);
        model.addAttribute("names", all.stream().collect(Collectors.toMap(Metric::id, Metric::name)));
        model.addAttribute("latest", store.latest(key));
        var from = sources.of(key);
        model.addAttribute("sources", from);
        model.addAttribute("sourceProblems", sources.problems(from));
        model.addAttribute("hosts", places.hosts());
        model.addAttribute("hasFolder", places.hasFolder());
        model.addAttribute("rhythms", ReadingSources.RHYTHMS);
        return "measure/metrics";
    }

    @PostMapping("/metrics")
    String add(@PathVariable String key, Wording wording) {
        metrics.add(key, wording.draft());
        return page(key);
    }

    @GetMapping("/metrics/{id}")
    String show(@PathVariable String key, @PathVariable long id, Model model) {
        Project project = projects.visible(key);
        Metric metric = metrics.require(key, id);
        show(project, model);
        model.addAttribute("metric", metric);
        var read = store.of(id);
        model.addAttribute("count", read.size());
        model.addAttribute("plot", plots.of(metric, read));
        return "measure/metric";
    }

    @PostMapping("/metrics/{id}")
    String reword(@PathVariable String key, @PathVariable long id, @RequestParam int version, Wording wording) {
        metrics.reword(key, id, version, wording.draft());
        return page(key) + "/" + id;
    }

    @PostMapping("/metrics/{id}/removal")
    String remove(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean withReadings) {
        metrics.remove(key, id, withReadings);
        return page(key);
    }

    @PostMapping("/sources")
    String addSource(
            @PathVariable String key,
            @RequestParam(required = false) Long metric,
            @RequestParam(defaultValue = "") String location,
            @RequestParam(defaultValue = "24") int everyHours) {
        sources.add(key, metric, location.strip(), everyHours);
        return page(key);
    }

    @PostMapping("/sources/{id}/removal")
    String removeSource(@PathVariable String key, @PathVariable long id) {
        sources.remove(key, id);
        return page(key);
    }

    /** Fetches now; what came of it stands on the page. */
    @PostMapping("/sources/{id}/fetch")
    String fetch(@PathVariable String key, @PathVariable long id) {
        ReadingSource source = sources.steerable(key, id);
        sources.claim(source);
        runs.run(source);
        return page(key) + "#source-" + id;
    }

    private void show(Project project, Model model) {
        model.addAttribute("project", project);
        model.addAttribute("contributes", project.isRunning() && project.isTeam(me.id()));
        model.addAttribute("steers", project.isRunning() && project.managerId().equals(me.id()));
        model.addAttribute(
                "kinds",
                Stream.of(Kind.values()).filter(kind -> kind != Kind.GOAL).toList());
        model.addAttribute("modes", Mode.values());
    }

    private static String page(String key) {
        return "redirect:/projects/" + key + "/measures/metrics";
    }

    /** The form as it is sent; a goal's metric sends only what can be chosen. */
    record Wording(String name, String unit, String currency, Kind kind, Mode reading) {

        MetricDraft draft() {
            return new MetricDraft(
                    text(name),
                    text(unit),
                    text(currency).toUpperCase(Locale.ROOT),
                    kind == null ? Kind.OTHER : kind,
                    reading == null ? Mode.STATE : reading);
        }

        private static String text(String value) {
            return value == null ? "" : value.strip();
        }
    }
}
