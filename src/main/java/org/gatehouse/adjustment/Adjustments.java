package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.adjustment.StopLoss.Judgement;
import org.gatehouse.adjustment.WaysOut.Proposal;
import org.gatehouse.change.ChangeLine;
import org.gatehouse.change.Changes;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.Label;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectChanged;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The adjustments of projects, from the raising to the decision; a goal has at most one open. */
@Service
@Transactional
public class Adjustments {

    private final AdjustmentRepository adjustments;
    private final GoalsMeasured goals;
    private final CaseFile cases;
    private final Approver approvers;
    private final WaysOut ways;
    private final Projects projects;
    private final People people;
    private final Changes changes;
    private final Notices notices;
    private final Engine engine;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Adjustments(
            AdjustmentRepository adjustments,
            GoalsMeasured goals,
            CaseFile cases,
            Approver approvers,
            WaysOut ways,
            Projects projects,
            People people,
            Changes changes,
            Notices notices,
            Engine engine,
            MessageSource messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.adjustments = adjustments;
        this.goals = goals;
        this.cases = cases;
        this.approvers = approvers;
        this.ways = ways;
        this.projects = projects;
        this.people = people;
        this.changes = changes;
        this.notices = notices;
        this.engine = engine;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** All of a project, the oldest first; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<Adjustment> ofProject(String projectKey) {
        return adjustments.findByProjectKeyOrderByNumber(projectKey);
    }

    @Transactional(readOnly = true)
    public Adjustment require(String projectKey, int number) {
        return adjustments
                .findByProjectKeyAndNumber(projectKey, number)
                .orElseThrow(() -> new NotFound(projectKey + " #" + number));
    }

    /** Those of a project that nobody has decided on yet; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<Adjustment> open(String projectKey) {
        return adjustments.findByProjectKeyAndDecision(projectKey, "");
    }

    @Transactional(readOnly = true)
    Adjustment of(String processInstanceId) {
        return adjustments
                .findByProcessInstanceId(processInstanceId)
                .orElseThrow(() -> new NotFound(processInstanceId));
    }

    /** The numbers as they are now; of a decided one as they were then. */
    @Transactional(readOnly = true)
    Standing standing(Adjustment adjustment) {
        return adjustment.isOpen() || adjustment.standing() == null
                ? now(adjustment, goals.require(adjustment.projectKey(), adjustment.goalKey()))
                : adjustment.standing();
    }

    @Transactional(readOnly = true)
    Proposal proposal(Adjustment adjustment) {
        Measured measured = goals.require(adjustment.projectKey(), adjustment.goalKey());
        return ways.propose(projects.require(adjustment.projectKey()), measured, now(adjustment, measured));
    }

    /**
     * Brings the goal before whoever can change course, when the project's execution waits for that.
     *
     * @return false where it does not: the project is in another phase, or on hold
     */
    boolean raise(Project project, Measured measured, Excursion excursion, Sighting sighting, Judgement judgement) {
        Adjustment adjustment = insert(Adjustment.raise(
                project.key(),
                adjustments.lastNumber(project.key()) + 1,
                measured.goal().key(),
                excursion,
                sighting,
                judgement,
                clock.instant()));
        if (!engine.tell("execution", project.key(), "corridorLeft", Map.of("adjustmentNumber", adjustment.number()))) {
            adjustments.delete(adjustment);
            return false;
        }
        events.publishEvent(AdjustmentChanged.of(
                adjustment,
                "adjustment.raised",
                "",
                "",
                excursion.leftOn().toString(),
                plain(excursion.first().value()),
                plain(Shown.of(excursion.first().bound()))));
        Stream.of(project.managerId(), project.sponsorId())
                .distinct()
                .forEach(person -> tell(person, "adjustment.notice.raised", project, adjustment));
        return true;
    }

    /** Takes the numbers down as they are now; taken again, they are as they are then. */
    void assemble(String projectKey, int number, String processInstanceId) {
        Adjustment adjustment = require(projectKey, number);
        if (adjustment.isOpen()) {
            adjustment.assemble(now(adjustment, goals.require(projectKey, adjustment.goalKey())), processInstanceId);
            save(adjustment);
        }
    }

    Map<String, Object> choose(String processInstanceId) {
        Adjustment adjustment = of(processInstanceId);
        Project project = projects.require(adjustment.projectKey());
        Approver.Choice choice = approvers.choose(project, adjustment.standing());
        adjustment.ask(choice.who());
        save(adjustment);
        if (!choice.who().equals(project.managerId()) && !choice.who().equals(project.sponsorId())) {
            tell(choice.who(), "adjustment.notice.asked", project, adjustment);
        }
        return Map.of(
                "approver",
                choice.who(),
                "decideDue",
                Date.from(clock.instant().plus(choice.dueDays(), ChronoUnit.DAYS)),
                "reminderCycle",
                "R5/PT" + choice.remindHours() + "H",
                "passOnAfter",
                "PT" + choice.passOnHours() + "H");
    }

    void remind(String processInstanceId) {
        Adjustment adjustment = of(processInstanceId);
        engine.raisePriority(processInstanceId, "decideAdjustment", 70);
        tell(
                adjustment.approverId(),
                "adjustment.notice.reminded",
                projects.require(adjustment.projectKey()),
                adjustment);
        events.publishEvent(AdjustmentChanged.of(adjustment, "adjustment.reminded", "", ""));
    }

    /** Asks somebody else where there is anybody, and makes it urgent. */
    void passOn(String processInstanceId) {
        Adjustment adjustment = of(processInstanceId);
        Project project = projects.require(adjustment.projectKey());
        engine.handOver(processInstanceId, "decideAdjustment", asked -> {
            String next = approvers.successor(asked, project);
            if (next != null) {
                adjustment.ask(next);
            }
            return next;
        });
        save(adjustment);
        engine.raisePriority(processInstanceId, "decideAdjustment", 90);
        tell(adjustment.approverId(), "adjustment.notice.asked", project, adjustment);
        events.publishEvent(AdjustmentChanged.of(adjustment, "adjustment.passedOn", "", ""));
    }

    /** Records how to go on, opens the change where one is asked for, and tells the model what it must know. */
    Map<String, String> decide(String processInstanceId, CourseDecision decision, String person) {
        Adjustment adjustment = of(processInstanceId);
        Project project = projects.require(adjustment.projectKey());
        Measured measured = goals.require(project.key(), adjustment.goalKey());
        checkReason(decision);
        List<ChangeLine> lines = ways.lines(project, measured, decision);
        String changeId = decision.isChange() ? open(project, adjustment, decision, lines) : null;
        adjustment.decide(
                decision.choice(), decision.reason(), person, changeId, now(adjustment, measured), clock.instant());
        save(adjustment);
        if (decision.choice().equals("stop")) {
            engine.setFact(project.key(), "stopReason", decision.reason());
            engine.setFact(project.key(), "stoppedBy", person);
        }
        events.publishEvent(
                AdjustmentChanged.of(adjustment, "adjustment." + decision.choice(), decision.reason(), person)
                        .onBehalfOf(approvers.standsInFor(person, project)));
        Stream.of(project.managerId(), measured.goal().ownerId())
                .distinct()
                .filter(other -> !other.equals(person) && people.exists(other))
                .forEach(other -> tell(other, "adjustment.notice.decided", project, adjustment));
        return Map.of(
                "reviewDecision",
                route(decision),
                "changeId",
                changeId == null ? "" : changeId,
                "requester",
                changeId == null ? "" : project.managerId(),
                "decisionReason",
                decision.reason(),
                "decidedBy",
                person);
    }

    /** A project that ends takes its open adjustments with it. */
    @EventListener(condition = "#event.action() == 'project.stopped'")
    void lapse(ProjectChanged event) {
        adjustments.findByProjectKeyAndDecision(event.projectKey(), "").forEach(adjustment -> {
            adjustment.lapse(clock.instant());
            save(adjustment);
        });
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String route(CourseDecision decision) {
        if (decision.isChange()) {
            return "adjust";
        }
        return decision.choice().equals("watch") ? "continue" : decision.choice();
    }

    private String open(Project project, Adjustment adjustment, CourseDecision decision, List<ChangeLine> lines) {
        Locale locale = LocaleContextHolder.getLocale();
        String title = messages.getMessage(
                "adjustment.change." + decision.choice(), new Object[] {adjustment.goalKey()}, locale);
        String reason = decision.reason().isEmpty()
                ? adjustment.why(locale)
                : decision.reason() + "\n" + adjustment.why(locale);
        return changes.openFor(project.key(), title, reason, project.managerId(), null, lines);
    }

    private Standing now(Adjustment adjustment, Measured measured) {
        return cases.standing(projects.require(adjustment.projectKey()), measured);
    }

    private static void checkReason(CourseDecision decision) {
        if (decision.reason().isEmpty() && !decision.isChange()) {
            throw new InvalidInput("reason", "adjustment.error.reason");
        }
        if (decision.reason().length() > 3000) {
            throw new InvalidInput("reason", "error.tooLong", 3000);
        }
    }

    private void tell(String person, String message, Project project, Adjustment adjustment) {
        String why = new Label(adjustment.english(), adjustment.chinese(), "").toString();
        notices.tell(
                person,
                message,
                List.of(project.name(), why, word(adjustment)),
                "/projects/" + project.key() + "/adjustments/" + adjustment.number());
    }

    /** What was decided, in both languages; empty while nothing was. */
    private String word(Adjustment adjustment) {
        if (adjustment.isOpen()) {
            return "";
        }
        String key = "adjustment.decision." + adjustment.decision();
        return new Label(
                        messages.getMessage(key, null, Locale.ENGLISH),
                        messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE),
                        "")
                .toString();
    }

    /** Somebody else may raise the same at the same moment; then theirs stands. */
    private Adjustment insert(Adjustment adjustment) {
        try {
            return adjustments.save(adjustment);
        } catch (DataIntegrityViolationException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }

    private void save(Adjustment adjustment) {
        try {
            adjustments.save(adjustment);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }
}
