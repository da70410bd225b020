package org.gatehouse.gate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.engine.Engine;
import org.gatehouse.gate.GateReview.Condition;
import org.gatehouse.gate.GateReview.Vote;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened and happens at the gates of projects. */
@Service
@Transactional
public class GateReviews {

    static final Set<String> DECISIONS = Set.of("go", "goWithConditions", "rework", "hold", "stop");

    private final GateReviewRepository reviews;
    private final Dossier dossier;
    private final Approvers approvers;
    private final List<GateBlocker> blockers;
    private final Projects projects;
    private final People people;
    private final Engine engine;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GateReviews(
            GateReviewRepository reviews,
            Dossier dossier,
            Approvers approvers,
            List<GateBlocker> blockers,
            Projects projects,
            People people,
            Engine engine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reviews = reviews;
        this.dossier = dossier;
        this.approvers = approvers;
        this.blockers = blockers;
        this.projects = projects;
        this.people = people;
        this.engine = engine;
        this.events = events;
        this.clock = clock;
    }

    /** All reviews of a project, oldest first; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<GateReview> of(String projectKey) {
        return reviews.findByProjectKeyOrderById(projectKey);
    }

    /** The review that sent the matter back, if the last decision at this gate was rework. */
    @Transactional(readOnly = true)
    public Optional<GateReview> lastReturn(String projectKey, String gate, String subject) {
        return reviews.lastDecided(projectKey, gate, subject)
                .flatMap(reviews::findById)
                .filter(review -> review.decision().equals("rework"));
    }

    /** Conditions of earlier gates that nobody has met yet. */
    @Transactional(readOnly = true)
    public List<String> openConditions(String projectKey) {
        return blockers.stream()
                .flatMap(blocker -> blocker.open(projectKey).stream())
                .toList();
    }

    /** Whether the person may decide at gates of this project at all. */
    @Transactional(readOnly = true)
    public boolean mayDecide(Project project, String person) {
        return approvers.mayDecide(person, project);
    }

    GateReview require(String projectKey, long id) {
        return reviews.findById(id)
                .filter(review -> review.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    GateReview current(String processInstanceId) {
        return reviews.lastOf(processInstanceId)
                .flatMap(reviews::findById)
                .orElseThrow(() -> new NotFound(processInstanceId));
    }

    /** Lays the facts as they are now before the approvers; returns whether conditions are still open. */
    boolean assemble(String projectKey, String gate, String subject, String submitter, String processInstanceId) {
        GateReview review = reviews.lastOf(processInstanceId)
                .flatMap(reviews::findById)
                .filter(GateReview::isOpen)
                .orElseGet(() -> GateReview.submitted(
                        projectKey,
                        gate,
                        subject,
                        reviews.rounds(projectKey, gate, subject) + 1,
                        processInstanceId,
                        submitter,
                        clock.instant()));
        review.lay(dossier.gather(projectKey, gate, subject));
        save(review);
        return !openConditions(projectKey).isEmpty();
    }

    Map<String, Object> choose(String processInstanceId) {
        GateReview review = current(processInstanceId);
        Approvers.Choice choice = approvers.choose(
                projects.require(review.projectKey()), review.gate(), review.subject(), review.submitterId());
        review.ask(choice.rule(), choice.needed(), choice.who());
        review.explain(choice.english(), choice.chinese());
        save(review);
        Instant due = clock.instant().plus(choice.dueDays(), ChronoUnit.DAYS);
        return Map.of(
                "approvers",
                choice.who(),
                "gateDecided",
                false,
                "decideDue",
                Date.from(due),
                "reminderCycle",
                "R5/PT" + choice.remindHours() + "H",
                "escalateAfter",
                "PT" + choice.escalateHours() + "H");
    }

    /** Takes one approver's word; true when that settled the matter. */
    boolean vote(String processInstanceId, String person, String decision, String reason, List<Condition> conditions) {
        GateReview review = current(processInstanceId);
        Project project = projects.require(review.projectKey());
        if (person.equals(review.submitterId())) {
            throw new NotAllowed("gate.error.ownSubmission");
        }
        if (!approvers.mayDecide(person, project) && !review.approverIds().contains(person)) {
            throw new NotAllowed("gate.error.notApprover");
        }
        check(review, project, decision, reason, conditions);
        Optional<String> outcome = review.vote(
                new Vote(person, standsInFor(review, person), decision, reason, clock.instant()),
                decision.equals("goWithConditions") ? conditions : List.of());
        save(review);
        return outcome.isPresent();
    }

    /** Makes the settled matter known; told again, it changes nothing. */
    GateReview record(String processInstanceId) {
        GateReview review = current(processInstanceId);
        if (review.isOpen()) {
            throw new IllegalStateException("gate of " + review.projectKey() + " has no decision to record");
        }
        if (!review.isRecorded()) {
            review.record();
            save(review);
            events.publishEvent(new GateDecided(
                    review.projectKey(),
                    review.id(),
                    review.gate(),
                    review.subject(),
                    review.decision(),
                    review.reason(),
                    review.conditions().stream()
                            .map(condition ->
                                    new GateDecided.Condition(condition.text(), condition.ownerId(), condition.due()))
                            .toList()));
        }
        return review;
    }

    void remind(String processInstanceId) {
        GateReview review = current(processInstanceId);
        engine.raisePriority(processInstanceId, "decideGate", 70);
        events.publishEvent(
                new GateReminded(review.projectKey(), "gate.reminded", names(waiting(review)), waiting(review)));
    }

    /** Passes the matter on to deputies where there are any, and makes it urgent. */
    void escalate(String processInstanceId) {
        GateReview review = current(processInstanceId);
        engine.handOver(processInstanceId, "decideGate", approver -> {
            String successor = approvers.successor(approver, review.submitterId(), review.approverIds());
            if (successor != null) {
                review.passOn(approver, successor);
            }
            return successor;
        });
        save(review);
        engine.raisePriority(processInstanceId, "decideGate", 90);
        events.publishEvent(
                new GateReminded(review.projectKey(), "gate.escalated", names(waiting(review)), waiting(review)));
    }

    /**
     * Passes an approver's vote on to somebody else; who may ask is the caller's affair, but nobody decides on their own
     * submission, and only who may decide at gates or stands in for the approver takes over.
     */
    public void handOver(String processInstanceId, String from, String to) {
        GateReview review = current(processInstanceId);
        if (to.equals(review.submitterId())) {
            throw new NotAllowed("gate.error.submitterDecides", people.name(to));
        }
        if (review.approverIds().contains(to)) {
            throw new Conflict("gate.error.approverAlready", people.name(to));
        }
        boolean standsIn =
                people.deputyOf(from, LocalDate.now(clock)).filter(to::equals).isPresent();
        if (!standsIn && !approvers.mayDecide(to, projects.require(review.projectKey()))) {
            throw new NotAllowed("gate.error.mayNotDecide", people.name(to));
        }
        review.passOn(from, to);
        save(review);
        if (engine.handOver(processInstanceId, "decideGate", approver -> approver.equals(from) ? to : null) == 0) {
            throw new Conflict("gate.error.overtaken");
        }
    }

    /** What may be decided at a gate: a change is decided on its own and does not put the project on hold. */
    static List<String> choices(String gate) {
        return gate.equals("change")
                ? List.of("go", "goWithConditions", "rework", "stop")
                : List.of("go", "goWithConditions", "rework", "hold", "stop");
    }

    private void check(GateReview review, Project project, String decision, String reason, List<Condition> conditions) {
        if (!choices(review.gate()).contains(decision)) {
            throw new InvalidInput("decision", "gate.error.decision", decision);
        }
        List<Problem> problems = new ArrayList<>();
        if (!decision.equals("go") && reason.isBlank()) {
            problems.add(Problem.of("reason", "gate.error.reason"));
        }
        if (reason.length() > 4000) {
            problems.add(Problem.of("reason", "error.tooLong", 4000));
        }
        if (decision.equals("goWithConditions")) {
            checkConditions(project, conditions, problems);
        }
        List<String> open = openConditions(review.projectKey());
        if (Tally.isGo(decision) && !open.isEmpty()) {
            problems.add(Problem.of("decision", "gate.error.openConditions", open.size(), open.get(0)));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void checkConditions(Project project, List<Condition> conditions, List<Problem> problems) {
        if (conditions.isEmpty()) {
            problems.add(Problem.of("conditions", "gate.error.conditions"));
        }
        if (conditions.size() > 20) {
            problems.add(Problem.of("conditions", "gate.error.conditionsMany", 20));
        }
        LocalDate today = LocalDate.now(clock);
        for (Condition condition : conditions) {
            if (condition.text().isBlank() || condition.text().length() > 200) {
                problems.add(Problem.of("conditions", "gate.error.conditionText"));
            }
            if (!project.isTeam(condition.ownerId())) {
                problems.add(Problem.of("conditions", "gate.error.conditionOwner", condition.text()));
            }
            if (condition.due() == null || condition.due().isBefore(today)) {
                problems.add(Problem.of("conditions", "gate.error.conditionDue", condition.text()));
            }
        }
    }

    private String standsInFor(GateReview review, String person) {
        Project project = projects.require(review.projectKey());
        boolean forSponsor = !person.equals(project.sponsorId())
                && people.deputyOf(project.sponsorId(), LocalDate.now(clock))
                        .filter(person::equals)
                        .isPresent();
        return forSponsor ? project.sponsorId() : "";
    }

    private List<String> waiting(GateReview review) {
        Set<String> voted =
                Set.copyOf(review.votes().stream().map(Vote::approverId).toList());
        return review.approverIds().stream()
                .filter(approver -> !voted.contains(approver))
                .toList();
    }

    private String names(List<String> ids) {
        return String.join(", ", ids.stream().map(people::name).toList());
    }

    private void save(GateReview review) {
        try {
            reviews.save(review);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("gate.error.overtaken");
        }
    }
}
