package org.gatehouse.gate;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.Role;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An approver asks for one more person's word: as advice before they vote, or as a further approval after a go. */
@Service
@Transactional
class SignOffs {

    static final String AGREE = "agree";
    static final String DISAGREE = "disagree";

    /** Routing fact beside the person's task: which of the review's sign-offs it is about. */
    static final String NUMBER = "signOffAsked";

    static final String STEP = "signOff";

    private static final int LONGEST = 2000;

    private final GateReviewRepository reviews;
    private final Approvers approvers;
    private final Projects projects;
    private final People people;
    private final Notices notices;
    private final Engine engine;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignOffs(
            GateReviewRepository reviews,
            Approvers approvers,
            Projects projects,
            People people,
            Notices notices,
            Engine engine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reviews = reviews;
        this.approvers = approvers;
        this.projects = projects;
        this.people = people;
        this.notices = notices;
        this.engine = engine;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Who may be asked: the team and the managers, who may see the dossier, but neither who submitted it nor who is asked
     * anyhow.
     *
     * @param afterwards whether they may also be asked after a go, which takes somebody who may decide at gates
     */
    record Candidate(String id, String name, boolean afterwards) {}

    @Transactional(readOnly = true)
    public List<Candidate> candidates(GateReview review, String asker) {
        Project project = projects.require(review.projectKey());
        Set<String> possible = new LinkedHashSet<>(project.team());
        people.inRole(Role.MANAGER).stream().map(Person::id).forEach(possible::add);
        possible.remove(asker);
        possible.remove(review.submitterId());
        possible.removeAll(review.approverIds());
        return possible.stream()
                .map(id -> new Candidate(id, people.name(id), approvers.mayDecide(id, project)))
                .toList();
    }

    /** @param afterwards asked after a go, whose go is then needed too; else before the asker votes */
    void ask(GateReview review, String asker, String person, boolean afterwards, String question) {
        if (!review.askedIds().contains(asker)) {
            throw new NotAllowed("gate.error.notApprover");
        }
        if (question.isBlank()) {
            throw new InvalidInput("question", "gate.error.signOff.question");
        }
        if (question.length() > LONGEST) {
            throw new InvalidInput("question", "error.tooLong", "question", LONGEST);
        }
        Candidate candidate = candidates(review, asker).stream()
                .filter(one -> one.id().equals(person))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("person", "gate.error.signOff.person", people.name(person)));
        if (afterwards && !candidate.afterwards()) {
            throw new InvalidInput("person", "gate.error.mayNotDecide", candidate.name());
        }
        if (!engine.knows(review.processInstanceId(), STEP)) {
            throw new Conflict("gate.error.signOff.model");
        }
        SignOff asked = SignOff.asked(person, asker, afterwards, question, clock.instant());
        int number = review.askSignOff(asked);
        save(review);
        if (!afterwards
                && !engine.tell(
                        review.processInstanceId(),
                        "signOffRequested",
                        Map.of("signOffNumber", number, "signOffPerson", person))) {
            throw new Conflict("gate.error.signOff.model");
        }
        String action = afterwards ? "gate.signOff.after" : "gate.signOff.before";
        events.publishEvent(GateChanged.signOff(review, asked, people.name(person), action, question));
        notices.tell(
                person,
                "notice." + action,
                List.of(
                        people.name(asker),
                        projects.require(review.projectKey()).name(),
                        question),
                "/projects/" + review.projectKey() + "/gates/" + review.id());
    }

    /** The advice; where it is against, it says why. */
    void advise(String processInstanceId, int number, String person, boolean agreed, String words) {
        GateReview review = reviews.lastOf(processInstanceId)
                .flatMap(reviews::findById)
                .orElseThrow(() -> new Conflict("gate.error.signOff.over"));
        if (!agreed && words.isBlank()) {
            throw new InvalidInput("reason", "gate.error.signOff.why");
        }
        if (words.length() > LONGEST) {
            throw new InvalidInput("reason", "error.tooLong", "reason", LONGEST);
        }
        if (person.equals(review.submitterId())) {
            throw new NotAllowed("gate.error.ownSubmission");
        }
        SignOff answered = review.advise(number, agreed, words, person, clock.instant());
        save(review);
        String action = agreed ? "gate.signOff.agreed" : "gate.signOff.disagreed";
        events.publishEvent(GateChanged.signOff(review, answered, people.name(answered.personId()), action, words));
        notices.tell(
                answered.askedBy(),
                "notice." + action,
                List.of(
                        people.name(person),
                        projects.require(review.projectKey()).name(),
                        words),
                "/projects/" + review.projectKey() + "/gates/" + review.id());
    }

    private void save(GateReview review) {
        try {
            reviews.save(review);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("gate.error.overtaken");
        }
    }
}
