package org.gatehouse.review;

import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reviews of a project, and one as evidence in its task's form. */
@Controller
class ReviewController {

    private final Reviews reviews;
    private final ReviewHistory history;
    private final Projects projects;
    private final TaskPlaces tasks;
    private final CurrentPerson me;

    ReviewController(Reviews reviews, ReviewHistory history, Projects projects, TaskPlaces tasks, CurrentPerson me) {
        this.reviews = reviews;
        this.history = history;
        this.projects = projects;
        this.tasks = tasks;
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
        return "review/list";
    }

    @PostMapping("/projects/{key}/reviews")
    String ask(@PathVariable String key) {
        projects.visible(key);
        reviews.ask(key);
        return "redirect:/projects/" + key + "/reviews";
    }

    @GetMapping("/projects/{key}/reviews/{number}")
    String detail(@PathVariable String key, @PathVariable int number, Model model) {
        Project project = projects.visible(key);
        model.addAttribute("project", project);
        model.addAttribute("review", reviews.require(key, number));
        return "review/detail";
    }

    /** What the form of the task shows. */
    @GetMapping("/tasks/{taskId}/review")
    String evidence(@PathVariable String taskId, Model model) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        model.addAttribute("project", projects.require(place.projectKey()));
        model.addAttribute("review", reviews.of(place.processInstanceId()).orElseThrow(() -> new NotFound(taskId)));
        return "review/facts :: facts";
    }
}
