package org.gatehouse.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lessons of earlier projects where this project stands: in the task's form, and on the portal's page for the same task. */
@Controller
class HintController {

    private static final int SHOWN = 2;

    /** On which tab of a project the tasks of a process are worked on. */
    private static final Map<String, String> TABS = Map.of(
            "goals", "goal",
            "plan", "plan",
            "work", "work-item",
            "measures", "adjustment",
            "risks", "risk",
            "reviews", "review",
            "changes", "change",
            "report", "closure");

    private final Hints hints;
    private final Lessons lessons;
    private final Shelf shelf;
    private final Projects projects;
    private final TaskPlaces tasks;
    private final Inbox inbox;
    private final CurrentPerson me;

    HintController(
            Hints hints,
            Lessons lessons,
            Shelf shelf,
            Projects projects,
            TaskPlaces tasks,
            Inbox inbox,
            CurrentPerson me) {
        this.hints = hints;
        this.lessons = lessons;
        this.shelf = shelf;
        this.projects = projects;
        this.tasks = tasks;
        this.inbox = inbox;
        this.me = me;
    }

    @GetMapping("/tasks/{taskId}/hints")
    String ofTask(@PathVariable String taskId, Model model) {
        return show(tasks.addressedTo(taskId, me.id(), me.groups()), model);
    }

    /** For the task of the reader's own that this tab is for; nothing where they have none there. */
    @GetMapping("/projects/{key}/hints")
    String ofTab(@PathVariable String key, @RequestParam(defaultValue = "") String tab, Model model) {
        projects.visible(key);
        String process = TABS.getOrDefault(tab, "");
        return inbox.ofProject(key).stream()
                .filter(task ->
                        me.id().equals(task.assignee()) && task.process().equals(process))
                .findFirst()
                .map(task -> show(tasks.addressedTo(task.id(), me.id(), me.groups()), model))
                .orElse("lesson/pieces :: nothing");
    }

    private String show(TaskPlace task, Model model) {
        List<String> places = new ArrayList<>(List.of(task.process() + "/" + task.step()));
        tasks.calledFrom(task).ifPresent(places::add);
        if (task.process().equals("gate")) {
            // Every gate is the same process: which one it is, its caller says.
            Collections.reverse(places);
        }
        if (task.projectKey().isEmpty()) {
            return "lesson/pieces :: nothing";
        }
        Project project = projects.require(task.projectKey());
        model.addAttribute("project", project);
        model.addAttribute("place", places.get(0));
        model.addAttribute("hints", shelf.lay(hints.at(places, project, SHOWN)));
        model.addAttribute("contributes", lessons.mayAdd(project));
        return "lesson/pieces :: hints";
    }
}
