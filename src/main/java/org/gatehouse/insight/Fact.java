package org.gatehouse.insight;

import java.time.Instant;

/**
 * One thing in a case that counts in a figure; the figures are sums over these, and the list behind a figure shows the
 * cases they came from. Times in milliseconds, −1 where they are not known.
 *
 * @param step it is about; empty where it is about the whole case
 * @param to where the way led; empty for all else and where that is not known
 * @param at when it counts
 */
record Fact(What what, String step, String to, Instant at, long total, long waiting, long working) {

    enum What {
        /** A case began in the period. */
        STARTED,
        /** A case came to an end of its model in the period. */
        FINISHED,
        /** A case was ended from outside in the period. */
        ABORTED,
        /** A case was open at the end of the period. */
        RUNNING,
        /** A step was completed in the period. */
        DONE,
        /** A step was cancelled in the period. */
        DROPPED,
        /** A step was open at the end of the period; {@code total} is its age. */
        OPEN,
        /** A step was begun in the period that the case had gone through before. */
        AGAIN,
        /** A gateway was left in the period; {@code total} is the time until the case was back there. */
        WAY
    }

    static final long UNKNOWN = -1;

    /** Whether it is known where waiting ended and working began. */
    boolean isSplit() {
        return waiting >= 0;
    }
}
