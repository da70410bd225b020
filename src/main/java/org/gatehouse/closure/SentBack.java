package org.gatehouse.closure;

import java.util.Set;
import org.gatehouse.gate.GateReview;

/**
 * Where a closure begins.
 *
 * @param step of the model: the first one, unless the closure gate sent back to a later one
 * @param straight it goes from that step straight back to the gate; what the steps after it settled stands
 */
record SentBack(String step, boolean straight) {

    /** Steps of the model that the closure gate may send back to, and the phase before it. */
    static final Set<String> STEPS = Set.of("recordResults", "acceptDeliverables", "collectLessons", "executionPhase");

    static final SentBack TO_THE_BEGINNING = new SentBack("recordResults", false);

    static SentBack by(GateReview review) {
        return review.reworkStep().equals("executionPhase")
                ? TO_THE_BEGINNING
                : new SentBack(review.reworkStep(), review.returnsStraight());
    }

    /** The deliverables were accepted before, and nobody asks for it again. */
    boolean keepsAcceptance() {
        return step.equals("collectLessons") || straight && step.equals("recordResults");
    }

    /** The lessons were collected before, and nobody asks for it again. */
    boolean keepsLessons() {
        return straight && !step.equals("collectLessons");
    }
}
