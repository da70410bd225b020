package org.gatehouse.workload;

import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How sure a project's dates are. */
@Controller
class ForecastController {

    private final Forecasts forecasts;
    private final Projects projects;

    ForecastController(Forecasts forecasts, Projects projects) {
        this.forecasts = forecasts;
        this.projects = projects;
    }

    /** @param seed the same gives the same */
    @GetMapping("/projects/{key}/forecast")
    String show(@PathVariable String key, @RequestParam(defaultValue = "1") long seed, Model model) {
        Project project = projects.visible(key);
        model.addAttribute("project", project);
        model.addAttribute("seed", seed);
        model.addAttribute("outlook", forecasts.of(project, seed));
        return "workload/forecast";
    }
}
