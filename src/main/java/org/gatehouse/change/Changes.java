package org.gatehouse.change;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.PlanChange;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The change requests of projects while people word them: asked for, described, tried out. What becomes of them then is
 * the affair of {@link ChangeSteps}.
 */
@Service
@Transactional
public class Changes {

    /** Lines a change may have. */
    static final int MOST = 100;

    /** Ideas a person may have open in one project. */
    static final int MOST_IDEAS = 20;

    private final ChangeRepository changes;
    private final ImpactCheck impacts;
    private final LineCheck check;
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
            ImpactCheck impacts,
            LineCheck check,
            Projects projects,
            People people,
            Engine engine,
            Desk desk,
            CurrentPerson me,
            MessageSource messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changes = changes;
        this.impacts = impacts;
        this.check = check;
        this.projects = projects;
        this.people = people;
        this.engine = engine;
        this.desk = desk;
        this.me = me;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** The change, whoever asks. */
    @Transactional(readOnly = true)
    public Change require(String projectKey, String id) {
        return changes.findById(id)
                .filter(change -> change.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(id));
    }

    /** The change, if the signed-in person may see it: what is only tried out is for its author, manager and sponsor. */
    @Transactional(readOnly = true)
    Change visible(Project project, String id) {
        Change change = require(project.key(), id);
        if (change.state().isPrivate() && !me.id().equals(change.requesterId()) && !seesIdeas(project)) {
            throw new NotFound(id);
        }
        return change;
    }

    /** Whether the signed-in person sees what others try out. */
    boolean seesIdeas(Project project) {
        return me.id().equals(project.managerId()) || me.id().equals(project.sponsorId());
    }

    /** What the change would do as things stand now; for one that lies before somebody or is settled, as it was kept. */
    @Transactional(readOnly = true)
    public Impact impact(Change change) {
        return change.isDraft() || change.impact() == null
                ? impacts.of(projects.require(change.projectKey()), change.lines())
                : change.impact();
    }

    /**
     * What a change would do, or why that cannot be told.
     *
     * @param impact null where there are problems
     */
    record Trial(Impact impact, List<Problem> problems) {}

    /** As {@link #impact}, where the plan may have changed so that the lines are not possible any more. */
    @Transactional(readOnly = true)
    Trial tried(Change change) {
        if (!change.isDraft() && change.impact() != null) {
            return new Trial(change.impact(), List.of());
        }
        Project project = projects.require(change.projectKey());
        List<Problem> problems = check.each(project, change.lines());
        if (problems.isEmpty()) {
            try {
                return new Trial(impacts.of(project, change.lines()), List.of());
            } catch (Refusal impossible) {
                problems = impossible.problems();
            }
        }
        return new Trial(null, problems);
    }

    /** What no change at all would do: the project's figures as they stand. */
    @Transactional(readOnly = true)
    Impact asItStands(Project project) {
        return impacts.of(project, List.of());
    }

    /** What the change asks of the plan; of one that is settled, nothing. */
    @Transactional(readOnly = true)
    PlanChange planned(Project project, Change change) {
        boolean ahead = change.isDraft() || change.state().isOpen();
        List<ChangeLine> lines = ahead ? change.lines() : List.of();
        refuse(check.each(project, lines));
        return PlannedLines.of(project, lines);
    }

    /** Whether the signed-in person may describe the change now. */
    @Transactional(readOnly = true)
    public boolean mayDescribe(Change change, Project project) {
        return change.isDraft()
                && project.isRunning()
                && project.isTeam(me.id())
                && me.id().equals(change.requesterId());
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
        Change change = open(projectKey, title, reason, me.id(), null, ChangeState.DRAFT);
        begin(change);
        return change;
    }

    /**
     * Tries something out beside the plan: nothing starts, and nobody is asked to decide.
     *
     * @param like the change whose lines it begins with; empty: none
     */
    Change tryOut(String projectKey, String title, String reason, String like) {
        Project project = projects.contributable(projectKey);
        if (!mayRequest(project)) {
            throw new Conflict("change.error.notExecuting");
        }
        checkTexts(title, reason);
        if (changes.countIdeas(projectKey, me.id()) >= MOST_IDEAS) {
            throw new Conflict("change.error.tooManyIdeas", MOST_IDEAS);
        }
        List<ChangeLine> lines =
                like.isEmpty() ? List.of() : visible(project, like).lines();
        Change change = open(projectKey, title, reason, me.id(), null, ChangeState.IDEA);
        if (!lines.isEmpty()) {
            change.begin(lines);
            changes.keep(change);
        }
        return change;
    }

    /** What was tried out is asked for; its process starts. */
    void ask(String projectKey, String id, int version) {
        Change change = editable(projectKey, id, version);
        change.ask();
        changes.keep(change);
        begin(change);
        events.publishEvent(ChangeChanged.of(change, "change.requested", change.reason()));
    }

    /** Gives up what was tried out. */
    void discard(String projectKey, String id, int version) {
        Change change = editable(projectKey, id, version);
        if (!change.isIdea()) {
            throw new Conflict("change.error.notIdea", id);
        }
        change.withdraw(clock.instant());
        changes.keep(change);
        events.publishEvent(ChangeChanged.quietly(change, "change.discarded"));
    }

    /**
     * Opens a change for somebody, with lines to begin from; the caller's process goes on with the model {@code change},
     * where the requester describes it.
     *
     * @param reviewNumber of the review that led to it; null where none did
     * @return its id
     */
    public String openFor(
            String projectKey,
            String title,
            String reason,
            String requester,
            Integer reviewNumber,
            List<ChangeLine> lines) {
        Change change = open(projectKey, title, reason, requester, reviewNumber, ChangeState.DRAFT);
        if (!lines.isEmpty()) {
            change.begin(lines);
            changes.keep(change);
        }
        return change.id();
    }

    /** As {@link #openFor}, after a review and without lines. */
    public String openFromReview(String projectKey, int review, String reason, String requester) {
        String title =
                messages.getMessage("change.afterReview", new Object[] {review}, LocaleContextHolder.getLocale());
        return openFor(projectKey, title, reason, requester, review, List.of());
    }

    public void describe(String projectKey, String id, int version, String title, String reason) {
        Change change = editable(projectKey, id, version);
        checkTexts(title, reason);
        change.describe(title.strip(), reason.strip());
        changes.keep(change);
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
        Project project = projects.require(projectKey);
        // A line that has become impossible meanwhile is shown; it does not keep others out.
        boolean sound = change.lines().isEmpty()
                || check.problems(project, change.lines()).isEmpty();
        change.add(added);
        refuse(sound ? check.problems(project, change.lines()) : check.each(project, List.of(added)));
        changes.keep(change);
    }

    /** @param index of the line, from 0 */
    public void removeLine(String projectKey, String id, int version, int index) {
        Change change = editable(projectKey, id, version);
        if (index < 0 || index >= change.lines().size()) {
            throw new NotFound(id + " #" + (index + 1));
        }
        change.remove(index);
        changes.keep(change);
    }

    /** Completes the task in which the change is described, as Tasklist does. */
    public void finishDescribing(String projectKey, String id, String decision) {
        projects.contributable(projectKey);
        String task =
                describingTask(require(projectKey, id)).orElseThrow(() -> new Conflict("change.error.notDraft", id));
        desk.complete(task, me.id(), me.groups(), Map.of("decision", decision));
    }

    private void begin(Change change) {
        Map<String, String> started = Map.of("changeId", change.id(), "requester", change.requesterId());
        if (!engine.tell("execution", change.projectKey(), "changeRequested", started)) {
            throw new Conflict("change.error.notExecuting");
        }
    }

    private Change open(
            String projectKey, String title, String reason, String requester, Integer review, ChangeState state) {
        int number = changes.lastNumber(projectKey) + 1;
        Change change = changes.save(Change.open(
                projectKey, number, title.strip(), reason.strip(), requester, review, state, clock.instant()));
        events.publishEvent(
                state == ChangeState.IDEA
                        ? ChangeChanged.quietly(change, "change.triedOut")
                        : ChangeChanged.of(change, "change.requested", reason));
        return change;
    }

    private Change editable(String projectKey, String id, int version) {
        Project project = projects.contributable(projectKey);
        Change change = visible(project, id);
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
}
