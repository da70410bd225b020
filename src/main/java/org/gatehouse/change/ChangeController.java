package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.change.ChangeLine.Kind;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.goal.Goals;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.resource.Rates;
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
    private final Goals goals;
    private final BudgetLines budget;
    private final Rates rates;
    private final GateReviews gates;
    private final Projects projects;
    private final People people;
    private final TaskPlaces tasks;
    private final CurrentPerson me;

    ChangeController(
            Changes changes,
            ChangeList list,
            WorkItems items,
            Goals goals,
            BudgetLines budget,
            Rates rates,
            GateReviews gates,
            Projects projects,
            People people,
            TaskPlaces tasks,
            CurrentPerson me) {
        this.changes = changes;
        this.list = list;
        this.items = items;
        this.goals = goals;
        this.budget = budget;
        this.rates = rates;
        this.gates = gates;
        this.projects = projects;
        this.people = people;
        this.tasks = tasks;
        this.me = me;
    }

    @GetMapping("/projects/{key}/changes")
    String list(@PathVariable String key, @RequestParam(defaultValue = "1") int page, Model model) {
        Project project = projects.visible(key);
        ChangeList.Reader reader = new ChangeList.Reader(me.id(), changes.seesIdeas(project));
        int pages = list.pages(key, reader);
        int shown = Math.max(1, Math.min(page, pages));
        model.addAttribute("project", project);
        model.addAttribute("changes", list.page(key, reader, shown));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("mayAsk", changes.mayRequest(project));
        return "change/list";
    }

    /** @param like the change to begin like; empty: from nothing */
    @GetMapping("/projects/{key}/changes/new")
    String ask(@PathVariable String key, @RequestParam(defaultValue = "") String like, Model model) {
        Project project = projects.contributable(key);
        model.addAttribute("project", project);
        model.addAttribute("like", like.isEmpty() ? null : changes.visible(project, like));
        return "change/new";
    }

    /** @param as {@code idea}: it is only tried out */
    @PostMapping("/projects/{key}/changes")
    String request(
            @PathVariable String key,
            @RequestParam String title,
            @RequestParam String reason,
            @RequestParam(defaultValue = "request") String as,
            @RequestParam(defaultValue = "") String like) {
        projects.contributable(key);
        return at(
                key,
                as.equals("idea")
                        ? changes.tryOut(key, title, reason, like).id()
                        : changes.request(key, title, reason).id());
    }

    @GetMapping("/projects/{key}/changes/{id}")
    String detail(@PathVariable String key, @PathVariable String id, Model model, Locale locale) {
        Project project = projects.visible(key);
        Change change = changes.visible(project, id);
        boolean editable = changes.mayDescribe(change, project);
        List<WorkItem> outline = items.outline(key);
        model.addAttribute("project", project);
        model.addAttribute("change", change);
        model.addAttribute("trial", changes.tried(change));
        model.addAttribute("routeReason", change.route() == null ? null : change.routeReason(locale));
        model.addAttribute("editable", editable);
        model.addAttribute("seesCosts", rates.mayKnow(project) || me.id().equals(project.sponsorId()));
        model.addAttribute("names", new ChangeNames(outline, goals.of(key), budget.of(key), people));
        model.addAttribute("draft", true);
        model.addAttribute("mayTry", changes.mayRequest(project));
        if (editable) {
            model.addAttribute(
                    "items",
                    outline.stream()
                            .filter(item -> item.isOpen() && !item.isSummary())
                            .toList());
            model.addAttribute(
                    "summaries",
                    outline.stream()
                            .filter(item -> item.isOpen() && item.isSummary())
                            .toList());
            model.addAttribute("priorities", Priority.values());
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
    String addLine(@PathVariable String key, @PathVariable String id, @RequestParam int version, Wording wording) {
        projects.contributable(key);
        changes.addLine(key, id, version, wording.line());
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
        model.addAttribute(
                "returned",
                gates.lastReturn(place.projectKey(), changeId, Set.of("describeChange"))
                        .orElse(null));
        return "change/evidence :: evidence";
    }

    static String at(String key, String id) {
        return "redirect:/projects/" + key + "/changes/" + id;
    }

    /** A line as its form is sent. */
    record Wording(
            Kind kind,
            String itemKey,
            String title,
            String ownerId,
            @DateTimeFormat(iso = ISO.DATE) LocalDate start,
            @DateTimeFormat(iso = ISO.DATE) LocalDate finish,
            BigDecimal hours,
            BigDecimal amount,
            String goalKey,
            String links,
            String parentKey,
            Priority priority,
            Long fromLine,
            Long toLine) {

        ChangeLine line() {
            if (kind == null) {
                throw new InvalidInput("kind", "error.required", "kind");
            }
            return new ChangeLine(
                    kind, itemKey, title, ownerId, start, finish, hours, amount, goalKey, links, parentKey, priority,
                    fromLine, toLine, "");
        }
    }
}
