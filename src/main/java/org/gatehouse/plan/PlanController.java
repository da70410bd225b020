package org.gatehouse.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The plan tab, and the evidence in the task form about the plan. */
@Controller
class PlanController {

    private final WorkItems items;
    private final Readiness readiness;
    private final Baselines baselines;
    private final PlanNotes notes;
    private final Projects projects;
    private final GateReviews reviews;
    private final People people;
    private final CurrentPerson me;
    private final TaskPlaces tasks;
    private final Clock clock;

    PlanController(
            WorkItems items,
            Readiness readiness,
            Baselines baselines,
            PlanNotes notes,
            Projects projects,
            GateReviews reviews,
            People people,
            CurrentPerson me,
            TaskPlaces tasks,
            Clock clock) {
        this.items = items;
        this.readiness = readiness;
        this.baselines = baselines;
        this.notes = notes;
        this.projects = projects;
        this.reviews = reviews;
        this.people = people;
        this.me = me;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * @param owner only this person's items; empty: everybody's
     * @param only {@code open} or {@code findings}; empty: all
     */
    @GetMapping("/projects/{key}/plan")
    String plan(
            @PathVariable String key,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String only,
            Model model,
            Locale locale) {
        Project project = projects.visible(key);
        List<WorkItem> plan = items.outline(key);
        List<Finding> findings = readiness.findings(key);
        Map<String, List<String>> byItem = findings.stream()
                .filter(finding -> finding.itemKey() != null)
                .collect(Collectors.groupingBy(
                        Finding::itemKey, Collectors.mapping(finding -> finding.in(locale), Collectors.toList())));
        Optional<Baseline> baseline = baselines.latest(key);
        Map<String, BaselineItem> promised = held(baseline);
        PlanTable table = PlanTable.of(
                plan,
                item -> (owner.isEmpty() || owner.equals(item.ownerId()))
                        && (!only.equals("open") || item.isOpen())
                        && (!only.equals("findings") || byItem.containsKey(item.key())),
                page,
                byItem,
                promised);
        model.addAttribute("project", project);
        model.addAttribute("editable", editable(project));
        model.addAttribute("whole", PlanPhase.whole(plan));
        model.addAttribute("total", plan.size());
        model.addAttribute("table", table);
        model.addAttribute("owner", owner);
        model.addAttribute("only", only);
        model.addAttribute("owners", owners(plan));
        model.addAttribute(
                "planFindings",
                findings.stream()
                        .filter(finding -> finding.itemKey() == null)
                        .map(finding -> finding.in(locale))
                        .toList());
        model.addAttribute("findingCount", findings.size());
        model.addAttribute("note", notes.of(key));
        model.addAttribute("baseline", baseline.orElse(null));
        model.addAttribute("late", plan.stream().filter(this::isLate).count());
        return "plan/plan";
    }

    /** The picture alone, as large as the window. */
    @GetMapping("/projects/{key}/plan/timeline")
    String timeline(@PathVariable String key, Model model) {
        model.addAttribute("project", projects.visible(key));
        return "plan/timeline";
    }

    @PostMapping("/projects/{key}/plan/note")
    String note(@PathVariable String key, @RequestParam(defaultValue = "") String note, RedirectAttributes flash) {
        notes.change(key, note);
        flash.addFlashAttribute("notice", "notice.saved");
        return "redirect:/projects/" + key + "/plan";
    }

    @GetMapping("/tasks/{taskId}/plan")
    String evidence(@PathVariable String taskId, Model model, Locale locale) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        String key = place.projectKey();
        List<Finding> findings = readiness.findings(key);
        model.addAttribute("project", projects.require(key));
        model.addAttribute("whole", PlanPhase.whole(items.of(key)));
        model.addAttribute("note", notes.of(key));
        model.addAttribute("findingCount", findings.size());
        model.addAttribute(
                "findings",
                findings.stream()
                        .limit(20)
                        .map(finding -> new Line(Objects.requireNonNullElse(finding.itemKey(), ""), finding.in(locale)))
                        .toList());
        model.addAttribute(
                "returned", reviews.lastReturn(key, "", Set.of("draftPlan")).orElse(null));
        return "plan/evidence :: evidence";
    }

    private boolean editable(Project project) {
        return project.managerId().equals(me.id()) && items.areOpen(project);
    }

    private List<Option> owners(List<WorkItem> plan) {
        return plan.stream()
                .map(WorkItem::ownerId)
                .filter(id -> !id.isEmpty())
                .distinct()
                .map(id -> new Option(id, people.name(id)))
                .toList();
    }

    private Map<String, BaselineItem> held(Optional<Baseline> baseline) {
        return baseline.map(baselines::itemsOf).orElse(List.of()).stream()
                .collect(Collectors.toMap(BaselineItem::itemKey, Function.identity()));
    }

    private boolean isLate(WorkItem item) {
        return item.isOpen() && item.finishDate() != null && item.finishDate().isBefore(LocalDate.now(clock));
    }

    record Option(String id, String name) {}

    record Line(String itemKey, String text) {}
}
