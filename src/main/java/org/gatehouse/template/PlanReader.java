package org.gatehouse.template;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.goal.Goals;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.Capacity;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.Skill;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.WorkCalendar;
import org.gatehouse.template.Blueprint.Line;
import org.gatehouse.template.Blueprint.Part;
import org.gatehouse.template.Blueprint.Share;
import org.gatehouse.template.Blueprint.Step;
import org.gatehouse.template.Blueprint.Target;
import org.gatehouse.template.Blueprint.Tie;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads a project's plan as a blueprint: people become roles, days become links, durations and offsets. What was
 * cancelled, and what a gate demanded, stays behind.
 */
@Component
@Transactional(readOnly = true)
class PlanReader {

    private final WorkItems items;
    private final ProjectResources resources;
    private final BudgetLines budget;
    private final Goals goals;
    private final RiskHints hints;
    private final Calendars calendars;
    private final Capacity capacity;
    private final People people;

    PlanReader(
            WorkItems items,
            ProjectResources resources,
            BudgetLines budget,
            Goals goals,
            RiskHints hints,
            Calendars calendars,
            Capacity capacity,
            People people) {
        this.items = items;
        this.resources = resources;
        this.budget = budget;
        this.goals = goals;
        this.hints = hints;
        this.calendars = calendars;
        this.capacity = capacity;
        this.people = people;
    }

    /**
     * Somebody a plan works with.
     *
     * @param id of the role they become
     * @param name theirs, or the role's
     * @param proposal what the role could be called; empty where nothing is known
     */
    record Worker(String id, String name, String proposal) {}

    /** Who works in a plan, in the order of the items. */
    List<Worker> workers(Project project) {
        List<WorkItem> plan = plan(project.key());
        Map<Long, ProjectResource> known = known(project.key());
        Set<String> persons = plan.stream()
                .flatMap(item -> workersOf(item, known).stream())
                .filter(PlanReader::isPerson)
                .map(PlanReader::personOf)
                .collect(Collectors.toSet());
        Map<String, List<Skill>> skills = capacity.skills(persons);
        Map<String, Worker> workers = new LinkedHashMap<>();
        for (WorkItem item : plan) {
            for (String worker : workersOf(item, known)) {
                workers.computeIfAbsent(worker, it -> {
                    if (!isPerson(it)) {
                        String name = known.get(Long.valueOf(it.substring(1))).name();
                        return new Worker(it, name, name);
                    }
                    return new Worker(it, people.name(personOf(it)), best(skills.get(personOf(it))));
                });
            }
        }
        return List.copyOf(workers.values());
    }

    Blueprint read(Project project, Saving saving, Map<String, String> roleNames) {
        List<WorkItem> plan = plan(project.key());
        Map<Long, ProjectResource> known = known(project.key());
        WorkCalendar calendar = calendars.of(project.key());
        Set<String> taken = plan.stream().map(WorkItem::key).collect(Collectors.toSet());
        List<Worker> workers = workers(project);
        Map<String, String> roles = new HashMap<>();
        workers.forEach(worker -> roles.put(worker.id(), "role" + (roles.size() + 1)));
        return new Blueprint(
                workers.stream()
                        .map(worker -> new Part(roles.get(worker.id()), roleName(worker, roleNames)))
                        .toList(),
                plan.stream()
                        .map(item -> step(item, project, taken, known, roles, calendar, saving.actual()))
                        .toList(),
                saving.budget()
                        ? budget.of(project.key()).stream()
                                .map(line ->
                                        new Line(line.category(), line.description(), line.planned(), line.currency()))
                                .toList()
                        : List.of(),
                saving.risks()
                        ? hints.of(project.key()).stream().map(RiskHint::risk).toList()
                        : List.of(),
                saving.goals()
                        ? goals.of(project.key()).stream()
                                .map(goal -> new Target(goal.statement(), goal.metric(), goal.unit(), goal.why()))
                                .toList()
                        : List.of());
    }

    private static String roleName(Worker worker, Map<String, String> names) {
        String name = Objects.requireNonNullElse(names.get(worker.id()), worker.proposal())
                .strip();
        if (name.isEmpty()) {
            throw new InvalidInput(worker.id(), "template.error.role", worker.name());
        }
        if (name.length() > 200) {
            throw new InvalidInput(worker.id(), "error.tooLong", 200);
        }
        return name;
    }

    private List<WorkItem> plan(String projectKey) {
        return items.outline(projectKey).stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED && !item.isGateCondition())
                .toList();
    }

    private Map<Long, ProjectResource> known(String projectKey) {
        return resources.of(projectKey).stream()
                .filter(ProjectResource::isWorker)
                .collect(Collectors.toMap(ProjectResource::id, Function.identity()));
    }

    private static Step step(
            WorkItem item,
            Project project,
            Set<String> taken,
            Map<Long, ProjectResource> known,
            Map<String, String> roles,
            WorkCalendar calendar,
            boolean actual) {
        List<Tie> ties = item.links().stream()
                .filter(link -> taken.contains(link.predecessorKey()))
                .map(link -> new Tie(id(link.predecessorKey()), link.type(), link.lagAmount(), link.lagUnit()))
                .toList();
        String owner = item.ownerId().isEmpty() ? "" : roles.get(person(item.ownerId()));
        List<Share> shares = item.assignments().stream()
                .filter(it -> known.containsKey(it.resourceId()))
                .map(it -> new Share(roles.get(worker(known.get(it.resourceId()))), it.percent()))
                .toList();
        return new Step(
                id(item.key()),
                item.parentKey() == null || !taken.contains(item.parentKey()) ? null : id(item.parentKey()),
                item.kind(),
                item.title(),
                item.description(),
                item.effortHours(),
                item.timing().optimisticHours(),
                item.timing().pessimisticHours(),
                minutes(item, calendar, actual),
                ties.isEmpty() && !item.isSummary() ? offset(project.startDate(), item.startDate(), calendar) : null,
                ties,
                owner,
                shares.isEmpty() && !owner.isEmpty() && !item.isSummary() ? List.of(new Share(owner, 100)) : shares,
                item.deliverable(),
                item.needsAcceptance(),
                item.timing().fixedCost());
    }

    /** Null where it follows from the effort. */
    private static Integer minutes(WorkItem item, WorkCalendar calendar, boolean actual) {
        if (item.kind() != Kind.WORK) {
            return null;
        }
        if (actual && item.status() == ItemStatus.DONE && item.startAt() != null && item.finishAt() != null) {
            return whole(calendar.between(item.startAt(), item.finishAt()));
        }
        if (item.timing().durationMinutes() != null) {
            return item.timing().durationMinutes();
        }
        boolean fixed = item.effortHours() == null || item.wantedStart() != null && item.wantedFinish() != null;
        return fixed && item.startAt() != null && item.finishAt() != null
                ? whole(calendar.between(item.startAt(), item.finishAt()))
                : null;
    }

    private static Integer whole(long minutes) {
        return (int) Math.max(1, Math.min(minutes, Integer.MAX_VALUE));
    }

    private static Integer offset(LocalDate projectStart, LocalDate start, WorkCalendar calendar) {
        if (start == null || !start.isAfter(projectStart)) {
            return null;
        }
        int days = (int) projectStart
                .datesUntil(start)
                .filter(day -> calendar.minutesOn(day) > 0)
                .count();
        return days == 0 ? null : days;
    }

    private static List<String> workersOf(WorkItem item, Map<Long, ProjectResource> known) {
        List<String> workers = new ArrayList<>();
        if (!item.ownerId().isEmpty()) {
            workers.add(person(item.ownerId()));
        }
        item.assignments().stream()
                .filter(it -> known.containsKey(it.resourceId()))
                .map(it -> worker(known.get(it.resourceId())))
                .forEach(workers::add);
        return workers;
    }

    private static String worker(ProjectResource resource) {
        return resource.personId() == null ? "r" + resource.id() : person(resource.personId());
    }

    private static String person(String personId) {
        return "p-" + personId;
    }

    private static boolean isPerson(String worker) {
        return worker.startsWith("p-");
    }

    private static String personOf(String worker) {
        return worker.substring(2);
    }

    private static String best(List<Skill> skills) {
        return skills == null
                ? ""
                : skills.stream()
                        .max(Comparator.comparingInt(Skill::level))
                        .map(Skill::skill)
                        .orElse("");
    }

    /** The number in the key; keys of one project differ in it alone. */
    private static String id(String itemKey) {
        return itemKey.substring(itemKey.lastIndexOf('-') + 1);
    }
}
