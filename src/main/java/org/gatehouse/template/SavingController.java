package org.gatehouse.template;

import java.util.Locale;
import java.util.Map;
import org.gatehouse.project.Project;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saving a project's plan as a template. */
@Controller
class SavingController {

    private final Templates templates;
    private final PlanReader reader;

    SavingController(Templates templates, PlanReader reader) {
        this.templates = templates;
        this.reader = reader;
    }

    @GetMapping("/projects/{key}/template")
    String form(@PathVariable String key, Model model, Locale locale) {
        Project project = templates.source(key);
        model.addAttribute("project", project);
        model.addAttribute("workers", reader.workers(project));
        model.addAttribute("language", locale.getLanguage().equals("zh") ? "zh" : "en");
        return "template/save";
    }

    /** @param fields holds what each role is to be called, by its worker's id */
    @PostMapping("/projects/{key}/template")
    String save(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "false") boolean actual,
            @RequestParam(defaultValue = "false") boolean budget,
            @RequestParam(defaultValue = "false") boolean goals,
            @RequestParam(defaultValue = "false") boolean risks,
            @RequestParam Map<String, String> fields,
            RedirectAttributes flash) {
        String id = templates.save(key, new Saving(name, description, language, actual, budget, goals, risks), fields);
        flash.addFlashAttribute("notice", "notice.saved");
        return "redirect:/templates/" + id;
    }
}
