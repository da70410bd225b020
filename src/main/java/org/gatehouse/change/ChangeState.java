package org.gatehouse.change;

/** Where a change request stands. */
public enum ChangeState {
    /** Its requester is still describing it. */
    DRAFT,
    /** It lies before its gate. */
    SUBMITTED,
    /** The gate let it through; it is about to be carried out. */
    APPROVED,
    APPLIED,
    REJECTED,
    WITHDRAWN;

    /** Whether its process still runs. */
    public boolean isOpen() {
        return this == DRAFT || this == SUBMITTED || this == APPROVED;
    }
}
