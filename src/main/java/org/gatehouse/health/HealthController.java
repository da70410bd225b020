package org.gatehouse.health;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A project's health: on its overview, over the last weeks, and what manager or sponsor say against it. */
@Controller
@RequestMapping("/projects/{key}/health")
class HealthController {

    private final Healths healths;
    private final HealthRows rows;
    private final Projects projects;
    private final Clock clock;

    HealthController(Healths healths, HealthRows rows, Projects projects, Clock clock) {
        this.healths = healths;
        this.rows = rows;
        this.projects = projects;
        this.clock = clock;
    }

    @GetMapping
    String summary(@PathVariable String key, Model model) {
        show(projects.visible(key), model);
        return "health/summary :: summary";
    }

    @GetMapping("/history")
    String history(@PathVariable String key, Model model) {
        show(projects.visible(key), model);
        LocalDate today = LocalDate.now(clock);
        List<HealthWeek> weeks = HealthWeek.of(rows.history(key, HealthWeek.since(today)), today);
        model.addAttribute("weeks", weeks);
        model.addAttribute("shown", HealthWeek.SHOWN);
        model.addAttribute("dimensions", Health.DIMENSIONS);
        return "health/history";
    }

    @PostMapping("/override")
    String overrule(
            @PathVariable String key,
            @RequestParam(required = false) Light light,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate until) {
        healths.overrule(key, light, why, until);
        return "redirect:/projects/" + key + "/health/history";
    }

    @PostMapping("/override/end")
    String end(@PathVariable String key) {
        healths.endOverrule(key);
        return "redirect:/projects/" + key + "/health/history";
    }

    private void show(Project project, Model model) {
        model.addAttribute("project", project);
        model.addAttribute("health", healths.latest(project.key()).orElse(null));
        model.addAttribute("mayOverrule", healths.mayOverrule(project));
        model.addAttribute("lights", Healths.GIVEN);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("latestEnd", healths.latestEnd(project));
    }
}
