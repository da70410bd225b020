package org.gatehouse.goal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The goals tab, and the evidence in the task forms about goals. */
@Controller
class GoalController {

    private final Goals goals;
    private final Projects projects;
    private final GateReviews reviews;
    private final People people;
    private final CurrentPerson me;
    private final TaskPlaces tasks;

    GoalController(
            Goals goals, Projects projects, GateReviews reviews, People people, CurrentPerson me, TaskPlaces tasks) {
        this.goals = goals;
        this.projects = projects;
        this.reviews = reviews;
        this.people = people;
        this.me = me;
        this.tasks = tasks;
    }

    @GetMapping("/projects/{key}/goals")
    String list(@PathVariable String key, Model model) {
        show(projects.visible(key), model);
        return "goal/goals";
    }

    @GetMapping("/projects/{key}/goals/{goalKey}")
    String edit(@PathVariable String key, @PathVariable String goalKey, Model model) {
        Project project = projects.steerable(key);
        show(project, model);
        model.addAttribute("goal", goals.require(key, goalKey));
        return "goal/goal";
    }

    @PostMapping("/projects/{key}/goals")
    String add(@PathVariable String key, Wording wording) {
        goals.add(key, wording.draft());
        return "redirect:/projects/" + key + "/goals";
    }

    @PostMapping("/projects/{key}/goals/{goalKey}")
    String reword(@PathVariable String key, @PathVariable String goalKey, @RequestParam int version, Wording wording) {
        goals.reword(key, goalKey, version, wording.draft());
        return "redirect:/projects/" + key + "/goals";
    }

    @PostMapping("/projects/{key}/goals/{goalKey}/removal")
    String drop(@PathVariable String key, @PathVariable String goalKey) {
        goals.drop(key, goalKey);
        return "redirect:/projects/" + key + "/goals";
    }

    @GetMapping("/tasks/{taskId}/goals")
    String evidence(@PathVariable String taskId, Model model) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        model.addAttribute("project", projects.require(place.projectKey()));
        model.addAttribute(
                "returned", reviews.lastReturn(place.projectKey(), "goal", "").orElse(null));
        return "goal/evidence :: evidence";
    }

    private void show(Project project, Model model) {
        model.addAttribute("project", project);
        model.addAttribute("goals", goals.of(project.key()));
        model.addAttribute(
                "editable", project.isRunning() && project.managerId().equals(me.id()) && goals.areOpen(project.key()));
        model.addAttribute(
                "team",
                project.team().stream()
                        .map(id -> new Option(id, people.name(id)))
                        .toList());
        model.addAttribute("letters", List.of("S", "M", "A", "R", "T"));
    }

    record Option(String id, String name) {}

    /** The form as it is sent; empty fields are allowed, the SMART check names them. */
    record Wording(
            String statement,
            String metric,
            String unit,
            BigDecimal baselineValue,
            BigDecimal targetValue,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate deadline,
            String why,
            String ownerId) {

        GoalDraft draft() {
            return new GoalDraft(
                    text(statement),
                    text(metric),
                    text(unit),
                    baselineValue,
                    targetValue,
                    deadline,
                    text(why),
                    text(ownerId));
        }

        private static String text(String value) {
            return value == null ? "" : value.strip();
        }
    }
}
