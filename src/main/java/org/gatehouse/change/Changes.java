package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.change.ChangeLine.Kind;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Engine;
import org.gatehouse.gate.GateDecided;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.Baselines;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectChanged;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The change requests of projects, from the wish to the new plan. */
@Service
@Transactional
public class Changes {

    /** Lines a change may have. */
    static final int MOST = 100;

    private final ChangeRepository changes;
    private final ImpactCheck check;
    private final WorkItems items;
    private final Baselines baselines;
    private final Projects projects;
    private final People people;
    private final Engine engine;
    private final Desk desk;
    private final CurrentPerson me;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Changes(
            ChangeRepository changes,
            ImpactCheck check,
            WorkItems items,
            Baselines baselines,
            Projects projects,
            People people,
            Engine engine,
            Desk desk,
            CurrentPerson me,
            MessageSource messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changes = changes;
        this.check = check;
        this.items = items;
        this.baselines = baselines;
        this.projects = projects;
        this.people = people;
        this.engine = engine;
        this.desk = desk;
        this.me = me;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Change require(String projectKey, String id) {
        return changes.findById(id)
                .filter(change -> change.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(id));
    }

    /** What the change would do as things stand now; for one that is before its gate or behind it, as it was assessed. */
    @Transactional(readOnly = true)
    public Impact impact(Change change) {
        return change.isDraft() || change.impact() == null
                ? check.of(projects.require(change.projectKey()), change.lines())
                : change.impact();
    }

    /** Whether the signed-in person may describe the change now. */
    @Transactional(readOnly = true)
    public boolean mayDescribe(Change change, Project project) {
        return change.isDraft() && project.isRunning() && me.id().equals(change.requesterId());
    }

    /** Whether the signed-in person may ask for a change now. */
    @Transactional(readOnly = true)
    public boolean mayRequest(Project project) {
        return project.isRunning() && project.phase() == Phase.EXECUTION && project.isTeam(me.id());
    }

    /** The open task in which the change is described; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<String> describingTask(Change change) {
        return engine.taskAt("change", "describeChange", "changeId", change.id());
    }

    /** Id of the change that a running process instance is about. */
    @Transactional(readOnly = true)
    public Optional<String> described(String processInstanceId) {
        return engine.factOf(processInstanceId, "changeId");
    }

    /** Asks for a change while the project is carried out; its process starts with describing it. */
    public Change request(String projectKey, String title, String reason) {
        projects.contributable(projectKey);
        checkTexts(title, reason);
        Change change = open(projectKey, title.strip(), reason.strip(), me.id(), null);
        Map<String, String> started = Map.of("changeId", change.id(), "requester", me.id());
        if (!engine.tell("execution", projectKey, "changeRequested", started)) {
            throw new Conflict("change.error.notExecuting");
        }
        return change;
    }

    /**
     * Opens the change by which a project is adjusted after a review.
     *
     * @return its id
     */
    public String openFromReview(String projectKey, int review, String reason, String requester) {
        String title =
                messages.getMessage("change.afterReview", new Object[] {review}, LocaleContextHolder.getLocale());
        return open(projectKey, title, reason, requester, review).id();
    }

    public void describe(String projectKey, String id, int version, String title, String reason) {
        Change change = editable(projectKey, id, version);
        checkTexts(title, reason);
        change.describe(title.strip(), reason.strip());
        save(change);
    }

    public void addLine(String projectKey, String id, int version, ChangeLine line) {
        Change change = editable(projectKey, id, version);
        ChangeLine added = line.trimmed();
        if (change.lines().size() >= MOST) {
            throw new InvalidInput("", "change.error.tooManyLines", MOST);
        }
        if (change.lines().stream().anyMatch(added::collidesWith)) {
            throw new InvalidInput(
                    added.kind().isAboutItem() ? "itemKey" : "",
                    "change.error.twice",
                    added.kind().isAboutItem() ? added.itemKey() : "");
        }
        refuse(problems(projects.require(projectKey), added));
        change.add(added);
        save(change);
    }

    /** @param index of the line, from 0 */
    public void removeLine(String projectKey, String id, int version, int index) {
        Change change = editable(projectKey, id, version);
        if (index < 0 || index >= change.lines().size()) {
            throw new NotFound(id + " #" + (index + 1));
        }
        change.remove(index);
        save(change);
    }

    /** Completes the task in which the change is described, as Tasklist does. */
    public void finishDescribing(String projectKey, String id, String decision) {
        projects.contributable(projectKey);
        String task =
                describingTask(require(projectKey, id)).orElseThrow(() -> new Conflict("change.error.notDraft", id));
        desk.complete(task, me.id(), me.groups(), Map.of("decision", decision));
    }

    /** Lays the change before its gate. */
    void submit(String id) {
        Change change = require(id);
        if (change.lines().isEmpty()) {
            throw new InvalidInput("", "change.error.noLines", id);
        }
        Project project = projects.require(change.projectKey());
        List<Problem> problems = new ArrayList<>();
        change.lines().forEach(line -> problems.addAll(problems(project, line)));
        refuse(problems);
        change.submit(clock.instant());
        save(change);
        events.publishEvent(ChangeChanged.of(change, "change.submitted", change.reason()));
    }

    void withdraw(String id) {
        Change change = require(id);
        change.withdraw(clock.instant());
        save(change);
        events.publishEvent(ChangeChanged.of(change, "change.withdrawn", ""));
    }

    /** Keeps what the change would do as things stand now. */
    void assess(String id) {
        Change change = require(id);
        change.assess(check.of(projects.require(change.projectKey()), change.lines()));
        save(change);
    }

    /** Carries the approved change out and takes a new baseline; told again, it changes nothing. */
    void apply(String id) {
        Change change = require(id);
        if (change.state() == ChangeState.APPLIED) {
            return;
        }
        String key = change.projectKey();
        List<ChangeLine> outcome = outcome(change);
        List<ChangeLine> possible = outcome.stream()
                .filter(line -> line.outcome().equals(ChangeLine.DONE))
                .toList();
        change.assess(check.of(projects.require(key), possible));
        change.apply(outcome, clock.instant());
        save(change);
        String why = change.id() + " " + change.title();
        items.apply(key, ChangeLine.itemChanges(possible), why);
        possible.stream().filter(line -> line.kind() == Kind.ADD).forEach(line -> items.addApproved(key, line.draft()));
        reframe(projects.require(key), possible);
        baselines.take(key, Baseline.Occasion.CHANGE, change.id(), why);
        events.publishEvent(ChangeChanged.of(change, "change.applied", ""));
    }

    void reject(String id, String reason) {
        Change change = require(id);
        if (change.state() == ChangeState.REJECTED) {
            return;
        }
        change.reject(reason, clock.instant());
        save(change);
        events.publishEvent(ChangeChanged.of(change, "change.rejected", reason));
    }

    /** What the gate says to a change that may go on or must be reworded. */
    @EventListener(condition = "#event.gate() == 'change'")
    void decided(GateDecided event) {
        changes.findById(event.gateSubject()).ifPresent(change -> {
            switch (event.decision()) {
                case "go", "goWithConditions" -> change.approve(event.reason());
                case "rework" -> change.sendBack(event.reason());
                default -> {
                    return;
                }
            }
            save(change);
        });
    }

    /** A project that ends takes its open requests with it. */
    @EventListener(condition = "#event.action() == 'project.stopped'")
    void withdrawAll(ProjectChanged event) {
        Set<ChangeState> open = EnumSet.allOf(ChangeState.class).stream()
                .filter(ChangeState::isOpen)
                .collect(Collectors.toSet());
        changes.findByProjectKeyAndStateIn(event.projectKey(), open).forEach(change -> {
            change.withdraw(clock.instant());
            save(change);
        });
    }

    private Change require(String id) {
        return changes.findById(id).orElseThrow(() -> new NotFound(id));
    }

    private Change open(String projectKey, String title, String reason, String requester, Integer review) {
        int number = changes.lastNumber(projectKey) + 1;
        Change change =
                changes.save(Change.draft(projectKey, number, title, reason, requester, review, clock.instant()));
        events.publishEvent(ChangeChanged.of(change, "change.requested", reason));
        return change;
    }

    private Change editable(String projectKey, String id, int version) {
        projects.contributable(projectKey);
        Change change = require(projectKey, id);
        if (!me.id().equals(change.requesterId())) {
            throw new NotAllowed("change.error.requesterOnly", people.name(change.requesterId()));
        }
        if (!change.isDraft()) {
            throw new Conflict("change.error.notDraft", id);
        }
        if (change.version() != version) {
            throw new Conflict("error.stale");
        }
        return change;
    }

    private List<Problem> problems(Project project, ChangeLine line) {
        List<Problem> problems = new ArrayList<>(line.problems());
        if (line.kind().isAboutItem()) {
            items.of(project.key()).stream()
                    .filter(item -> item.key().equals(line.itemKey()))
                    .findFirst()
                    .ifPresentOrElse(
                            item -> checkItem(item, line, problems),
                            () -> problems.add(Problem.of("itemKey", "change.error.item")));
        }
        if ((line.kind() == Kind.REASSIGN || line.kind() == Kind.ADD)
                && (line.ownerId() == null || !project.isTeam(line.ownerId()))) {
            problems.add(Problem.of("ownerId", "change.error.owner"));
        }
        if (line.kind() == Kind.PROJECT_END
                && line.finish() != null
                && line.finish().isBefore(project.startDate())) {
            problems.add(Problem.of("finish", "error.period.reversed", project.startDate(), line.finish()));
        }
        return problems;
    }

    private static void checkItem(WorkItem item, ChangeLine line, List<Problem> problems) {
        if (!item.isOpen()) {
            problems.add(Problem.of("itemKey", "change.error.itemEnded", item.key()));
        } else if (line.kind() == Kind.RESCHEDULE
                && line.start() == null
                && line.finish() != null
                && item.startDate() != null
                && line.finish().isBefore(item.startDate())) {
            problems.add(Problem.of("finish", "error.period.reversed", item.startDate(), line.finish()));
        }
    }

    /** Work that ended while the change was decided on stays as it is. */
    private List<ChangeLine> outcome(Change change) {
        Set<String> open = items.of(change.projectKey()).stream()
                .filter(WorkItem::isOpen)
                .map(WorkItem::key)
                .collect(Collectors.toSet());
        return change.lines().stream()
                .map(line -> line.became(
                        line.kind().isAboutItem() && !open.contains(line.itemKey())
                                ? ChangeLine.OVERTAKEN
                                : ChangeLine.DONE))
                .toList();
    }

    private void reframe(Project project, List<ChangeLine> lines) {
        LocalDate end = project.endDate();
        BigDecimal budget = project.budget();
        for (ChangeLine line : lines) {
            end = line.kind() == Kind.PROJECT_END ? line.finish() : end;
            budget = line.kind() == Kind.BUDGET ? line.amount() : budget;
        }
        if (!end.equals(project.endDate()) || budget.compareTo(project.budget()) != 0) {
            projects.reframe(project.key(), end, budget);
        }
    }

    private static void checkTexts(String title, String reason) {
        List<Problem> problems = new ArrayList<>();
        if (title.isBlank() || title.length() > 200) {
            problems.add(Problem.of("title", "change.error.title"));
        }
        if (reason.isBlank()) {
            problems.add(Problem.of("reason", "change.error.reason"));
        } else if (reason.length() > 4000) {
            problems.add(Problem.of("reason", "error.tooLong", "reason", 4000));
        }
        refuse(problems);
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private Change save(Change change) {
        try {
            return changes.save(change);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.stale");
        }
    }
}
