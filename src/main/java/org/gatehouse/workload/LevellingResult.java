package org.gatehouse.workload;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What a run proposes, as it is kept.
 *
 * @param proven whether no plan without over-allocation ends earlier
 * @param method how it was found
 */
record LevellingResult(
        LocalDateTime finishBefore,
        LocalDateTime finishAfter,
        boolean proven,
        String method,
        List<Move> moves,
        List<Relief> relief,
        List<Rest> rests) {

    /**
     * An item that begins later.
     *
     * @param delayed for somebody's sake; false: it only follows what is before it
     * @param who people and roles for whose sake
     */
    record Move(
            String itemKey,
            String title,
            LocalDateTime startBefore,
            LocalDateTime finishBefore,
            LocalDateTime startAfter,
            LocalDateTime finishAfter,
            boolean delayed,
            List<String> who) {}

    /** How many hours too much somebody had, and would have. */
    record Relief(String who, double before, double after) {}

    /** Where somebody stays over-allocated. */
    record Rest(String who, LocalDateTime from, LocalDateTime to, double hours, String reason, List<String> items) {}
}
