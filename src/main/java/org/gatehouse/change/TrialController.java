package org.gatehouse.change;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.gatehouse.change.Changes.Trial;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.DraftPictures;
import org.gatehouse.plan.Gantt;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Rates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Trying changes out beside the plan: as pictures, side by side, and what becomes of them. */
@Controller
class TrialController {

    /** Changes that are shown side by side. */
    static final int MOST = 4;

    private final Changes changes;
    private final DraftPictures pictures;
    private final Projects projects;
    private final Rates rates;
    private final People people;
    private final MessageSource messages;
    private final CurrentPerson me;

    TrialController(
            Changes changes,
            DraftPictures pictures,
            Projects projects,
            Rates rates,
            People people,
            MessageSource messages,
            CurrentPerson me) {
        this.changes = changes;
        this.pictures = pictures;
        this.messages = messages;
        this.projects = projects;
        this.rates = rates;
        this.people = people;
        this.me = me;
    }

    /** One of those that are compared. */
    record Compared(Change change, Trial trial) {}

    @GetMapping("/projects/{key}/changes/compare")
    String compare(@PathVariable String key, @RequestParam(required = false) List<String> of, Model model) {
        Project project = projects.visible(key);
        LinkedHashSet<String> ids = new LinkedHashSet<>(of == null ? List.of() : of);
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new InvalidInput("of", "change.error.compare", MOST);
        }
        List<Compared> compared = new ArrayList<>();
        for (String id : ids) {
            Change change = changes.visible(project, id);
            compared.add(new Compared(change, changes.tried(change)));
        }
        model.addAttribute("project", project);
        model.addAttribute("now", changes.asItStands(project).frame());
        model.addAttribute("compared", compared);
        model.addAttribute("people", people);
        model.addAttribute("seesCosts", rates.mayKnow(project) || me.id().equals(project.sponsorId()));
        return "change/compare";
    }

    /** The plan as the change would make it, over the live one. */
    @GetMapping("/projects/{key}/changes/{id}/gantt")
    @ResponseBody
    Gantt picture(@PathVariable String key, @PathVariable String id, Locale locale) {
        Project project = projects.visible(key);
        return pictures.draw(
                project,
                changes.planned(project, changes.visible(project, id)),
                messages.getMessage("change.planNow", null, locale),
                locale);
    }

    @PostMapping("/projects/{key}/changes/{id}/request")
    String ask(@PathVariable String key, @PathVariable String id, @RequestParam int version) {
        projects.contributable(key);
        changes.ask(key, id, version);
        return ChangeController.at(key, id);
    }

    @PostMapping("/projects/{key}/changes/{id}/discard")
    String discard(@PathVariable String key, @PathVariable String id, @RequestParam int version) {
        projects.contributable(key);
        changes.discard(key, id, version);
        return "redirect:/projects/" + key + "/changes";
    }
}
