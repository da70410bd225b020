package org.gatehouse.workload;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * A search for a plan without over-allocated people.
 *
 * @param revision of the plan it looked at
 * @param phaseName of the only phase whose items may move; empty: of all
 * @param seconds it may take
 * @param aliveUntil when its node is given up, unless it says again that it works
 * @param bestFinish of the best plan so far; null while there is none
 * @param lowerBound no plan without over-allocation ends before; null while unknown
 * @param accepted number of items whose moves were accepted
 */
record LevellingRun(
        long id,
        String projectKey,
        long revision,
        Status status,
        String phaseName,
        int seconds,
        String startedBy,
        Instant startedAt,
        Instant aliveUntil,
        boolean cancelRequested,
        LocalDateTime bestFinish,
        LocalDateTime lowerBound,
        Instant endedAt,
        int accepted) {

    /** Where a run stands. */
    enum Status {
        RUNNING,
        /** There is a proposal, which waits for a word. */
        DONE,
        ACCEPTED,
        DECLINED,
        /** Something went wrong. */
        FAILED,
        /** Its node died. */
        BROKEN
    }

    public boolean isRunning() {
        return status == Status.RUNNING;
    }

    /** As it is at that moment: a run that nobody keeps alive has broken off. */
    LevellingRun at(Instant now) {
        boolean dead = status == Status.RUNNING && aliveUntil.isBefore(now);
        return dead
                ? new LevellingRun(
                        id,
                        projectKey,
                        revision,
                        Status.BROKEN,
                        phaseName,
                        seconds,
                        startedBy,
                        startedAt,
                        aliveUntil,
                        cancelRequested,
                        bestFinish,
                        lowerBound,
                        endedAt,
                        accepted)
                : this;
    }
}
