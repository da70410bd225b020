package org.gatehouse.template;

import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The risks to look at, on a project's overview. */
@Controller
class RiskHintController {

    private final RiskHints hints;
    private final Projects projects;
    private final CurrentPerson me;

    RiskHintController(RiskHints hints, Projects projects, CurrentPerson me) {
        this.hints = hints;
        this.projects = projects;
        this.me = me;
    }

    @GetMapping("/projects/{key}/risk-hints")
    String list(@PathVariable String key, Model model) {
        Project project = projects.visible(key);
        model.addAttribute("project", project);
        model.addAttribute("hints", hints.of(key));
        model.addAttribute("steers", project.isRunning() && project.managerId().equals(me.id()));
        return "template/hints :: hints";
    }

    @PostMapping("/projects/{key}/risk-hints/{id}/removal")
    String strikeOff(@PathVariable String key, @PathVariable long id) {
        hints.strikeOff(key, id);
        return "redirect:/projects/" + key;
    }
}
