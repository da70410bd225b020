package org.gatehouse.review;

import java.util.Locale;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.kernel.NotFound;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reviews of a project: their history, one with its status report, the same on paper and in its task's form. */
@Controller
class ReviewController {

    private final Reviews reviews;
    private final ReviewHistory history;
    private final StatusView view;
    private final ResourceCheck resources;
    private final Projects projects;
    private final TaskPlaces tasks;
    private final Paper paper;
    private final CurrentPerson me;

    ReviewController(
            Reviews reviews,
            ReviewHistory history,
            StatusView view,
            ResourceCheck resources,
            Projects projects,
            TaskPlaces tasks,
            Paper paper,
            CurrentPerson me) {
        this.reviews = reviews;
        this.history = history;
        this.view = view;
        this.resources = resources;
        this.projects = projects;
        this.tasks = tasks;
        this.paper = paper;
        this.me = me;
    }

    @GetMapping("/projects/{key}/reviews")
    String list(@PathVariable String key, @RequestParam(defaultValue = "1") int page, Model model) {
        Project project = projects.visible(key);
        int pages = history.pages(key);
        int shown = Math.max(1, Math.min(page, pages));
        model.addAttribute("project", project);
        model.addAttribute("reviews", history.page(key, shown));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("mayAsk", reviews.mayAsk(project));
        model.addAttribute("checked", resources.latest(key).orElse(null));
        model.addAttribute("seesCosts", view.seesCosts(project));
        model.addAttribute("steers", steers(project));
        return "review/list";
    }

    @PostMapping("/projects/{key}/reviews")
    String ask(@PathVariable String key) {
        projects.visible(key);
        reviews.ask(key);
        return "redirect:/projects/" + key + "/reviews";
    }

    @GetMapping("/projects/{key}/reviews/{number}")
    String detail(@PathVariable String key, @PathVariable int number, Locale locale, Model model) {
        Project project = projects.visible(key);
        model.addAllAttributes(view.of(project, reviews.require(key, number), locale));
        model.addAttribute("steers", steers(project));
        return "review/detail";
    }

    @GetMapping("/projects/{key}/reviews/{number}/report")
    String report(@PathVariable String key, @PathVariable int number, Locale locale, Model model) {
        Project project = projects.visible(key);
        model.addAllAttributes(view.of(project, reviews.require(key, number), locale));
        return "review/report";
    }

    @GetMapping("/projects/{key}/reviews/{number}/report.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String key, @PathVariable int number, Locale locale) {
        Project project = projects.visible(key);
        byte[] pdf = paper.pdf("review/paper", view.of(project, reviews.require(key, number), locale), locale);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(key + "-review-" + number + ".pdf")
                                .build()
                                .toString())
                .body(pdf);
    }

    /** What the form of the task shows. */
    @GetMapping("/tasks/{taskId}/review")
    String evidence(@PathVariable String taskId, Locale locale, Model model) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        Project project = projects.require(place.projectKey());
        Review review = reviews.of(place.processInstanceId()).orElseThrow(() -> new NotFound(taskId));
        model.addAllAttributes(view.of(project, review, locale));
        return "review/evidence :: evidence";
    }

    private boolean steers(Project project) {
        return project.isRunning() && project.managerId().equals(me.id());
    }
}
