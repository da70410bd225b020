package org.gatehouse.execution;

import java.time.Instant;
import java.time.LocalDate;
import org.gatehouse.plan.ItemStatus;

/**
 * A condition of a gate and what became of it.
 *
 * @param due day on which it was to be met, as the approvers said
 * @param itemKey the work item it became; null where it became none
 * @param status of that item; null without one
 * @param finished day on which it was met; null while it is not
 * @param letGoBy who did without it; null where nobody did
 */
record GateCondition(
        long reviewId,
        String gate,
        String subject,
        int number,
        String text,
        String ownerId,
        LocalDate due,
        String itemKey,
        ItemStatus status,
        LocalDate finished,
        String letGoBy,
        Instant letGoAt,
        String letGoReason) {

    /** How it stands. */
    enum State {
        OVERDUE("red"),
        OPEN("amber"),
        MET("green"),
        LET_GO("grey");

        private final String light;

        State(String light) {
            this.light = light;
        }

        public String light() {
            return light;
        }
    }

    public State state(LocalDate today) {
        if (status == ItemStatus.DONE) {
            return State.MET;
        }
        if (status == ItemStatus.CANCELLED) {
            return State.LET_GO;
        }
        return due.isBefore(today) ? State.OVERDUE : State.OPEN;
    }

    public boolean isOpen() {
        return status == null || status.isOpen();
    }
}
