package org.gatehouse.change;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.change.ChangeRoute.Choice;
import org.gatehouse.gate.GateDecided;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectChanged;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a change once it is submitted: assessed, sent to whoever decides, decided on, carried out. */
@Service
@Transactional
class ChangeSteps {

    static final Set<String> MANAGERS_WORDS = Set.of("go", "rework", "stop", "gate");

    private static final int LONGEST = 3900;

    private final ChangeRepository changes;
    private final ImpactCheck impacts;
    private final LineCheck check;
    private final ChangeRoute routes;
    private final CarryingOut carryingOut;
    private final ChangeNotices notices;
    private final GateReviews gates;
    private final Projects projects;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeSteps(
            ChangeRepository changes,
            ImpactCheck impacts,
            LineCheck check,
            ChangeRoute routes,
            CarryingOut carryingOut,
            ChangeNotices notices,
            GateReviews gates,
            Projects projects,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changes = changes;
        this.impacts = impacts;
        this.check = check;
        this.routes = routes;
        this.carryingOut = carryingOut;
        this.notices = notices;
        this.gates = gates;
        this.projects = projects;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** Lays the change before whoever decides. */
    void submit(String id) {
        Change change = require(id);
        if (change.lines().isEmpty()) {
            throw new InvalidInput("", "change.error.noLines", id);
        }
        List<Problem> problems = check.problems(projects.require(change.projectKey()), change.lines());
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        change.submit(clock.instant());
        changes.keep(change);
        events.publishEvent(ChangeChanged.of(change, "change.submitted", change.reason()));
    }

    void withdraw(String id) {
        Change change = require(id);
        change.withdraw(clock.instant());
        changes.keep(change);
        events.publishEvent(ChangeChanged.of(change, "change.withdrawn", ""));
    }

    /** Keeps what the change would do as things stand now. */
    void assess(String id) {
        Change change = require(id);
        change.keep(impacts.of(projects.require(change.projectKey()), change.lines()));
        changes.keep(change);
    }

    /**
     * Finds who decides; what the gate wants to see again straight away is decided there; what lies within the requester's own authority is approved with that.
     *
     * @return {@code apply}, {@code manager} or {@code gate}
     */
    String route(String id) {
        Change change = require(id);
        if (change.state() == ChangeState.APPROVED) {
            return change.route();
        }
        boolean straight = gates.lastReturn(change.projectKey(), id, Set.of("describeChange"))
                .filter(GateReview::returnsStraight)
                .isPresent();
        Choice choice = straight
                ? Choice.sentBackByGate()
                : routes.choose(projects.require(change.projectKey()), change, change.impact());
        change.take(choice);
        if (choice.route().equals(ChangeRoute.APPLY)) {
            change.approve("", change.requesterId());
        }
        changes.keep(change);
        return choice.route();
    }

    /**
     * The project manager's word on a change of somebody else.
     *
     * @param decision one of {@link #MANAGERS_WORDS}; {@code gate} leaves it to the change gate
     */
    void decide(String id, String decision, String reason, String person) {
        Change change = require(id);
        Project project = projects.require(change.projectKey());
        if (person.equals(change.requesterId())) {
            throw new NotAllowed("change.error.ownRequest");
        }
        if (!person.equals(project.managerId())) {
            throw new NotAllowed("change.error.managerOnly");
        }
        if (reason.isEmpty() && !decision.equals("go")) {
            throw new InvalidInput("reason", "change.error.decisionReason");
        }
        if (reason.length() > LONGEST) {
            throw new InvalidInput("reason", "error.tooLong", "reason", LONGEST);
        }
        switch (decision) {
            case "go" -> change.approve(reason, person);
            case "rework" -> change.sendBack(reason, person);
            case "gate" -> change.take(Choice.passedOn());
            default -> change.decidedBy(person);
        }
        changes.keep(change);
        events.publishEvent(ChangeChanged.of(change, "change.manager." + decision, reason));
    }

    /** Carries the approved change out and takes a new baseline; told again, it changes nothing. */
    void apply(String id) {
        Change change = require(id);
        if (change.state() == ChangeState.APPLIED) {
            return;
        }
        carryingOut.of(change);
        changes.keep(change);
        notices.applied(change);
        events.publishEvent(ChangeChanged.of(change, "change.applied", ""));
    }

    void reject(String id, String reason) {
        Change change = require(id);
        if (change.state() == ChangeState.REJECTED) {
            return;
        }
        change.reject(reason, clock.instant());
        changes.keep(change);
        notices.rejected(change);
        events.publishEvent(ChangeChanged.of(change, "change.rejected", reason));
    }

    /** What the gate says to a change that may go on or must be reworded. */
    @EventListener(condition = "#event.gate() == 'change'")
    void decided(GateDecided event) {
        changes.findById(event.gateSubject()).ifPresent(change -> {
            switch (event.decision()) {
                case "go", "goWithConditions" -> change.approve(event.reason(), me.id());
                case "rework" -> change.sendBack(event.reason(), me.id());
                case "stop" -> change.decidedBy(me.id());
                default -> {
                    return;
                }
            }
            changes.keep(change);
        });
    }

    /** A project that ends takes its open requests with it, and what was tried out for it. */
    @EventListener(condition = "#event.action() == 'project.stopped'")
    void withdrawAll(ProjectChanged event) {
        Set<ChangeState> open = EnumSet.allOf(ChangeState.class).stream()
                .filter(state -> state.isOpen() || state == ChangeState.IDEA)
                .collect(Collectors.toSet());
        changes.findByProjectKeyAndStateIn(event.projectKey(), open).forEach(change -> {
            change.withdraw(clock.instant());
            changes.keep(change);
        });
    }

    private Change require(String id) {
        return changes.findById(id).orElseThrow(() -> new NotFound(id));
    }
}
