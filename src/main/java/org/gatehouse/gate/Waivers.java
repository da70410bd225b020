package org.gatehouse.gate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.Label;
import org.gatehouse.gate.GateReview.Waiver;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Waiving a criterion takes two: an approver who asks, with the reason, and somebody else who confirms. */
@Service
@Transactional
class Waivers {

    static final String CONFIRM = "confirm";
    static final String REFUSE = "refuse";

    /** Routing fact beside the second person's task: which of the review's waivers it is about. */
    static final String NUMBER = "waiver";

    private static final int LONGEST = 2000;

    private final GateReviewRepository reviews;
    private final Dossiers dossiers;
    private final Approvers approvers;
    private final Projects projects;
    private final People people;
    private final Notices notices;
    private final Engine engine;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Waivers(
            GateReviewRepository reviews,
            Dossiers dossiers,
            Approvers approvers,
            Projects projects,
            People people,
            Notices notices,
            Engine engine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reviews = reviews;
        this.dossiers = dossiers;
        this.approvers = approvers;
        this.projects = projects;
        this.people = people;
        this.notices = notices;
        this.engine = engine;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An approver asks that a criterion need not be met in this round; a second person finds a task for it.
     */
    void ask(GateReview review, String criterion, String person, String reason) {
        if (person.equals(review.submitterId())) {
            throw new NotAllowed("gate.error.waiver.own");
        }
        if (!review.askedIds().contains(person)) {
            throw new NotAllowed("gate.error.notApprover");
        }
        if (reason.isBlank()) {
            throw new InvalidInput("reason", "gate.error.waiver.reason");
        }
        if (reason.length() > LONGEST) {
            throw new InvalidInput("reason", "error.tooLong", "reason", LONGEST);
        }
        if (unmet(review).stream().noneMatch(one -> one.key().equals(criterion))) {
            throw new InvalidInput("criterion", "gate.error.waiver.notRed", criterion);
        }
        Project project = projects.require(review.projectKey());
        Set<String> confirmers = approvers.confirmers(project, review.submitterId(), person);
        if (confirmers.isEmpty()) {
            throw new Conflict("gate.error.waiver.nobody");
        }
        int number = review.askWaiver(criterion, reason, person, clock.instant());
        save(review);
        boolean heard = engine.tell(
                review.processInstanceId(),
                "waiverRequested",
                Map.of("waiverNumber", number, "waiverConfirmers", confirmers));
        if (!heard) {
            throw new Conflict("gate.error.waiver.model");
        }
        Waiver waiver = review.waivers().get(number);
        Label name = name(review, criterion);
        events.publishEvent(GateChanged.waiver(review, waiver, "gate.waiver.asked", name.toString(), reason));
        List<String> words = List.of(people.name(person), project.name(), name.toString(), reason);
        confirmers.forEach(who -> notices.tell(who, "notice.gate.waiver", words, "/"));
    }

    /** The second person's word; a refusal says why. */
    void answer(String processInstanceId, int number, String person, boolean confirmed, String words) {
        GateReview review = reviews.lastOf(processInstanceId)
                .flatMap(reviews::findById)
                .orElseThrow(() -> new Conflict("gate.error.waiver.over"));
        if (!confirmed && words.isBlank()) {
            throw new InvalidInput("reason", "gate.error.waiver.refusal");
        }
        if (words.length() > LONGEST) {
            throw new InvalidInput("reason", "error.tooLong", "reason", LONGEST);
        }
        Waiver waiver = review.waivers().get(number);
        Project project = projects.require(review.projectKey());
        if (!approvers
                .confirmers(project, review.submitterId(), waiver.askedBy())
                .contains(person)) {
            throw new NotAllowed("gate.error.waiver.second");
        }
        Waiver answered = review.answerWaiver(number, confirmed, words, person, clock.instant());
        save(review);
        Label name = name(review, waiver.criterion());
        String action = confirmed ? "gate.waiver.confirmed" : "gate.waiver.refused";
        events.publishEvent(GateChanged.waiver(review, answered, action, name.toString(), words));
        notices.tell(
                waiver.askedBy(),
                confirmed ? "notice.gate.waiver.confirmed" : "notice.gate.waiver.refused",
                List.of(people.name(person), project.name(), name.toString(), words),
                "/");
    }

    /** What the criterion says, in both languages. */
    Label name(GateReview review, String criterion) {
        return dossiers.criteria(review).stream()
                .filter(one -> one.key().equals(criterion))
                .map(one -> new Label(one.english(), one.chinese(), ""))
                .findFirst()
                .orElse(new Label(criterion, criterion, ""));
    }

    /** The criteria that are not met, each with the last waiver that was asked for it. */
    @Transactional(readOnly = true)
    List<Unmet> unmet(GateReview review) {
        return dossiers.criteria(review).stream()
                .filter(Criterion::isRed)
                .map(one -> new Unmet(
                        one.key(),
                        one.english(),
                        one.chinese(),
                        one.mandatory(),
                        review.waivers().stream()
                                .filter(waiver -> waiver.criterion().equals(one.key()))
                                .reduce((earlier, later) -> later)
                                .map(waiver -> waiver.state().name())
                                .orElse("")))
                .toList();
    }

    /**
     * @param mandatory it stands in the way of a go
     * @param waiver name of its {@link Waiver.State}; empty where nobody asked for one
     */
    record Unmet(String key, String english, String chinese, boolean mandatory, String waiver) {}

    private void save(GateReview review) {
        try {
            reviews.save(review);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("gate.error.overtaken");
        }
    }
}
