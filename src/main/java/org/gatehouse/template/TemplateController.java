package org.gatehouse.template;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.ProjectForm;
import org.gatehouse.template.Blueprint.Share;
import org.gatehouse.template.Blueprint.Step;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Templates to look at, to begin projects from, and to keep. */
@Controller
class TemplateController {

    /** Before the name of a role in the form. */
    private static final String ROLE = "role.";

    private final Templates templates;
    private final Beginnings beginnings;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;

    TemplateController(Templates templates, Beginnings beginnings, People people, CurrentPerson me, Clock clock) {
        this.templates = templates;
        this.beginnings = beginnings;
        this.people = people;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping("/templates")
    String list(Model model, Locale locale) {
        model.addAttribute("cards", templates.all(locale));
        return "template/list";
    }

    /** The same inside the page on which a project is created. */
    @GetMapping("/templates/cards")
    String cards(Model model, Locale locale) {
        model.addAttribute("cards", templates.all(locale));
        return "template/cards :: cards";
    }

    /** For the start form of Tasklist. */
    @GetMapping("/api/templates")
    @ResponseBody
    List<Choice> choices(Locale locale) {
        return templates.all(locale).stream()
                .map(card -> new Choice(card.id(), card.name(), card.weeks()))
                .toList();
    }

    @GetMapping("/templates/{id}")
    String show(@PathVariable String id, Model model, Locale locale) {
        Template template = show(templates.require(id, locale), model);
        model.addAttribute("keepable", templates.mayKeep(template));
        model.addAttribute("starter", me.is(Role.MANAGER));
        return "template/template";
    }

    @GetMapping("/templates/{id}/projects")
    String form(@PathVariable String id, Model model, Locale locale) {
        Template template = show(templates.require(id, locale), model);
        if (!me.is(Role.MANAGER)) {
            throw new NotAllowed("project.error.creator");
        }
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("everybody", people.all());
        model.addAttribute("managers", people.inRole(Role.MANAGER));
        model.addAttribute("currencies", ProjectForm.CURRENCIES);
        model.addAttribute("startDate", today);
        // Two weeks more than the plan takes, because of holidays and people who are away.
        model.addAttribute("endDate", today.plusWeeks(template.course().weeks() + 2L));
        return "template/start";
    }

    @PostMapping("/templates/{id}/projects")
    String begin(@PathVariable String id, ProjectForm form, @RequestParam Map<String, String> fields, Locale locale) {
        Map<String, String> persons = fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(ROLE))
                .collect(Collectors.toMap(field -> field.getKey().substring(ROLE.length()), Map.Entry::getValue));
        return "redirect:/projects/" + beginnings.begin(form.draft(), id, persons, locale) + "/plan";
    }

    @PostMapping("/templates/{id}")
    String rename(
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String description,
            RedirectAttributes flash) {
        templates.rename(id, version, name, description);
        flash.addFlashAttribute("notice", "notice.saved");
        return "redirect:/templates/" + id;
    }

    @PostMapping("/templates/{id}/retirement")
    String retire(@PathVariable String id, @RequestParam int version, RedirectAttributes flash) {
        templates.retire(id, version);
        flash.addFlashAttribute("notice", "template.notice.retired");
        return "redirect:/templates";
    }

    private static Template show(Template template, Model model) {
        Blueprint plan = template.blueprint();
        Map<String, Step> steps = plan.stepsById();
        Map<String, String> roles = plan.roleNames();
        model.addAttribute("template", template);
        model.addAttribute("card", template.card());
        model.addAttribute("plan", plan);
        model.addAttribute(
                "rows",
                plan.steps().stream()
                        .map(step -> new Row(
                                step,
                                depth(step, steps),
                                step.shares().stream()
                                        .map(share -> part(share, roles))
                                        .toList(),
                                template.course().spans().get(step.id())))
                        .toList());
        return template;
    }

    private static String part(Share share, Map<String, String> roles) {
        return roles.get(share.role()) + (share.percent() == 100 ? "" : " " + share.percent() + " %");
    }

    private static int depth(Step step, Map<String, Step> steps) {
        int depth = 0;
        for (Step above = steps.get(step.parent()); above != null && depth < 9; above = steps.get(above.parent())) {
            depth++;
        }
        return depth;
    }

    record Choice(String id, String name, int weeks) {}

    /** @param depth of the outline, 0 at the top */
    record Row(Step step, int depth, List<String> parts, Course.Span span) {}
}
