package org.gatehouse.execution;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.timesheet.Entry;
import org.gatehouse.timesheet.Hours;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An item's page, and the evidence in the task forms of an item. */
@Controller
class WorkController {

    private final Work work;
    private final Hours booked;
    private final WorkItems items;
    private final Projects projects;
    private final Terms terms;
    private final Engine engine;
    private final TaskPlaces tasks;
    private final CurrentPerson me;
    private final Clock clock;

    WorkController(
            Work work,
            Hours booked,
            WorkItems items,
            Projects projects,
            Terms terms,
            Engine engine,
            TaskPlaces tasks,
            CurrentPerson me,
            Clock clock) {
        this.work = work;
        this.booked = booked;
        this.items = items;
        this.projects = projects;
        this.terms = terms;
        this.engine = engine;
        this.tasks = tasks;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping("/projects/{key}/work/{itemKey}")
    String item(@PathVariable String key, @PathVariable String itemKey, Model model) {
        Project project = projects.visible(key);
        WorkItem item = show(project, itemKey, model);
        boolean running = item.status() == ItemStatus.RELEASED || item.status() == ItemStatus.IN_PROGRESS;
        boolean mine = item.ownerId().equals(me.id()) && running;
        boolean toAccept = item.status() == ItemStatus.IN_ACCEPTANCE
                && me.id().equals(engine.fact("work-item", itemKey, "accepter").orElse(""));
        model.addAttribute("mayReport", mine && project.isRunning());
        model.addAttribute(
                "mayBook", item.status() == ItemStatus.DONE && item.ownerId().equals(me.id()) && project.isRunning());
        model.addAttribute("mayAddFiles", project.isRunning() && project.isTeam(me.id()));
        model.addAttribute(
                "taskId",
                mine || toAccept
                        ? engine.openTask("work-item", itemKey, mine ? "doWork" : "acceptWork")
                                .orElse(null)
                        : null);
        model.addAttribute("me", me.id());
        return "execution/item";
    }

    @PostMapping("/projects/{key}/work/{itemKey}/progress")
    String report(@PathVariable String key, @PathVariable String itemKey, Told told, RedirectAttributes after) {
        projects.contributable(key);
        work.report(items.require(key, itemKey).key(), told.report(LocalDate.now(clock)));
        after.addFlashAttribute("notice", "execution.reported");
        return "redirect:/projects/" + key + "/work/" + itemKey;
    }

    @PostMapping("/projects/{key}/work/{itemKey}/hours/{entryId}/removal")
    String unbook(@PathVariable String key, @PathVariable String itemKey, @PathVariable long entryId) {
        items.require(key, itemKey);
        booked.remove(entryId);
        return "redirect:/projects/" + key + "/work/" + itemKey;
    }

    @GetMapping("/tasks/{taskId}/work")
    String evidence(@PathVariable String taskId, Model model) {
        TaskPlace place = itemOf(taskId);
        Project project = projects.require(place.projectKey());
        show(project, place.businessKey(), model);
        model.addAttribute("mayOpen", projects.mayView(project));
        return "execution/evidence :: evidence";
    }

    /** From the task form: tells progress and goes on working. */
    @PostMapping("/tasks/{taskId}/progress")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(@PathVariable String taskId, Told told) {
        TaskPlace place = itemOf(taskId);
        if (!place.step().equals("doWork")) {
            throw new Conflict("execution.error.notRunning", place.businessKey());
        }
        work.report(place.businessKey(), told.report(LocalDate.now(clock)));
    }

    private TaskPlace itemOf(String taskId) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        if (!place.process().equals("work-item")) {
            throw new NotFound(taskId);
        }
        return place;
    }

    private WorkItem show(Project project, String itemKey, Model model) {
        Map<String, WorkItem> all =
                items.of(project.key()).stream().collect(Collectors.toMap(WorkItem::key, Function.identity()));
        WorkItem item = all.get(itemKey);
        if (item == null) {
            throw new NotFound(itemKey);
        }
        List<Entry> entries = booked.ofItem(itemKey);
        BigDecimal hours = entries.stream().map(Entry::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Acceptance> verdicts = work.verdicts(itemKey);
        model.addAttribute("project", project);
        model.addAttribute("item", item);
        model.addAttribute("overdue", Standing.isOverdue(item, LocalDate.now(clock)));
        model.addAttribute("accepterId", item.needsAcceptance() ? terms.accepter(item, project) : "");
        model.addAttribute("hours", hours);
        model.addAttribute("entries", entries);
        model.addAttribute("history", Told.history(work.reports(itemKey), verdicts));
        model.addAttribute(
                "returned",
                verdicts.isEmpty() || verdicts.get(0).accepted() || item.status() == ItemStatus.IN_ACCEPTANCE
                        ? null
                        : verdicts.get(0));
        model.addAttribute(
                "predecessors",
                item.predecessors().stream()
                        .filter(all::containsKey)
                        .map(all::get)
                        .toList());
        model.addAttribute("today", LocalDate.now(clock));
        return item;
    }

    /** The progress form as it is sent. */
    record Told(
            Integer percent,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            BigDecimal hours,
            String note) {

        Work.Report report(LocalDate today) {
            return new Work.Report(percent, day == null ? today : day, hours, note);
        }

        /** Reports and verdicts in one line of time, newest first. */
        static List<Event> history(List<ProgressReport> reports, List<Acceptance> verdicts) {
            return java.util.stream.Stream.concat(
                            reports.stream()
                                    .map(report -> new Event(
                                            report.reportedAt(),
                                            report.personId(),
                                            "progress",
                                            report.percent(),
                                            report.note())),
                            verdicts.stream()
                                    .map(verdict -> new Event(
                                            verdict.decidedAt(),
                                            verdict.personId(),
                                            verdict.accepted() ? "accepted" : "returned",
                                            100,
                                            verdict.reason())))
                    .sorted(java.util.Comparator.comparing(Event::at).reversed())
                    .toList();
        }
    }

    /** @param kind {@code progress}, {@code accepted} or {@code returned} */
    record Event(java.time.Instant at, String personId, String kind, int percent, String note) {}
}
