package org.gatehouse.project;

import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.person.CurrentPerson;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Why a project rests, in the form of its resumption. */
@Controller
class HoldController {

    private final Projects projects;
    private final TaskPlaces tasks;
    private final CurrentPerson me;

    HoldController(Projects projects, TaskPlaces tasks, CurrentPerson me) {
        this.projects = projects;
        this.tasks = tasks;
        this.me = me;
    }

    @GetMapping("/tasks/{taskId}/hold")
    String hold(@PathVariable String taskId, Model model) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        model.addAttribute("hold", projects.currentHold(place.projectKey()));
        return "project/hold :: hold";
    }
}
