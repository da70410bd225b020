package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Calendars;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One work item: its page, and the forms that enter, change and cancel it. */
@Controller
class ItemController {

    private final WorkItems items;
    private final Readiness readiness;
    private final Projects projects;
    private final AssignmentText assignments;
    private final Calendars calendars;
    private final People people;
    private final CurrentPerson me;

    ItemController(
            WorkItems items,
            Readiness readiness,
            Projects projects,
            AssignmentText assignments,
            Calendars calendars,
            People people,
            CurrentPerson me) {
        this.items = items;
        this.readiness = readiness;
        this.projects = projects;
        this.assignments = assignments;
        this.calendars = calendars;
        this.people = people;
        this.me = me;
    }

    @GetMapping("/projects/{key}/plan/items/new")
    String blank(@PathVariable String key, Model model) {
        Project project = projects.steerable(key);
        if (!items.areOpen(project)) {
            throw new Conflict("plan.error.notOpen");
        }
        show(project, items.outline(key), null, model);
        return "plan/new-item";
    }

    @PostMapping("/projects/{key}/plan/items")
    String add(@PathVariable String key, Entry entry, RedirectAttributes flash) {
        Project project = projects.steerable(key);
        items.add(key, entry.draft(project, assignments));
        flash.addFlashAttribute("notice", "notice.saved");
        return "redirect:/projects/" + key + "/plan" + ("again".equals(entry.then()) ? "/items/new" : "");
    }

    @GetMapping("/projects/{key}/plan/items/{itemKey}")
    String item(@PathVariable String key, @PathVariable String itemKey, Model model, Locale locale) {
        Project project = projects.visible(key);
        WorkItem item = items.require(key, itemKey);
        List<WorkItem> plan = items.outline(key);
        show(project, plan, item, model);
        model.addAttribute("editable", project.managerId().equals(me.id()) && item.isOpen() && items.areOpen(project));
        model.addAttribute("item", item);
        model.addAttribute("canAddFiles", project.isRunning() && project.isTeam(me.id()));
        model.addAttribute(
                "findings",
                readiness.findings(key).stream()
                        .filter(finding -> itemKey.equals(finding.itemKey()))
                        .map(finding -> finding.in(locale))
                        .toList());
        model.addAttribute(
                "predecessors",
                plan.stream()
                        .filter(other -> item.predecessors().contains(other.key()))
                        .toList());
        model.addAttribute(
                "followers",
                plan.stream()
                        .filter(other -> other.predecessors().contains(itemKey))
                        .toList());
        return "plan/item";
    }

    @PostMapping("/projects/{key}/plan/items/{itemKey}")
    String change(
            @PathVariable String key,
            @PathVariable String itemKey,
            @RequestParam int version,
            Entry entry,
            RedirectAttributes flash) {
        Project project = projects.steerable(key);
        items.change(key, itemKey, version, entry.draft(project, assignments));
        flash.addFlashAttribute("notice", "notice.saved");
        return "redirect:/projects/" + key + "/plan";
    }

    @PostMapping("/projects/{key}/plan/items/{itemKey}/cancellation")
    String cancel(
            @PathVariable String key,
            @PathVariable String itemKey,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        projects.steerable(key);
        items.cancel(key, itemKey, version, reason);
        flash.addFlashAttribute("notice", "plan.notice.cancelled");
        return "redirect:/projects/" + key + "/plan";
    }

    private void show(Project project, List<WorkItem> plan, WorkItem item, Model model) {
        model.addAttribute("project", project);
        Set<String> owners = new LinkedHashSet<>(project.team());
        if (item != null && !item.ownerId().isEmpty()) {
            owners.add(item.ownerId());
        }
        model.addAttribute(
                "team",
                owners.stream()
                        .map(id -> new PlanController.Option(id, people.name(id)))
                        .toList());
        model.addAttribute("priorities", Priority.values());
        model.addAttribute("calendars", calendars.all(project.key()));
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("constraints", Constraint.Type.values());
        model.addAttribute("summaries", summaries(plan, item));
        model.addAttribute("links", item == null ? "" : LinkText.of(item.links()));
        model.addAttribute("assigned", item == null ? "" : assignments.write(item.assignments(), project.key()));
        model.addAttribute("duration", item == null ? "" : written(item.timing().durationMinutes()));
        model.addAttribute("slack", item == null ? "" : written(item.slackMinutes()));
        model.addAttribute(
                "phases",
                plan.stream()
                        .map(WorkItem::phaseName)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList());
        model.addAttribute(
                "others",
                Schedule.live(plan).stream()
                        .filter(other -> item == null || !other.key().equals(item.key()))
                        .limit(500)
                        .toList());
    }

    /** What the item can be put under: any summary that is not itself or part of it. */
    private static List<WorkItem> summaries(List<WorkItem> plan, WorkItem item) {
        Set<String> inside = new HashSet<>();
        if (item != null) {
            inside.add(item.key());
        }
        plan.stream()
                .filter(it -> inside.contains(it.parentKey()))
                .map(WorkItem::key)
                .forEach(inside::add);
        return Schedule.live(plan).stream()
                .filter(it -> it.isSummary() && !inside.contains(it.key()))
                .toList();
    }

    private static String written(Number minutes) {
        return minutes == null ? "" : SpanText.of(minutes.longValue());
    }

    /** The form as it is sent. */
    record Entry(
            String title,
            String description,
            String phaseName,
            String ownerId,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate start,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate finish,
            BigDecimal effortHours,
            Priority priority,
            String predecessors,
            String deliverable,
            Boolean needsAcceptance,
            Kind kind,
            String parentKey,
            String duration,
            Constraint.Type constraintType,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
            LocalDateTime constraintAt,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate deadline,
            BigDecimal optimisticHours,
            BigDecimal pessimisticHours,
            BigDecimal fixedCost,
            Long calendarId,
            String assignments,
            String then) {

        ItemDraft draft(Project project, AssignmentText words) {
            return new ItemDraft(
                    title,
                    description,
                    phaseName,
                    ownerId,
                    start,
                    finish,
                    effortHours,
                    priority,
                    LinkText.read(predecessors, project.key()),
                    deliverable,
                    Boolean.TRUE.equals(needsAcceptance),
                    kind,
                    parentKey == null || parentKey.isBlank() ? null : parentKey,
                    new Timing(
                            minutes(),
                            constraintType,
                            constraintAt,
                            deadline,
                            optimisticHours,
                            pessimisticHours,
                            fixedCost,
                            calendarId),
                    words.read(assignments, project));
        }

        private Integer minutes() {
            if (duration == null || duration.isBlank()) {
                return null;
            }
            return SpanText.minutes(duration)
                    .orElseThrow(() -> new InvalidInput("duration", "plan.error.durationText", duration));
        }
    }
}
