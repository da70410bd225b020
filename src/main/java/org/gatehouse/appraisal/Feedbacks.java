package org.gatehouse.appraisal;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.appraisal.Doors.Seen;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What colleagues say when they are asked. They see the question and the person it is about, nothing of the appraisal.
 * The person reads who said it only where the giver agrees, and otherwise nothing that tells: no time, no order, not who
 * of those asked has answered.
 */
@Service
@Transactional
class Feedbacks {

    private static final int MOST = 12;

    private final FeedbackRepository feedbacks;
    private final AppraisalRepository appraisals;
    private final Doors doors;
    private final Diary diary;
    private final People people;
    private final Notices notices;
    private final CurrentPerson me;
    private final Clock clock;

    Feedbacks(
            FeedbackRepository feedbacks,
            AppraisalRepository appraisals,
            Doors doors,
            Diary diary,
            People people,
            Notices notices,
            CurrentPerson me,
            Clock clock) {
        this.feedbacks = feedbacks;
        this.appraisals = appraisals;
        this.doors = doors;
        this.diary = diary;
        this.people = people;
        this.notices = notices;
        this.me = me;
        this.clock = clock;
    }

    /** @param giver null where the reader may not know */
    record Said(String giver, String question, String text) {}

    /** @param asked how many colleagues were asked */
    record Round(List<Said> said, int asked, List<String> waiting) {}

    /** A colleague's request, for the one who is asked. */
    record Request(Feedback feedback, String about) {}

    @Transactional(readOnly = true)
    Round of(Seen seen) {
        List<Feedback> all = feedbacks.findByAppraisalIdOrderById(seen.it().id());
        boolean person = seen.isPerson();
        List<Said> said = all.stream()
                .filter(one -> !one.isOpen() && !one.declined() && seen.isTold())
                .map(one -> new Said(!person || one.named() ? one.giverId() : null, one.question(), one.text()))
                .sorted(Comparator.comparing(Said::text))
                .toList();
        List<String> waiting = person
                ? List.of()
                : all.stream()
                        .filter(one -> one.isOpen() || one.declined())
                        .map(Feedback::giverId)
                        .toList();
        return new Round(said, all.size(), waiting);
    }

    void ask(long id, String giver, String question) {
        Seen seen = doors.visibleAs(id, Seat.MANAGER, Seat.PERSON);
        Appraisal it = seen.it();
        if (it.state() != State.AGREED && it.state() != State.SELF && it.state() != State.REVIEW) {
            throw new Conflict("appraisal.error.step");
        }
        List<Feedback> all = feedbacks.findByAppraisalIdOrderById(it.id());
        if (all.size() >= MOST) {
            throw new InvalidInput("giver", "appraisal.error.feedbackMost", MOST);
        }
        if (!people.exists(giver)
                || giver.equals(it.personId())
                || doors.seat(it, giver).filter(seat -> seat == Seat.MANAGER).isPresent()) {
            throw new InvalidInput("giver", "appraisal.error.feedbackGiver");
        }
        if (all.stream().anyMatch(one -> one.giverId().equals(giver))) {
            throw new Conflict("appraisal.error.feedbackTwice");
        }
        Feedback asked = feedbacks.save(new Feedback(
                null,
                it.id(),
                me.id(),
                giver,
                Words.optional("question", question, 1000),
                clock.instant(),
                "",
                false,
                false,
                null));
        diary.note(it, "feedbackAsked");
        notices.tell(
                giver,
                "notice.appraisal.feedback",
                List.of(people.name(me.id()), people.name(it.personId())),
                "/appraisals/feedback/" + asked.id());
    }

    /** What the reader is asked about colleagues. */
    @Transactional(readOnly = true)
    List<Request> requests() {
        return feedbacks.findByGiverIdAndGivenAtIsNullOrderById(me.id()).stream()
                .map(one -> new Request(one, appraisalOf(one).personId()))
                .toList();
    }

    @Transactional(readOnly = true)
    Request request(long id) {
        Feedback feedback = mine(id);
        return new Request(feedback, appraisalOf(feedback).personId());
    }

    void give(long id, String text, boolean named) {
        Feedback feedback = open(id);
        feedbacks.save(feedback.given(Words.required("text", text, Words.LONG), named, clock.instant()));
        diary.note(appraisalOf(feedback), "feedbackGiven");
    }

    void decline(long id) {
        Feedback feedback = open(id);
        feedbacks.save(feedback.declined(clock.instant()));
        diary.note(appraisalOf(feedback), "feedbackGiven");
    }

    private Feedback open(long id) {
        Feedback feedback = mine(id);
        State state = appraisalOf(feedback).state();
        if (!feedback.isOpen() || state != State.AGREED && state != State.SELF && state != State.REVIEW) {
            throw new Conflict("appraisal.error.feedbackOver");
        }
        return feedback;
    }

    private Feedback mine(long id) {
        return feedbacks
                .findById(id)
                .filter(one -> one.giverId().equals(me.id()))
                .orElseThrow(() -> new NotFound(Long.toString(id)));
    }

    private Appraisal appraisalOf(Feedback feedback) {
        return appraisals.findById(feedback.appraisalId()).orElseThrow();
    }
}
