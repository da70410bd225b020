package org.gatehouse.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.engine.TaskPage;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** From a task to its project, or to the page of what it is about where that is no project's. */
@Controller
class TaskController {

    private final Inbox inbox;
    private final Desk desk;
    private final Projects projects;
    private final CurrentPerson me;
    private final Map<String, TaskPage> pages;

    TaskController(Inbox inbox, Desk desk, Projects projects, CurrentPerson me, List<TaskPage> pages) {
        this.inbox = inbox;
        this.desk = desk;
        this.projects = projects;
        this.me = me;
        this.pages = pages.stream().collect(Collectors.toMap(TaskPage::process, Function.identity()));
    }

    @GetMapping("/tasks/{taskId}/project")
    String project(@PathVariable String taskId) {
        return "redirect:" + place(taskId).address();
    }

    /** For the Tasklist: where the link above the task leads, if anywhere. */
    @GetMapping("/api/tasks/{taskId}/place")
    @ResponseBody
    Place place(@PathVariable String taskId) {
        InboxTask task = inbox.find(taskId);
        if (task == null) {
            throw new NotFound(taskId);
        }
        if (task.projectKey() != null) {
            return new Place("/projects/" + projects.visible(task.projectKey()).key(), true);
        }
        return Optional.ofNullable(pages.get(task.process()))
                .map(page -> new Place(page.address(task, me.id()), false))
                .orElseThrow(() -> new NotFound(taskId));
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

    /** @param project whether it is a project's page */
    record Place(String address, boolean project) {}

    private InboxTask task(String taskId) {
        InboxTask task = inbox.find(taskId);
        if (task == null || task.projectKey() == null) {
            throw new NotFound(taskId);
        }
        return task;
    }
}
