package org.gatehouse.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.People;
import org.gatehouse.plan.ForwardPass.Step;
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
            Schedule schedule,
            Readiness readiness,
            Projects projects,
            People people,
            Engine engine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.book = book;
        this.schedule = schedule;
        this.readiness = readiness;
        this.projects = projects;
        this.people = people;
        this.engine = engine;
        this.events = events;
        this.clock = clock;
    }

    /** A project's items by number, cancelled ones included; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<WorkItem> of(String projectKey) {
        return items.of(projectKey);
    }

    /** What a person has been handed and has not finished, over all open projects, due first. */
    @Transactional(readOnly = true)
    public List<WorkItem> running(String person) {
        return items.running(person);
    }

    @Transactional(readOnly = true)
    public WorkItem require(String itemKey) {
        return items.findById(itemKey).orElseThrow(() -> new NotFound(itemKey));
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
        WorkItem item = items.save(WorkItem.planned(projectKey, book.takeNumbers(projectKey, 1), draft, false));
        settle(projectKey, Set.of(item.key()));
        events.publishEvent(ItemAdded.of(item));
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
        item.replan(draft);
        save(item);
        settle(projectKey, Set.of(itemKey));
        events.publishEvent(ItemChanged.of(item));
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

    /** Carries out changes that were approved elsewhere; changes nothing when one of them is not possible. */
    public void apply(String projectKey, List<ItemChange> changes, String reason) {
        book.lock(projectKey);
        for (ItemChange change : changes) {
            WorkItem item = require(projectKey, change.itemKey());
            if (change.cancel()) {
                cancel(item, reason);
            } else if (!change.on(item.draft()).equals(item.draft())) {
                item.replan(change.on(item.draft()));
                save(item);
                events.publishEvent(ItemChanged.of(item));
            }
        }
        settle(projectKey, changes.stream().map(ItemChange::itemKey).collect(Collectors.toSet()));
    }

    /** Adds an item that was approved elsewhere. */
    public WorkItem addApproved(String projectKey, ItemDraft draft) {
        book.lock(projectKey);
        Project project = projects.require(projectKey);
        List<WorkItem> plan = items.of(projectKey);
        refuse(problems(project, null, draft, plan));
        requireRoom(plan, 1);
        WorkItem item = items.save(WorkItem.planned(projectKey, book.takeNumbers(projectKey, 1), draft, false));
        renewDates(projectKey, Set.of(item.key()));
        events.publishEvent(ItemAdded.of(item));
        return require(item.key());
    }

    /** A gate's condition becomes work; it has an owner and a due day and waits for nothing. */
    public WorkItem addCondition(String projectKey, String title, String description, String ownerId, LocalDate due) {
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
        WorkItem item = items.save(WorkItem.planned(projectKey, book.takeNumbers(projectKey, 1), draft, true));
        settle(projectKey, Set.of(item.key()));
        events.publishEvent(ItemAdded.of(item));
        return require(item.key());
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
        return move(itemKey, item -> item.reportProgress(percent, today()));
    }

    public WorkItem submitForAcceptance(String itemKey) {
        return move(itemKey, item -> item.submitForAcceptance(today()));
    }

    public WorkItem returnForRework(String itemKey) {
        return move(itemKey, WorkItem::returnForRework);
    }

    /** The item is done; where it is late, its followers move. */
    public WorkItem finish(String itemKey) {
        book.lock(require(itemKey).projectKey());
        WorkItem item = move(itemKey, it -> it.finish(today()));
        renewDates(item.projectKey(), Set.of());
        return item;
    }

    /** Adds items that were checked before; {@code predecessors} name the keys they are going to have. */
    List<WorkItem> addAll(String projectKey, List<ItemDraft> drafts, int firstNumber, String file) {
        List<WorkItem> added = new ArrayList<>();
        for (int row = 0; row < drafts.size(); row++) {
            added.add(WorkItem.planned(projectKey, firstNumber + row, drafts.get(row), false));
        }
        items.saveAll(added);
        settle(projectKey, added.stream().map(WorkItem::key).collect(Collectors.toSet()));
        events.publishEvent(
                new ItemsImported(projectKey, added.stream().map(WorkItem::key).toList(), file));
        return added;
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
        List<WorkItem> live = Schedule.live(plan);
        Set<String> known = live.stream().map(WorkItem::key).collect(Collectors.toSet());
        if (item != null) {
            known.addAll(item.predecessors());
        }
        problems.addAll(DraftCheck.predecessors(draft, known));
        if (item != null && problems.isEmpty()) {
            List<Step> steps = live.stream()
                    .map(it -> it.key().equals(item.key()) ? Step.of(it, draft) : Step.of(it))
                    .toList();
            List<String> cycle = ForwardPass.cycle(steps);
            if (!cycle.isEmpty()) {
                problems.add(Problem.of(
                        "predecessors", "plan.error.cycle", String.join(" → ", cycle) + " → " + cycle.get(0)));
            }
        }
        return problems;
    }

    private void cancel(WorkItem item, String reason) {
        item.cancel(reason);
        save(item);
        events.publishEvent(ItemCancelled.of(item));
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

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }
}
