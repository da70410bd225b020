package org.gatehouse.waiting;

import java.time.Instant;
import java.util.Comparator;

/**
 * What really holds a project up, first: what failed, then what rests, then what is overdue (gates before tasks), then
 * what should run by itself and does not; then open gates and tasks, the ones the whole project waits for before the
 * others, due ones before later ones; last what waits for other work or for its time.
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
            case CONDITIONS, GATE -> overdue ? 2 : 5;
            case TASK -> overdue ? 3 : 5;
            case QUEUED -> 4;
            case PREDECESSOR, UNAPPROVED -> 6;
            case MESSAGE -> 7;
            case TIMER -> 8;
            case MOVING, ENDED -> 9;
        };
    }
}
