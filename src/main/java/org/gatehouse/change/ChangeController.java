package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.change.ChangeLine.Kind;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The change requests of a project and the editor of one. */
@Controller
class ChangeController {

    private final Changes changes;
    private final ChangeList list;
    private final WorkItems items;
    private final Projects projects;
    private final People people;
    private final TaskPlaces tasks;
    private final CurrentPerson me;

    ChangeController(
            Changes changes,
            ChangeList list,
            WorkItems items,
            Projects projects,
            People people,
            TaskPlaces tasks,
            CurrentPerson me) {
        this.changes = changes;
        this.list = list;
        this.items = items;
        this.projects = projects;
        this.people = people;
        this.tasks = tasks;
        this.me = me;
    }

    @GetMapping("/projects/{key}/changes")
    String list(@PathVariable String key, @RequestParam(defaultValue = "1") int page, Model model) {
        Project project = projects.visible(key);
        int pages = list.pages(key);
        int shown = Math.max(1, Math.min(page, pages));
        model.addAttribute("project", project);
        model.addAttribute("changes", list.page(key, shown));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("mayAsk", changes.mayRequest(project));
        return "change/list";
    }

    @GetMapping("/projects/{key}/changes/new")
    String ask(@PathVariable String key, Model model) {
        model.addAttribute("project", projects.contributable(key));
        return "change/new";
    }

    @PostMapping("/projects/{key}/changes")
    String request(@PathVariable String key, @RequestParam String title, @RequestParam String reason) {
        projects.contributable(key);
        return at(key, changes.request(key, title, reason).id());
    }

    @GetMapping("/projects/{key}/changes/{id}")
    String detail(@PathVariable String key, @PathVariable String id, Model model) {
        Project project = projects.visible(key);
        Change change = changes.require(key, id);
        boolean editable = changes.mayDescribe(change, project);
        List<WorkItem> all = items.of(key);
        model.addAttribute("project", project);
        model.addAttribute("change", change);
        model.addAttribute("impact", changes.impact(change));
        model.addAttribute("editable", editable);
        model.addAttribute("names", new Names(all, people));
        if (editable) {
            model.addAttribute("items", all.stream().filter(WorkItem::isOpen).toList());
            model.addAttribute("task", changes.describingTask(change).orElse(null));
        }
        return "change/detail";
    }

    @PostMapping("/projects/{key}/changes/{id}")
    String describe(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam String title,
            @RequestParam String reason) {
        projects.contributable(key);
        changes.describe(key, id, version, title, reason);
        return at(key, id);
    }

    @PostMapping("/projects/{key}/changes/{id}/lines")
    String addLine(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam int version,
            @RequestParam Kind kind,
            @RequestParam(required = false) String itemKey,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(required = false) String ownerId,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate start,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate finish,
            @RequestParam(required = false) BigDecimal hours,
            @RequestParam(required = false) BigDecimal amount) {
        projects.contributable(key);
        changes.addLine(
                key, id, version, new ChangeLine(kind, itemKey, title, ownerId, start, finish, hours, amount, ""));
        return at(key, id);
    }

    @PostMapping("/projects/{key}/changes/{id}/lines/{index}/remove")
    String removeLine(
            @PathVariable String key, @PathVariable String id, @PathVariable int index, @RequestParam int version) {
        projects.contributable(key);
        changes.removeLine(key, id, version, index);
        return at(key, id);
    }

    @PostMapping("/projects/{key}/changes/{id}/description")
    String finish(@PathVariable String key, @PathVariable String id, @RequestParam String decision) {
        projects.contributable(key);
        changes.finishDescribing(key, id, decision);
        return at(key, id);
    }

    /** What the form of the task shows. */
    @GetMapping("/tasks/{taskId}/change")
    String evidence(@PathVariable String taskId, Model model) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        String changeId = changes.described(place.processInstanceId()).orElseThrow(() -> new NotFound(taskId));
        model.addAttribute("project", projects.require(place.projectKey()));
        model.addAttribute("change", changes.require(place.projectKey(), changeId));
        return "change/evidence :: evidence";
    }

    private static String at(String key, String id) {
        return "redirect:/projects/" + key + "/changes/" + id;
    }

    /** Items and people as the page names them. */
    record Names(List<WorkItem> items, People people) {

        public String item(String itemKey) {
            return items.stream()
                    .filter(item -> item.key().equals(itemKey))
                    .map(item -> item.key() + " " + item.title())
                    .findFirst()
                    .orElse(itemKey);
        }

        public String person(String id) {
            return id == null || id.isEmpty() ? "–" : people.name(id);
        }
    }
}
