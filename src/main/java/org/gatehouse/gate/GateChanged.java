package org.gatehouse.gate;

import java.util.List;
import org.gatehouse.gate.GateReview.Vote;
import org.gatehouse.gate.GateReview.Waiver;
import org.gatehouse.kernel.ProjectEvent;

/** Something happened at a gate before it was decided: an approver voted, a waiver was asked for or answered. */
record GateChanged(
        String projectKey,
        String action,
        String subject,
        String reason,
        String actor,
        String onBehalfOf,
        List<String> details)
        implements ProjectEvent {

    static GateChanged voted(GateReview review, Vote vote) {
        return new GateChanged(
                review.projectKey(),
                vote.carried() ? "gate.carried" : "gate.voted",
                GateReview.matter(review.gate(), review.subject()),
                vote.reason(),
                vote.approverId(),
                vote.onBehalfOf(),
                List.of("decision." + vote.decision()));
    }

    /** @param name of who is asked */
    static GateChanged signOff(GateReview review, SignOff signOff, String name, String action, String words) {
        return new GateChanged(
                review.projectKey(),
                action,
                GateReview.matter(review.gate(), review.subject()),
                words,
                signOff.answeredBy().isEmpty() ? signOff.askedBy() : signOff.answeredBy(),
                "",
                List.of(name));
    }

    /** A word that was asked for after a go. */
    static GateChanged signedOff(GateReview review, String person, Verdict verdict) {
        return new GateChanged(
                review.projectKey(),
                "gate.signedOff",
                GateReview.matter(review.gate(), review.subject()),
                verdict.reason(),
                person,
                "",
                List.of("decision." + verdict.decision()));
    }

    static GateChanged withdrawn(GateReview review) {
        return new GateChanged(
                review.projectKey(),
                "gate.withdrawn",
                GateReview.matter(review.gate(), review.subject()),
                review.reason(),
                review.submitterId(),
                "",
                List.of());
    }

    /** @param criterion in both languages */
    static GateChanged waiver(GateReview review, Waiver waiver, String action, String criterion, String words) {
        boolean asked = waiver.answeredBy().isEmpty();
        return new GateChanged(
                review.projectKey(),
                action,
                GateReview.matter(review.gate(), review.subject()),
                words,
                asked ? waiver.askedBy() : waiver.answeredBy(),
                "",
                List.of(criterion));
    }
}
