package org.gatehouse.plan;

/** Where a work item stands. */
public enum ItemStatus {
    /** Waits for its predecessors, or for the plan to be approved. */
    PLANNED,
    /** Its owner may begin. */
    RELEASED,
    IN_PROGRESS,
    /** The owner says it is done; somebody must accept it. */
    IN_ACCEPTANCE,
    DONE,
    CANCELLED;

    /** Neither done nor cancelled. */
    public boolean isOpen() {
        return this != DONE && this != CANCELLED;
    }
}
