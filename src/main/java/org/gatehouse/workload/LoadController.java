package org.gatehouse.workload;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Capacity;
import org.gatehouse.workload.Loads.Chart;
import org.gatehouse.workload.Loads.Details;
import org.gatehouse.workload.Span.Unit;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The load of people over weeks or months: of the house, of a project's people, of one person. */
@Controller
class LoadController {

    /** People on a page. */
    private static final int PAGE = 40;

    private final Loads loads;
    private final Capacity capacity;
    private final Projects projects;
    private final Clock clock;

    LoadController(Loads loads, Capacity capacity, Projects projects, Clock clock) {
        this.loads = loads;
        this.capacity = capacity;
        this.projects = projects;
        this.clock = clock;
    }

    @GetMapping("/resources")
    String first() {
        return "redirect:/resources/load";
    }

    @GetMapping("/resources/load")
    String house(
            @RequestParam(defaultValue = "WEEK") Unit unit,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(defaultValue = "") String skill,
            @RequestParam(name = "in", defaultValue = "") String projectKey,
            @RequestParam(defaultValue = "false") boolean over,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Chart chart = loads.house(span(unit, from), skill, projectKey, over, Math.max(1, page), PAGE);
        show(chart.span(), model);
        model.addAttribute("chart", chart);
        model.addAttribute("skill", skill);
        model.addAttribute("in", projectKey);
        model.addAttribute("over", over);
        model.addAttribute("skills", capacity.knownSkills());
        Map<String, String> names = projects.names(chart.projectKeys());
        model.addAttribute("projectNames", new java.util.TreeMap<>(names));
        model.addAttribute("page", Math.max(1, page));
        model.addAttribute("pages", Math.max(1, (chart.total() + PAGE - 1) / PAGE));
        return "workload/house";
    }

    @GetMapping("/resources/load/{person}")
    String person(
            @PathVariable String person,
            @RequestParam(defaultValue = "WEEK") Unit unit,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            Model model) {
        Span span = span(unit, from);
        Details details = loads.of(span, person);
        if (details == null) {
            throw new NotFound(person);
        }
        show(span, model);
        model.addAttribute("details", details);
        model.addAttribute(
                "projectNames",
                projects.names(details.named().stream()
                        .map(part -> part.booking().projectKey())
                        .collect(java.util.stream.Collectors.toSet())));
        return "workload/person";
    }

    @GetMapping("/projects/{key}/load")
    String project(
            @PathVariable String key,
            @RequestParam(defaultValue = "WEEK") Unit unit,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            Model model) {
        Project project = projects.visible(key);
        Span span = span(unit, from);
        show(span, model);
        model.addAttribute("project", project);
        model.addAttribute("chart", loads.project(span, project));
        return "workload/project";
    }

    private Span span(Unit unit, LocalDate from) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = from == null || Math.abs(from.getYear() - today.getYear()) > 20 ? today : from;
        return Span.of(unit, day);
    }

    private static void show(Span span, Model model) {
        model.addAttribute("span", span);
        model.addAttribute("units", Unit.values());
    }
}
