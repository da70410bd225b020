package org.gatehouse.waiting;

import java.util.List;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.engine.PastSteps;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Why a project, a task, a work item stands still, and what helps. */
@Controller
class WaitingController {

    /** So many reasons stand on the overview; the page shows all. */
    private static final int SHOWN = 10;

    private static final int PAGE = 25;

    private final Standstills standstills;
    private final TaskHelp help;
    private final Projects projects;
    private final Inbox inbox;
    private final Desk desk;
    private final CurrentPerson me;

    WaitingController(
            Standstills standstills, TaskHelp help, Projects projects, Inbox inbox, Desk desk, CurrentPerson me) {
        this.standstills = standstills;
        this.help = help;
        this.projects = projects;
        this.inbox = inbox;
        this.desk = desk;
        this.me = me;
    }

    @GetMapping("/projects/{key}/waiting")
    String card(@PathVariable String key, Model model) {
        Project project = projects.visible(key);
        List<Shown> reasons = standstills.ofProject(project);
        model.addAttribute("project", project);
        model.addAttribute("first", reasons.get(0));
        model.addAttribute("others", reasons.subList(1, Math.min(SHOWN, reasons.size())));
        model.addAttribute("more", Math.max(0, reasons.size() - SHOWN));
        model.addAttribute("cases", PastSteps.LATEST);
        model.addAttribute("readers", help.readers(project));
        return "waiting/card :: card";
    }

    @GetMapping("/projects/{key}/waiting/all")
    String all(@PathVariable String key, @RequestParam(defaultValue = "1") int page, Model model) {
        Project project = projects.visible(key);
        List<Shown> reasons = standstills.ofProject(project);
        int pages = (reasons.size() + PAGE - 1) / PAGE;
        int shown = Math.max(1, Math.min(page, pages));
        model.addAttribute("project", project);
        model.addAttribute("reasons", reasons.subList((shown - 1) * PAGE, Math.min(shown * PAGE, reasons.size())));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("cases", PastSteps.LATEST);
        model.addAttribute("readers", help.readers(project));
        return "waiting/all";
    }

    @GetMapping("/projects/{key}/work/{itemKey}/waiting")
    String item(@PathVariable String key, @PathVariable String itemKey, Model model) {
        Project project = projects.visible(key);
        model.addAttribute("project", project);
        model.addAttribute("reasons", standstills.ofItem(project, itemKey));
        return "waiting/card :: item";
    }

    /** For the task forms: a sentence, nothing to press. */
    @GetMapping("/tasks/{taskId}/waiting")
    String task(@PathVariable String taskId, Model model) {
        show(taskId, model);
        return "waiting/card :: task";
    }

    /** For those who look after a task without being in its project. */
    @GetMapping("/tasks/{taskId}/waiting/all")
    String taskPage(@PathVariable String taskId, Model model) {
        show(taskId, model);
        return "waiting/task";
    }

    /** @param back {@code overview} to return there; else to all that is waited for */
    @PostMapping("/tasks/{taskId}/reminder")
    String remind(@PathVariable String taskId, @RequestParam(defaultValue = "") String back, RedirectAttributes after) {
        InboxTask task = open(taskId);
        help.remind(task.projectKey(), taskId);
        after.addFlashAttribute("notice", "waiting.reminded");
        return next(task, back);
    }

    /** @param back as in {@link #remind} */
    @PostMapping("/tasks/{taskId}/handover")
    String handOver(
            @PathVariable String taskId,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes after) {
        InboxTask task = open(taskId);
        help.handOver(task.projectKey(), taskId, to, reason);
        after.addFlashAttribute("notice", "waiting.handedOver");
        return next(task, back);
    }

    /** @param back as in {@link #remind} */
    @PostMapping("/tasks/{taskId}/information")
    String inform(
            @PathVariable String taskId,
            @RequestParam(defaultValue = "") String reader,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes after) {
        InboxTask task = open(taskId);
        help.inform(task.projectKey(), taskId, reader, note);
        after.addFlashAttribute("notice", "waiting.informed");
        return next(task, back);
    }

    private void show(String taskId, Model model) {
        String key = open(taskId).projectKey();
        boolean theirs = me.is(Role.ADMIN) || desk.isAddressedTo(taskId, me.id(), me.groups());
        Project project = theirs ? projects.require(key) : projects.visible(key);
        model.addAttribute("project", project);
        model.addAttribute("mayOpen", projects.mayView(project));
        model.addAttribute("reason", standstills.ofTask(project, taskId));
    }

    private InboxTask open(String taskId) {
        InboxTask task = inbox.find(taskId);
        if (task == null || task.projectKey() == null) {
            throw new NotFound(taskId);
        }
        return task;
    }

    private String next(InboxTask task, String back) {
        if (!projects.mayView(projects.require(task.projectKey()))) {
            return "redirect:/tasks/" + task.id() + "/waiting/all";
        }
        return "redirect:/projects/" + task.projectKey() + (back.equals("overview") ? "" : "/waiting/all");
    }
}
