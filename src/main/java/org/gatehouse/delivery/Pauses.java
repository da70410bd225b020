package org.gatehouse.delivery;

import java.time.Duration;

/** How long to wait after a failed attempt: twice as long each time, up to a limit. */
final class Pauses {

    private static final Duration LONGEST = Duration.ofHours(1);

    /** A channel that is away is asked by one parcel alone, so it may be asked more often. */
    private static final Duration LONGEST_KNOCK = Duration.ofMinutes(5);

    private final Duration first;

    /** @param first pause */
    Pauses(Duration first) {
        this.first = first;
    }

    /** @param attempt that failed, from 1 */
    Duration after(int attempt, Outcome outcome) {
        Duration limit = outcome.kind() == Outcome.Kind.UNREACHABLE ? LONGEST_KNOCK : LONGEST;
        Duration doubled = first.multipliedBy(1L << Math.min(Math.max(0, attempt - 1), 20));
        Duration usual = doubled.compareTo(limit) < 0 ? doubled : limit;
        return usual.compareTo(outcome.pause()) < 0 ? outcome.pause() : usual;
    }
}
