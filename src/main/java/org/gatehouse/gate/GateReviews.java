package org.gatehouse.gate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.Label;
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
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened and happens at the gates of projects. */
@Service
@Transactional
public class GateReviews {

    static final Set<String> DECISIONS = Set.of("go", "goWithConditions", "rework", "hold", "stop");

    /** The step by which one sees that a gate's model asks in turn and sends back further than one step. */
    static final String ASK_NEXT = "askNextApprover";

    private static final int LONGEST_REASON = 4000;

    private final GateReviewRepository reviews;
    private final Dossiers dossiers;
    private final Approvers approvers;
    private final ReworkSteps reworks;
    private final List<GateBlocker> blockers;
    private final Projects projects;
    private final People people;
    private final Engine engine;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GateReviews(
            GateReviewRepository reviews,
            Dossiers dossiers,
            Approvers approvers,
            ReworkSteps reworks,
            List<GateBlocker> blockers,
            Projects projects,
            People people,
            Engine engine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reviews = reviews;
        this.dossiers = dossiers;
        this.approvers = approvers;
        this.reworks = reworks;
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

    /**
     * The review that sent the matter back to this step, if the last decision was that; at whatever gate.
     *
     * @param subject what was decided on where a project has several; else empty
     * @param steps ids of steps of the models, one of which it was sent back to
     */
    @Transactional(readOnly = true)
    public Optional<GateReview> lastReturn(String projectKey, String subject, Set<String> steps) {
        return reviews.lastDecided(projectKey, subject)
                .flatMap(reviews::findById)
                .filter(review -> steps.contains(review.reworkStep()));
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

    /** The matter has come to the gate; returns whether conditions are still open. */
    boolean assemble(String projectKey, String gate, String subject, String submitter, String processInstanceId) {
        Optional<GateReview> open =
                reviews.lastOf(processInstanceId).flatMap(reviews::findById).filter(GateReview::isOpen);
        GateReview review = open.orElseGet(() -> GateReview.submitted(
                projectKey,
                gate,
                subject,
                reviews.rounds(projectKey, gate, subject) + 1,
                processInstanceId,
                submitter,
                clock.instant()));
        save(review);
        if (open.isEmpty()) {
            events.publishEvent(new GateReached(projectKey, gate, subject, review.round(), submitter));
        }
        return !binding(review).isEmpty();
    }

    /** Conditions that must be met before this gate; none where an approval is confirmed, which cannot wait for them. */
    @Transactional(readOnly = true)
    List<String> binding(GateReview review) {
        return review.isReconfirmation() ? List.of() : openConditions(review.projectKey());
    }

    /**
     * Finds who decides.
     *
     * @param inTurn whether the model can ask one after the other: a project keeps the models it began with, and where it
     *     cannot, those who would be asked in turn are asked at once and must all agree
     */
    Map<String, Object> choose(String processInstanceId, boolean inTurn) {
        GateReview review = current(processInstanceId);
        Approvers.Choice choice = approvers.choose(
                projects.require(review.projectKey()), review.gate(), review.subject(), review.submitterId());
        if (choice.rule() == VoteRule.sequence && !inTurn) {
            review.ask(VoteRule.all, choice.needed(), Approvers.onceEach(choice.who()), List.of());
        } else {
            review.ask(choice.rule(), choice.needed(), choice.who(), choice.vetoers());
        }
        review.explain(choice.english(), choice.chinese());
        save(review);
        dossiers.seal(review);
        String within = "P" + choice.dueDays() + "D";
        return Map.of(
                "approvers",
                review.askedIds(),
                "gateDecided",
                false,
                "votingOver",
                false,
                "decideWithin",
                within,
                "decideDue",
                due(within),
                "reminderCycle",
                "R5/PT" + choice.remindHours() + "H",
                "escalateAfter",
                "PT" + choice.escalateHours() + "H");
    }

    /**
     * Who is asked in turn after the last go, and until when.
     *
     * @param within ISO duration, as {@link #choose} gave it
     */
    Map<String, Object> askNext(String processInstanceId, String within) {
        List<String> next = current(processInstanceId).askedIds();
        if (next.isEmpty()) {
            throw new IllegalStateException("nobody is left to be asked at gate of " + processInstanceId);
        }
        return Map.of("approvers", next, "votingOver", false, "decideDue", due(within));
    }

    private Date due(String within) {
        return Date.from(clock.instant().plus(java.time.Period.parse(within).getDays(), ChronoUnit.DAYS));
    }

    /** What the step is called that this review sent back to; empty where it did not. */
    Optional<Label> reworkName(GateReview review) {
        String step = review.reworkStep();
        return step.isEmpty()
                ? Optional.empty()
                : reworks.of(review.gate(), review.subject()).stream()
                        .filter(one -> one.id().equals(step))
                        .map(ReworkSteps.Step::name)
                        .findFirst()
                        .or(() -> Optional.of(Label.of(step)));
    }

    /** The steps this review may be sent back to; the first is meant where nobody chose. */
    List<ReworkSteps.Step> reworkSteps(GateReview review) {
        List<ReworkSteps.Step> steps = reworks.of(review.gate(), review.subject());
        // Models from before the table know the usual step only.
        return engine.knows(review.processInstanceId(), ASK_NEXT)
                ? steps
                : steps.stream()
                        .limit(1)
                        .map(step -> new ReworkSteps.Step(
                                step.id(), step.name(), List.of(ReworkSteps.THROUGH), step.again()))
                        .toList();
    }

    /**
     * What a word came to.
     *
     * @param decided whether it settled the matter
     * @param over whether nobody else of those who are asked now is needed any more: it is settled, or one more person
     *     is asked next
     */
    record Count(boolean decided, boolean over) {}

    /**
     * Takes one approver's word.
     *
     * @param asked the approver for whom the model made the task; another one may have it by now
     */
    Count vote(String processInstanceId, String person, String asked, Verdict said) {
        GateReview review = current(processInstanceId);
        if (person.equals(review.submitterId())) {
            throw new NotAllowed("gate.error.ownSubmission");
        }
        Project project = projects.require(review.projectKey());
        takeOver(review, person, asked, project);
        review.awaitedBy(person).ifPresent(awaited -> {
            throw new Conflict("gate.error.signOff.open", people.name(awaited.personId()));
        });
        Verdict verdict = complete(review, said);
        check(review, project, verdict);
        if (review.awaitsSignOff()) {
            boolean settled = review.vote(person, verdict, clock.instant()).isPresent();
            save(review);
            events.publishEvent(GateChanged.signedOff(review, person, verdict));
            return new Count(settled, true);
        }
        Optional<String> outcome = review.vote(person, verdict, clock.instant());
        List<Vote> counted = new ArrayList<>(List.of(last(review)));
        Optional<String> next = review.nextInTurn();
        while (next.isPresent()) {
            String approver = approvers.standIn(next.get(), review.submitterId());
            review.askInTurn(approver);
            if (!approver.equals(person)) {
                break;
            }
            outcome = review.carry();
            counted.add(last(review));
            next = review.nextInTurn();
        }
        save(review);
        counted.forEach(vote -> events.publishEvent(GateChanged.voted(review, vote)));
        return new Count(outcome.isPresent(), outcome.isPresent() || review.awaitsSignOff());
    }

    /** Whether this person may take the matter back now. */
    boolean mayWithdraw(GateReview review, String person) {
        return !review.isReconfirmation()
                && review.isUntouched()
                && person.equals(review.submitterId())
                && !review.approverIds().isEmpty();
    }

    /** Whoever submitted the matter takes it back, while nobody has voted; it is theirs to work on again. */
    public void withdraw(String projectKey, long id, String person, String reason) {
        GateReview review = require(projectKey, id);
        if (review.isReconfirmation()) {
            throw new NotAllowed("gate.error.withdraw.reconfirm");
        }
        if (reason.isBlank()) {
            throw new InvalidInput("reason", "error.required", "reason");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new InvalidInput("reason", "error.tooLong", "reason", LONGEST_REASON);
        }
        Optional<ReworkSteps.Step> usual = reworkSteps(review).stream().findFirst();
        review.withdraw(
                person,
                reason,
                usual.map(ReworkSteps.Step::id).orElse(""),
                usual.map(step -> step.returns().get(0)).orElse(ReworkSteps.THROUGH),
                clock.instant());
        save(review);
        events.publishEvent(GateChanged.withdrawn(review));
        if (!engine.tell(review.processInstanceId(), "submissionWithdrawn", Map.of())) {
            throw new Conflict("gate.error.withdraw.model");
        }
    }

    /** The engine's own desk can give a task to another manager; then they stand where the earlier approver stood. */
    private void takeOver(GateReview review, String person, String asked, Project project) {
        if (review.approverIds().contains(person) || review.askedIds().contains(person)) {
            return;
        }
        List<String> waited = review.askedIds();
        String from = waited.size() == 1 ? waited.get(0) : asked;
        if (!approvers.mayDecide(person, project) || !waited.contains(from)) {
            throw new NotAllowed("gate.error.notApprover");
        }
        review.passOn(from, person);
    }

    private static Vote last(GateReview review) {
        List<Vote> votes = review.votes();
        return votes.get(votes.size() - 1);
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
            dossiers.sealDecision(review);
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
                            .toList(),
                    review.reworkStep(),
                    review.reworkReturn(),
                    review.votes().isEmpty() ? "" : last(review).onBehalfOf()));
        }
        return review;
    }

    void remind(String processInstanceId) {
        GateReview review = current(processInstanceId);
        engine.raisePriority(processInstanceId, "decideGate", 70);
        events.publishEvent(
                new GateReminded(review.projectKey(), "gate.reminded", names(review.askedIds()), review.askedIds()));
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
                new GateReminded(review.projectKey(), "gate.escalated", names(review.askedIds()), review.askedIds()));
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
    public static List<String> choices(String gate) {
        return gate.equals("change")
                ? List.of("go", "goWithConditions", "rework", "stop")
                : List.of("go", "goWithConditions", "rework", "hold", "stop");
    }

    /** What was left open where it has a usual meaning, and without what does not belong to the decision. */
    private Verdict complete(GateReview review, Verdict said) {
        if (!said.decision().equals("rework")) {
            List<Condition> conditions = said.decision().equals("goWithConditions") ? said.conditions() : List.of();
            return new Verdict(said.decision(), said.reason(), conditions, "", "");
        }
        List<ReworkSteps.Step> steps = reworkSteps(review);
        String usual = steps.isEmpty() ? "" : steps.get(0).id();
        String step = said.reworkStep().isEmpty() ? usual : said.reworkStep();
        String back = steps.stream()
                .filter(one -> one.id().equals(step))
                .map(one -> one.returns().get(0))
                .findFirst()
                .orElse(ReworkSteps.THROUGH);
        return new Verdict(
                said.decision(),
                said.reason(),
                List.of(),
                step,
                said.reworkReturn().isEmpty() ? back : said.reworkReturn());
    }

    private void check(GateReview review, Project project, Verdict verdict) {
        String decision = verdict.decision();
        if (!choices(review.gate()).contains(decision)) {
            throw new InvalidInput("decision", "gate.error.decision", decision);
        }
        List<Problem> problems = new ArrayList<>();
        if (!decision.equals("go") && verdict.reason().isBlank()) {
            problems.add(Problem.of("reason", "gate.error.reason"));
        }
        if (verdict.reason().length() > LONGEST_REASON) {
            problems.add(Problem.of("reason", "error.tooLong", "reason", LONGEST_REASON));
        }
        if (decision.equals("goWithConditions")) {
            checkConditions(project, verdict.conditions(), problems);
        }
        if (decision.equals("rework")) {
            checkRework(review, verdict, problems);
        }
        List<String> open = binding(review);
        if (Tally.isGo(decision) && !open.isEmpty()) {
            problems.add(Problem.of("decision", "gate.error.openConditions", open.size(), open.get(0)));
        }
        List<Criterion> blocking = Tally.isGo(decision) ? dossiers.blocking(review) : List.of();
        if (!blocking.isEmpty()) {
            problems.add(Problem.of(
                    "decision",
                    "gate.error.blocking",
                    blocking.size(),
                    blocking.get(0).in(LocaleContextHolder.getLocale())));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void checkRework(GateReview review, Verdict verdict, List<Problem> problems) {
        List<ReworkSteps.Step> steps = reworkSteps(review);
        Optional<ReworkSteps.Step> chosen = steps.stream()
                .filter(step -> step.id().equals(verdict.reworkStep()))
                .findFirst();
        if (chosen.isEmpty() && !(steps.isEmpty() && verdict.reworkStep().isEmpty())) {
            problems.add(Problem.of("reworkStep", "gate.error.reworkStep", verdict.reworkStep()));
        }
        List<String> returns =
                chosen.map(ReworkSteps.Step::returns).orElse(List.of(ReworkSteps.THROUGH, ReworkSteps.STRAIGHT));
        if (!returns.contains(verdict.reworkReturn())) {
            problems.add(Problem.of("reworkReturn", "gate.error.reworkReturn", verdict.reworkReturn()));
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
