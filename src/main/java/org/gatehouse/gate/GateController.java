package org.gatehouse.gate;

import java.util.Locale;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The dossier, in the task form and afterwards. */
@Controller
class GateController {

    private final GateReviews reviews;
    private final DossierView view;
    private final Projects projects;
    private final CurrentPerson me;
    private final TaskPlaces tasks;

    GateController(GateReviews reviews, DossierView view, Projects projects, CurrentPerson me, TaskPlaces tasks) {
        this.reviews = reviews;
        this.view = view;
        this.projects = projects;
        this.me = me;
        this.tasks = tasks;
    }

    @GetMapping("/tasks/{taskId}/dossier")
    String dossier(@PathVariable String taskId, Model model, Locale locale) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        show(reviews.current(place.processInstanceId()), projects.require(place.projectKey()), model, locale);
        return "gate/dossier :: dossier";
    }

    @GetMapping("/tasks/{taskId}/conditions")
    String conditions(@PathVariable String taskId, Model model) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        model.addAttribute("project", projects.require(place.projectKey()));
        model.addAttribute("open", reviews.openConditions(place.projectKey()));
        return "gate/conditions :: conditions";
    }

    @GetMapping("/projects/{key}/gates/{id}")
    String review(@PathVariable String key, @PathVariable long id, Model model, Locale locale) {
        Project project = projects.visible(key);
        show(reviews.require(key, id), project, model, locale);
        return "gate/review";
    }

    private void show(GateReview review, Project project, Model model, Locale locale) {
        model.addAttribute("project", project);
        model.addAttribute("review", review);
        model.addAttribute("sections", view.of(review, locale));
        model.addAttribute("conditions", reviews.openConditions(project.key()));
    }
}
