package org.gatehouse.risk;

import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.risk.Suggestion.Origin;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Suggested risks, a fragment of the register. */
@Controller
class RiskSuggestionController {

    private final RiskSuggestions suggestions;
    private final Projects projects;
    private final CurrentPerson me;

    RiskSuggestionController(RiskSuggestions suggestions, Projects projects, CurrentPerson me) {
        this.suggestions = suggestions;
        this.projects = projects;
        this.me = me;
    }

    @GetMapping("/projects/{key}/risks/suggestions")
    String list(@PathVariable String key, Model model) {
        Project project = projects.visible(key);
        model.addAttribute("project", project);
        model.addAttribute("suggestions", suggestions.of(project));
        model.addAttribute("mayJudge", project.isRunning() && project.isTeam(me.id()));
        return "risk/suggestions :: suggestions";
    }

    @PostMapping("/projects/{key}/risks/suggestions/acceptance")
    String accept(@PathVariable String key, @RequestParam String id, @RequestParam String facts) {
        return "redirect:/projects/" + key + "/risks/"
                + suggestions.accept(key, new Origin(id, facts)).key();
    }

    @PostMapping("/projects/{key}/risks/suggestions/dismissal")
    String dismiss(
            @PathVariable String key,
            @RequestParam String id,
            @RequestParam String facts,
            @RequestParam String reason) {
        suggestions.dismiss(key, new Origin(id, facts), reason);
        return "redirect:/projects/" + key + "/risks";
    }
}
