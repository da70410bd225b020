package org.gatehouse.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.People;
import org.gatehouse.plan.PlanMerge.Addition;
import org.gatehouse.plan.PlanMerge.Alteration;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The items of all plans. Adding, changing and cancelling is the project manager's, while the plan is drafted and while
 * the project is carried out; the steps of the work are recorded for whoever runs it, who also tells the trail.
 */
@Service
@Transactional
public class WorkItems {

    /** Items a plan may have. */
    static final int MOST = 10000;

    private final WorkItemRepository items;
    private final PlanBook book;
    private final PlanRows rows;
    private final Schedule schedule;
    private final Readiness readiness;
    private final Projects projects;
    private final People people;
    private final Engine engine;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WorkItems(
            WorkItemRepository items,
            PlanBook book,
            PlanRows rows,
            Schedule schedule,
            Readiness readiness,
            Projects projects,
            People people,
            Engine engine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.book = book;
        this.rows = rows;
        this.schedule = schedule;
        this.readiness = readiness;
        this.projects = projects;
        this.people = people;
        this.engine = engine;
        this.events = events;
        this.clock = clock;
    }

    /** A project's work and milestones in the plan's order, cancelled ones included; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<WorkItem> of(String projectKey) {
        return items.of(projectKey).stream().filter(item -> !item.isSummary()).toList();
    }

    /** The same with the summaries above them. */
    @Transactional(readOnly = true)
    public List<WorkItem> outline(String projectKey) {
        return items.of(projectKey);
    }

    /** What is planned and may begin, in the plan's order. */
    @Transactional(readOnly = true)
    public List<WorkItem> ready(String projectKey) {
        List<WorkItem> outline = items.of(projectKey);
        Order order = new Order(outline);
        return outline.stream()
                .filter(item -> !item.isSummary() && item.status() == ItemStatus.PLANNED && order.isFree(item))
                .toList();
    }

    /** What a person is to finish in these days, released or not, over all open projects, due first. */
    @Transactional(readOnly = true)
    public List<WorkItem> due(String person, LocalDate from, LocalDate to) {
        return items.dueLinked(person, from, to);
    }

    /** Keys of the items of these projects that people work on and that delay their plan when they are late. */
    @Transactional(readOnly = true)
    public Set<String> critical(Collection<String> projectKeys) {
        return projectKeys.isEmpty() ? Set.of() : items.criticalIn(projectKeys);
    }

    @Transactional(readOnly = true)
    public WorkItem require(String itemKey) {
        return items.findById(itemKey).orElseThrow(() -> new NotFound(itemKey));
    }

    /** Those of these keys that are items, by key; of whichever projects, which is the caller's affair. */
    @Transactional(readOnly = true)
    public Map<String, WorkItem> among(Collection<String> itemKeys) {
        return itemKeys.isEmpty()
                ? Map.of()
                : items.findAllById(itemKeys).stream().collect(Collectors.toMap(WorkItem::key, Function.identity()));
    }

    /** The item, if it belongs to this project. */
    @Transactional(readOnly = true)
    public WorkItem require(String projectKey, String itemKey) {
        WorkItem item = require(itemKey);
        if (!item.projectKey().equals(projectKey)) {
            throw new NotFound(itemKey);
        }
        return item;
    }

    /** Whether items may be added, changed and cancelled now, by whoever may steer the project. */
    @Transactional(readOnly = true)
    public boolean areOpen(Project project) {
        return project.isRunning()
                && switch (project.phase()) {
                    case GOALS, EXECUTION -> true;
                    case PLANNING -> engine.isWaitingAt("plan", project.key(), "draftPlan");
                    default -> false;
                };
    }

    public WorkItem add(String projectKey, ItemDraft draft) {
        Project project = editable(projectKey);
        List<WorkItem> plan = items.of(projectKey);
        refuse(problems(project, null, draft, plan));
        requireRoom(plan, 1);
        WorkItem item = items.save(placed(plan, projectKey, draft, false));
        settle(projectKey, Set.of(item.key()));
        tellAdded(item);
        return require(item.key());
    }

    /** @param version of the item the person looked at */
    public WorkItem change(String projectKey, String itemKey, int version, ItemDraft draft) {
        Project project = editable(projectKey);
        WorkItem item = require(projectKey, itemKey);
        if (item.version() != version) {
            throw new Conflict("error.stale");
        }
        if (item.draft().equals(draft)) {
            return item;
        }
        refuse(problems(project, item, draft, items.of(projectKey)));
        String assigned = assigned(item);
        Facts before = item.facts().and("assignments", assigned);
        item.replan(draft);
        save(item);
        settle(projectKey, Set.of(itemKey));
        events.publishEvent(ItemChanged.of(item, before.changedTo(item.facts().and("assignments", assigned(item)))));
        return require(itemKey);
    }

    public void cancel(String projectKey, String itemKey, int version, String reason) {
        editable(projectKey);
        WorkItem item = require(projectKey, itemKey);
        if (item.version() != version) {
            throw new Conflict("error.stale");
        }
        if (reason == null || reason.isBlank()) {
            throw new InvalidInput("reason", "error.required", "reason");
        }
        if (reason.length() > 4000) {
            throw new InvalidInput("reason", "plan.error.tooLong", "reason", 4000);
        }
        cancel(item, reason.strip());
        settle(projectKey, Set.of(itemKey));
    }

    /**
     * Carries out what was approved elsewhere, all of it or nothing; who changes it so tells the people.
     *
     * @return keys of the items that came to it, by the change's own references
     */
    public Map<String, String> apply(String projectKey, PlanChange change, String reason) {
        book.lock(projectKey);
        if (change.isEmpty()) {
            return Map.of();
        }
        PlanEdit edit = new PlanEdit(projectKey, items.of(projectKey));
        int first = change.additions().isEmpty()
                ? 0
                : book.takeNumbers(projectKey, change.additions().size());
        edit.carryOut(change, first, reason, PlanDrafts.check(projects.require(projectKey), people, change));
        rows.reorder(edit.positions());
        // An item may wait for one that is new: first the new ones, then what items say of each other.
        items.saveAll(edit.added().stream().map(WorkItem::alone).toList());
        rows.tie(edit.added());
        edit.cancelled().forEach(this::save);
        edit.changed().forEach(this::save);
        settle(projectKey, edit.touched());
        edit.added().forEach(this::tellAdded);
        edit.changed().forEach(item -> events.publishEvent(ItemChanged.announced(item, edit.changes(item))));
        edit.cancelled().forEach(this::tellCancelled);
        return edit.keys();
    }

    /** As {@link #apply(String, PlanChange, String)}, where nothing is added. */
    public void apply(String projectKey, List<ItemChange> changes, String reason) {
        apply(
                projectKey,
                new PlanChange(changes, List.of(), projects.require(projectKey).endDate()),
                reason);
    }

    /** A gate's condition becomes work; it has an owner and a due day and waits for nothing. */
    public WorkItem addCondition(String projectKey, String title, String description, String ownerId, LocalDate due) {
        return addUrgent(projectKey, title, description, ownerId, due, true);
    }

    /** What an ended project was opened again for; it has an owner and a due day and waits for nothing. */
    public WorkItem addOutstanding(String projectKey, String title, String ownerId, LocalDate due) {
        return addUrgent(projectKey, title, "", ownerId, due, false);
    }

    /** What a meeting agreed on; it has an owner and a due day and waits for nothing. */
    public WorkItem addAgreed(String projectKey, String title, String description, String ownerId, LocalDate due) {
        return addUrgent(projectKey, title, description, ownerId, due, false);
    }

    private WorkItem addUrgent(
            String projectKey, String title, String description, String ownerId, LocalDate due, boolean condition) {
        book.lock(projectKey);
        ItemDraft draft = new ItemDraft(
                title.length() > DraftCheck.TITLE ? title.substring(0, DraftCheck.TITLE - 1) + "…" : title,
                description,
                "",
                ownerId,
                null,
                due,
                null,
                Priority.HIGH,
                List.of(),
                "",
                false);
        WorkItem item = items.save(placed(items.of(projectKey), projectKey, draft, condition));
        settle(projectKey, Set.of(item.key()));
        tellAdded(item);
        return require(item.key());
    }

    /** A gate's condition will not be met; who may say so is the caller's affair. */
    public void letConditionGo(String projectKey, String itemKey, String reason) {
        book.lock(projectKey);
        WorkItem item = require(projectKey, itemKey);
        item.letGo(reason);
        save(item);
        tellCancelled(item);
        settle(projectKey, Set.of(itemKey));
    }

    /** Keeps everybody else from changing or finishing items of this project until the transaction ends. */
    public void lock(String projectKey) {
        book.lock(projectKey);
    }

    /** Its owner may begin. */
    public WorkItem release(String itemKey) {
        return move(itemKey, WorkItem::release);
    }

    /** @param percent 0 to 100 */
    public WorkItem reportProgress(String itemKey, int percent) {
        if (percent < 0 || percent > 100) {
            throw new InvalidInput("progress", "plan.error.percent", percent);
        }
        return move(itemKey, item -> item.reportProgress(percent, now()));
    }

    /** As its manager sees it in the plan; what its owner reports comes after. */
    WorkItem reportProgressInPlan(String itemKey, int percent) {
        Facts before = require(itemKey).facts();
        WorkItem item = reportProgress(itemKey, percent);
        renewDates(item.projectKey(), Set.of(itemKey));
        events.publishEvent(ItemChanged.of(item, before.changedTo(item.facts())));
        return require(itemKey);
    }

    /** Hours were worked on it on that day, today or before. */
    public void workedOn(String itemKey, LocalDate day) {
        WorkItem item = require(itemKey);
        if (item.actualStart() == null || day.isBefore(item.actualStart())) {
            move(itemKey, it -> it.beganOn(day));
            renewDates(item.projectKey(), Set.of());
        }
    }

    /**
     * Its owner says the work is done; it waits for its end, or for somebody who accepts it.
     *
     * @param day it was done on, today or before
     */
    public WorkItem worked(String itemKey, LocalDate day, boolean needsJudgement) {
        LocalDateTime now = now();
        return move(
                itemKey,
                item -> item.worked(
                        new WorkItem.Worked(day, day.equals(now.toLocalDate()) ? now : null), needsJudgement));
    }

    public WorkItem returnForRework(String itemKey) {
        return move(itemKey, WorkItem::returnForRework);
    }

    /** The item is done; where it is late, its followers move. */
    public WorkItem finish(String itemKey) {
        book.lock(require(itemKey).projectKey());
        WorkItem item = move(itemKey, it -> it.finish(now()));
        renewDates(item.projectKey(), Set.of());
        return item;
    }

    /**
     * Carries out many changes at once; what is wrong is told with the field prefixed by the reference or key it is about,
     * as in {@code 12.title}, and then nothing is changed.
     */
    public List<WorkItem> merge(String projectKey, PlanMerge merge) {
        Project project = editable(projectKey);
        List<WorkItem> plan = items.of(projectKey);
        requireRoom(plan, merge.additions().size());
        for (String key : merge.cancellations()) {
            WorkItem item = require(projectKey, key);
            item.cancel(merge.source());
            save(item);
            tellCancelled(item);
        }
        List<WorkItem> added = addAll(projectKey, project, plan, merge);
        Map<String, String> keys = keys(merge.additions(), added);
        DraftCheck check = new DraftCheck(project, people, false);
        List<Problem> problems = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Alteration alteration : merge.alterations()) {
            WorkItem item = require(projectKey, alteration.itemKey());
            ItemDraft draft = resolved(alteration.draft(), keys);
            check.problems(draft).forEach(problem -> problems.add(about(item.key(), problem)));
            Facts before = item.facts();
            item.replan(draft);
            item.happened(alteration.happened());
            item.cameAs(alteration.externalId());
            save(item);
            changed.add(item.key());
            changes.addAll(named(item, before));
        }
        List<WorkItem> live = Schedule.live(items.of(projectKey));
        OutlineCheck outline = new OutlineCheck(live);
        Map<String, String> references = new HashMap<>();
        keys.forEach((reference, key) -> references.put(key, reference));
        live.forEach(item -> outline.problems(item, item.draft())
                .forEach(problem -> problems.add(about(references.getOrDefault(item.key(), item.key()), problem))));
        refuse(problems);
        changed.addAll(added.stream().map(WorkItem::key).toList());
        settle(projectKey, Set.copyOf(changed));
        events.publishEvent(new ItemsImported(projectKey, List.copyOf(changed), merge.source(), changes));
        return added.stream().map(item -> require(item.key())).toList();
    }

    /** Puts starts that a levelling proposed, and that were accepted, into the plan. */
    public void acceptLevelling(String projectKey, Map<String, LocalDateTime> notBefore, long revision) {
        editable(projectKey);
        if (book.revision(projectKey) != revision) {
            throw new Conflict("plan.error.overtaken");
        }
        List<Change> changes = new ArrayList<>();
        notBefore.forEach((key, start) -> {
            WorkItem item = require(projectKey, key);
            Facts before = item.facts();
            item.level(start);
            save(item);
            changes.addAll(named(item, before));
        });
        settle(projectKey, notBefore.keySet());
        events.publishEvent(new PlanLevelled(projectKey, List.copyOf(notBefore.keySet()), changes));
    }

    /** Computes a plan's dates anew, because working time changed; who may change that is the caller's affair. */
    void reschedule(String projectKey) {
        book.lock(projectKey);
        settle(projectKey, Set.of());
    }

    /** The same, unless another node was faster. */
    void rescheduleStale(String projectKey) {
        book.lock(projectKey);
        if (book.isStale(projectKey)) {
            settle(projectKey, Set.of());
        }
    }

    /** Keeps the dates as they were, where new ones cannot be computed; the readiness check names what is wrong. */
    void leaveStale(String projectKey) {
        book.lock(projectKey);
        book.giveUp(projectKey);
    }

    /** Counts the changes of this plan. */
    @Transactional(readOnly = true)
    public long revision(String projectKey) {
        return book.revision(projectKey);
    }

    /** The project, locked for a change of its plan. */
    Project editable(String projectKey) {
        Project project = projects.steerable(projectKey);
        if (!areOpen(project)) {
            throw new Conflict("plan.error.notOpen");
        }
        book.lock(projectKey);
        return project;
    }

    DraftCheck check(Project project) {
        return new DraftCheck(project, people, project.phase() == Phase.EXECUTION);
    }

    static void requireRoom(Collection<WorkItem> plan, int more) {
        if (plan.size() + more > MOST) {
            throw new InvalidInput("", "plan.error.tooManyItems", MOST);
        }
    }

    private List<Problem> problems(Project project, WorkItem item, ItemDraft draft, List<WorkItem> plan) {
        List<Problem> problems = new ArrayList<>(check(project).problems(draft));
        problems.addAll(new OutlineCheck(Schedule.live(plan)).problems(item, draft));
        return problems;
    }

    /** A new item behind all others, or at the end of its summary. */
    private WorkItem placed(List<WorkItem> plan, String projectKey, ItemDraft draft, boolean condition) {
        int number = book.takeNumbers(projectKey, 1);
        int order = PlanOrder.behind(plan, draft.parentKey());
        rows.reorder(PlanOrder.givingWay(plan, order, 1));
        return WorkItem.planned(projectKey, number, draft, condition, order, null);
    }

    private List<WorkItem> addAll(String projectKey, Project project, List<WorkItem> plan, PlanMerge merge) {
        DraftCheck check = new DraftCheck(project, people, false);
        int number = merge.additions().isEmpty()
                ? 0
                : book.takeNumbers(projectKey, merge.additions().size());
        int order = PlanOrder.behind(plan, null);
        Map<String, String> keys = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Addition addition : merge.additions()) {
            keys.put(addition.reference(), projectKey + "-" + (number + keys.size()));
        }
        List<WorkItem> added = new ArrayList<>();
        for (Addition addition : merge.additions()) {
            ItemDraft draft = resolved(addition.draft(), keys);
            check.problems(draft).forEach(problem -> problems.add(about(addition.reference(), problem)));
            WorkItem item = WorkItem.planned(
                    projectKey, number + added.size(), draft, false, order + added.size(), addition.externalId());
            item.happened(addition.happened());
            added.add(item);
        }
        refuse(problems);
        // An item may point to one that comes later: first the items, then what they say of each other.
        items.saveAll(added.stream().map(WorkItem::alone).toList());
        rows.tie(added);
        return added;
    }

    private static Map<String, String> keys(List<Addition> additions, List<WorkItem> added) {
        Map<String, String> keys = new HashMap<>();
        for (int at = 0; at < additions.size(); at++) {
            keys.put(additions.get(at).reference(), added.get(at).key());
        }
        return keys;
    }

    private static ItemDraft resolved(ItemDraft draft, Map<String, String> keys) {
        return draft.linked(draft.links().stream()
                        .map(link -> link.on(keys.getOrDefault(link.predecessorKey(), link.predecessorKey())))
                        .toList())
                .placed(
                        draft.kind(),
                        draft.parentKey() == null ? null : keys.getOrDefault(draft.parentKey(), draft.parentKey()));
    }

    private static Problem about(String reference, Problem problem) {
        return new Problem(reference + "." + problem.field(), problem.message(), problem.arguments());
    }

    private void cancel(WorkItem item, String reason) {
        item.cancel(reason);
        save(item);
        tellCancelled(item);
    }

    private void tellAdded(WorkItem item) {
        events.publishEvent(ItemAdded.of(item, Facts.NONE.changedTo(item.facts())));
    }

    private void tellCancelled(WorkItem item) {
        events.publishEvent(ItemCancelled.of(
                item, Facts.of("cancelled", "").changedTo(Facts.of("cancelled", item.cancelReason()))));
    }

    /** Where one line tells of many items, each value says whose it is. */
    private static List<Change> named(WorkItem item, Facts before) {
        return before.changedTo(item.facts()).stream()
                .map(change -> new Change(
                        change.field(), item.key() + ": " + change.before(), item.key() + ": " + change.after()))
                .toList();
    }

    /** Who or what it takes, by names. */
    private String assigned(WorkItem item) {
        Map<Long, String> names = item.assignments().isEmpty() ? Map.of() : rows.resources(item.projectKey());
        return item.assignments().stream()
                .map(each -> names.getOrDefault(each.resourceId(), "") + " " + each.percent() + " %")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private WorkItem move(String itemKey, Consumer<WorkItem> step) {
        WorkItem item = require(itemKey);
        step.accept(item);
        return save(item);
    }

    /** After a change of the plan: dates, and what the readiness check says about them. */
    private void settle(String projectKey, Set<String> changed) {
        renewDates(projectKey, changed);
        readiness.check(projectKey);
    }

    private void renewDates(String projectKey, Set<String> changed) {
        List<String> others = schedule.renew(projectKey).stream()
                .filter(key -> !changed.contains(key))
                .toList();
        if (!others.isEmpty()) {
            events.publishEvent(new ItemsRescheduled(projectKey, others));
        }
    }

    private WorkItem save(WorkItem item) {
        try {
            return items.save(item);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.stale");
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock).withSecond(0).withNano(0);
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }
}
