package org.gatehouse.lesson;

import java.time.Instant;
import org.gatehouse.engine.Label;

/**
 * Lessons that say similar things at one step of a model, laid before the analysts.
 *
 * @param reason why they were gathered
 * @param status {@code open}, {@code accepted}, {@code dismissed}, or {@code withdrawn} where its lessons are gone
 * @param answer what was changed in the model, or why nothing was; empty while it is open
 * @param modelVersion version of the model that has the change; may be empty
 * @param lessons how many
 */
record Proposal(
        long id,
        String process,
        String element,
        Label step,
        Label reason,
        String status,
        Instant raisedAt,
        String decidedBy,
        Instant decidedAt,
        String answer,
        String modelVersion,
        int lessons) {

    static final String OPEN = "open";
    static final String ACCEPTED = "accepted";
    static final String DISMISSED = "dismissed";
    static final String WITHDRAWN = "withdrawn";

    public boolean isOpen() {
        return status.equals(OPEN);
    }
}
