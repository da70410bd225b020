package org.gatehouse.insight;

import java.time.Instant;

/**
 * The time that is looked at.
 *
 * @param to the first moment after it
 * @param asOf when what is open is counted: at its end, or now where it has not ended yet
 */
record Stretch(Instant from, Instant to, Instant asOf) {

    static Stretch of(Instant from, Instant to, Instant now) {
        return new Stretch(from, to, now.isBefore(to) ? now : to);
    }

    boolean contains(Instant moment) {
        return moment != null && !moment.isBefore(from) && moment.isBefore(to);
    }

    /** Whether what began and perhaps ended then was open at {@link #asOf}. */
    boolean isOpen(Instant began, Instant ended) {
        return began.isBefore(asOf) && (ended == null || !ended.isBefore(asOf));
    }
}
