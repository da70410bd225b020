package org.gatehouse.portfolio;

import java.time.LocalDate;

/**
 * A gate on a project's way.
 *
 * @param gate {@code goal}, {@code plan}, {@code change} or {@code closure}
 * @param day when it was passed, since when it waits, or when it is to be
 * @param due until when it is to be decided; null where it does not wait
 */
record GateStop(String gate, State state, LocalDate day, LocalDate due) {

    enum State {
        PASSED,
        /** Somebody has to decide. */
        WAITING,
        AHEAD
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }
}
