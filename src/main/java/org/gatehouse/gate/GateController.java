package org.gatehouse.gate;

import java.util.Locale;
import java.util.Map;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.print.Paper;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The dossier, in the task form and afterwards. */
@Controller
class GateController {

    private final GateReviews reviews;
    private final DossierView view;
    private final Projects projects;
    private final CurrentPerson me;
    private final TaskPlaces tasks;
    private final Paper paper;

    GateController(
            GateReviews reviews, DossierView view, Projects projects, CurrentPerson me, TaskPlaces tasks, Paper paper) {
        this.reviews = reviews;
        this.view = view;
        this.projects = projects;
        this.me = me;
        this.tasks = tasks;
        this.paper = paper;
    }

    @GetMapping("/tasks/{taskId}/dossier")
    String dossier(@PathVariable String taskId, Model model, Locale locale) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        show(reviews.current(place.processInstanceId()), projects.require(place.projectKey()), model, locale);
        model.addAttribute("taskId", taskId);
        return "gate/dossier :: dossier";
    }

    /** The pictures of one section, for a frame in the task form, where no script of ours draws. */
    @GetMapping("/tasks/{taskId}/dossier/pictures")
    String pictures(@PathVariable String taskId, @RequestParam String section, Model model, Locale locale) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        Project project = projects.require(place.projectKey());
        model.addAttribute(
                "plots",
                view.of(reviews.current(place.processInstanceId()), project, locale).sections().stream()
                        .filter(one -> one.key().equals(section))
                        .flatMap(one -> one.plots().stream())
                        .toList());
        return "gate/pictures";
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
        GateReview review = reviews.require(key, id);
        show(review, project, model, locale);
        model.addAttribute(
                "stepName",
                reviews.reworkName(review).map(name -> name.in(locale)).orElse(""));
        model.addAttribute("mayWithdraw", project.isOpen() && reviews.mayWithdraw(review, me.id()));
        return "gate/review";
    }

    @GetMapping("/projects/{key}/gates/{id}/dossier.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String key, @PathVariable long id, Locale locale) {
        Project project = projects.visible(key);
        GateReview review = reviews.require(key, id);
        byte[] pdf = paper.pdf(
                "gate/paper",
                Map.of("project", project, "review", review, "dossier", view.of(review, project, locale)),
                locale);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(key + "-" + review.gate() + "-gate-" + review.round() + ".pdf")
                                .build()
                                .toString())
                .body(pdf);
    }

    private void show(GateReview review, Project project, Model model, Locale locale) {
        model.addAttribute("project", project);
        model.addAttribute("review", review);
        model.addAttribute("dossier", view.of(review, project, locale));
        model.addAttribute("conditions", reviews.binding(review));
    }
}
