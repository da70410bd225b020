package org.gatehouse.workload;

import java.util.Set;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Capacity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who could do an item, and giving it to them; for the project manager. */
@Controller
@RequestMapping("/projects/{key}/load/items/{item}")
class SuggestionController {

    private final Suggestions suggestions;
    private final Capacity capacity;
    private final WorkItems items;
    private final Projects projects;

    SuggestionController(Suggestions suggestions, Capacity capacity, WorkItems items, Projects projects) {
        this.suggestions = suggestions;
        this.capacity = capacity;
        this.items = items;
        this.projects = projects;
    }

    /** @param skill that is wanted; without it, those that the item's words name */
    @GetMapping
    String show(
            @PathVariable String key,
            @PathVariable String item,
            @RequestParam(required = false) String skill,
            Model model) {
        Project project = projects.steerable(key);
        WorkItem asked = items.require(key, item);
        Set<String> wanted = skill == null || skill.isBlank() ? suggestions.wanted(asked) : Set.of(skill);
        model.addAttribute("project", project);
        model.addAttribute("item", asked);
        model.addAttribute("needed", Suggestions.needed(asked));
        model.addAttribute("wanted", wanted);
        model.addAttribute("skills", capacity.knownSkills());
        model.addAttribute("suggestions", suggestions.of(project, asked, wanted));
        model.addAttribute("editable", asked.isOpen() && items.areOpen(project));
        return "workload/suggestions";
    }

    @PostMapping
    String assign(
            @PathVariable String key,
            @PathVariable String item,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String personId) {
        suggestions.assign(key, item, version, personId);
        return "redirect:/projects/" + key + "/plan/items/" + item;
    }
}
