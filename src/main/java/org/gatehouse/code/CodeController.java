package org.gatehouse.code;

import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A project's code, an item's, and the connections by which it is told; those of the house have no project. */
@Controller
class CodeController {

    private static final int PAGE = 20;

    private final Connections connections;
    private final CodeEvents events;
    private final HookLog log;
    private final CompletionProposals proposals;
    private final WorkItems items;
    private final Projects projects;
    private final CurrentPerson me;
    private final String house;

    CodeController(
            Connections connections,
            CodeEvents events,
            HookLog log,
            CompletionProposals proposals,
            WorkItems items,
            Projects projects,
            CurrentPerson me,
            @Value("${gatehouse.address}") String house) {
        this.connections = connections;
        this.events = events;
        this.log = log;
        this.proposals = proposals;
        this.items = items;
        this.projects = projects;
        this.me = me;
        this.house = house;
    }

    @GetMapping("/projects/{key}/code")
    String project(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Project project = projects.visible(key);
        int pages = pages(events.count(key, item));
        int shown = Math.min(Math.max(1, page), pages);
        model.addAttribute("project", project);
        model.addAttribute("item", item);
        model.addAttribute("events", events.of(key, item, (shown - 1) * PAGE, PAGE));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        boolean manages = connections.mayManage(key);
        showConnections(key, manages && project.isRunning(), model);
        model.addAttribute("manages", manages);
        return "code/project";
    }

    @GetMapping("/code")
    String house(Model model) {
        showConnections(null, true, model);
        model.addAttribute("manages", true);
        return "code/house";
    }

    @PostMapping({"/code/connections", "/projects/{key}/code/connections"})
    String add(
            @PathVariable(required = false) String key,
            @RequestParam(required = false) Provider provider,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes after) {
        Connection added = connections.add(key, provider, name);
        after.addFlashAttribute("secret", added.secret());
        return "redirect:" + base(key) + "/connections/" + added.id();
    }

    @GetMapping({"/code/connections/{id}", "/projects/{key}/code/connections/{id}"})
    String connection(
            @PathVariable(required = false) String key,
            @PathVariable long id,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Connection connection = connections.managed(key, id);
        Project project = key == null ? null : projects.visible(key);
        int pages = pages(log.count(id));
        int shown = Math.min(Math.max(1, page), pages);
        model.addAttribute("project", project);
        model.addAttribute("base", base(key));
        model.addAttribute("connection", connection);
        model.addAttribute("address", house + "/hooks/code/" + connection.token());
        model.addAttribute("changeable", project == null || project.isRunning());
        model.addAttribute("lines", log.of(id, (shown - 1) * PAGE, PAGE));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        return "code/connection";
    }

    @PostMapping({"/code/connections/{id}/secret", "/projects/{key}/code/connections/{id}/secret"})
    String rotate(@PathVariable(required = false) String key, @PathVariable long id, RedirectAttributes after) {
        after.addFlashAttribute("secret", connections.rotate(key, id).secret());
        return "redirect:" + base(key) + "/connections/" + id;
    }

    @PostMapping({"/code/connections/{id}/removal", "/projects/{key}/code/connections/{id}/removal"})
    String remove(@PathVariable(required = false) String key, @PathVariable long id) {
        connections.remove(key, id);
        return "redirect:" + base(key);
    }

    /** What the page of an item shows of its code. */
    @GetMapping("/projects/{key}/work/{itemKey}/code")
    String ofItem(@PathVariable String key, @PathVariable String itemKey, Model model) {
        Project project = projects.visible(key);
        WorkItem item = items.require(key, itemKey);
        int count = events.count(key, itemKey);
        model.addAttribute("project", project);
        model.addAttribute("itemKey", itemKey);
        model.addAttribute("events", events.of(key, itemKey, 0, PAGE));
        model.addAttribute("more", count > PAGE);
        model.addAttribute("proposals", proposals.open(itemKey));
        model.addAttribute("decides", project.isRunning() && me.id().equals(item.ownerId()));
        return "code/item :: code";
    }

    @PostMapping("/projects/{key}/work/{itemKey}/code/proposals/{id}/acceptance")
    String accept(
            @PathVariable String key,
            @PathVariable String itemKey,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes after) {
        proposals.accept(key, itemKey, id, hours.strip(), note.strip());
        after.addFlashAttribute("notice", "code.finished");
        return "redirect:/projects/" + key + "/work/" + itemKey;
    }

    @PostMapping("/projects/{key}/work/{itemKey}/code/proposals/{id}/dismissal")
    String dismiss(@PathVariable String key, @PathVariable String itemKey, @PathVariable long id) {
        proposals.dismiss(key, itemKey, id);
        return "redirect:/projects/" + key + "/work/" + itemKey;
    }

    private void showConnections(String key, boolean changeable, Model model) {
        model.addAttribute("base", base(key));
        model.addAttribute("connections", connections.of(key));
        model.addAttribute("changeable", changeable);
        model.addAttribute("providers", Provider.values());
    }

    private static int pages(int rows) {
        return Math.max(1, (rows + PAGE - 1) / PAGE);
    }

    private static String base(String key) {
        return key == null ? "/code" : "/projects/" + key + "/code";
    }
}
