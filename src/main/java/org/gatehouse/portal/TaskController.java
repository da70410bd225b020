package org.gatehouse.portal;

import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** From a task to its project. */
@Controller
class TaskController {

    private final Inbox inbox;
    private final Desk desk;
    private final Projects projects;
    private final CurrentPerson me;

    TaskController(Inbox inbox, Desk desk, Projects projects, CurrentPerson me) {
        this.inbox = inbox;
        this.desk = desk;
        this.projects = projects;
        this.me = me;
    }

    @GetMapping("/tasks/{taskId}/project")
    String project(@PathVariable String taskId) {
        return "redirect:/projects/"
                + projects.visible(task(taskId).projectKey()).key();
    }

    /** For the Tasklist's tab: whoever may do the task may know what it is about. */
    @GetMapping("/api/tasks/{taskId}/summary")
    String summary(@PathVariable String taskId, Model model) {
        String key = task(taskId).projectKey();
        Project project =
                desk.isAddressedTo(taskId, me.id(), me.groups()) ? projects.require(key) : projects.visible(key);
        model.addAttribute("project", project);
        model.addAttribute("mayOpen", projects.mayView(project));
        return "portal/summary :: summary";
    }

    private InboxTask task(String taskId) {
        InboxTask task = inbox.find(taskId);
        if (task == null || task.projectKey() == null) {
            throw new NotFound(taskId);
        }
        return task;
    }
}
