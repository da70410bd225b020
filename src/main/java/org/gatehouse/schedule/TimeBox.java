package org.gatehouse.schedule;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How long a search may go on: until a moment, or until somebody has had enough. */
record TimeBox(long endNanos, BooleanSupplier cancelled) {

    static TimeBox of(Duration length, BooleanSupplier cancelled) {
        return new TimeBox(System.nanoTime() + length.toNanos(), cancelled);
    }

    /** A part of the time that is left, between 0 and 1. */
    TimeBox part(double share) {
        long now = System.nanoTime();
        return new TimeBox(now + (long) (share * (endNanos - now)), cancelled);
    }

    boolean over() {
        return remainingNanos() <= 0 || cancelled.getAsBoolean();
    }

    /** May be negative. */
    long remainingNanos() {
        return endNanos - System.nanoTime();
    }
}
