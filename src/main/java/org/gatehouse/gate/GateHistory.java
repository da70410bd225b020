package org.gatehouse.gate;

import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of a project's gate decisions, a fragment of its overview. */
@Controller
class GateHistory {

    private final GateReviews reviews;
    private final Projects projects;

    GateHistory(GateReviews reviews, Projects projects) {
        this.reviews = reviews;
        this.projects = projects;
    }

    @GetMapping("/projects/{key}/gates")
    String list(@PathVariable String key, Model model) {
        model.addAttribute("project", projects.visible(key));
        model.addAttribute("reviews", reviews.of(key));
        return "gate/history :: history";
    }
}
