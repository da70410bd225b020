package org.gatehouse.waiting;

import java.time.Instant;
import java.util.Comparator;

/**
 * What really holds a project up, first: what failed, then what rests, then what is overdue (gates before tasks), then
 * what should run by itself and does not; then the gate at which the whole project stands, then tasks, those on the
 * critical path before the others and those due first before later ones; last what waits for other work or for its time.
 */
record Ranking(Instant now) implements Comparator<Reason> {

    @Override
    public int compare(Reason one, Reason other) {
        return Comparator.comparingInt(this::tier)
                .thenComparing(Reason::critical, Comparator.reverseOrder())
                .thenComparing(Reason::due, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Reason::since, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(reason -> reason.item() == null ? "" : reason.item())
                .compare(one, other);
    }

    private int tier(Reason reason) {
        boolean overdue = reason.isOverdue(now);
        return switch (reason.kind()) {
            case FAILED -> 0;
            case HOLD -> 1;
            case CONDITIONS, GATE -> overdue ? 2 : reason.critical() ? 5 : 6;
            case TASK -> overdue ? 3 : 6;
            case QUEUED -> 4;
            case PREDECESSOR, UNAPPROVED -> 7;
            case MESSAGE -> 8;
            case TIMER -> 9;
            case MOVING, ENDED -> 10;
        };
    }
}
