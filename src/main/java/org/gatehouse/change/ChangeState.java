package org.gatehouse.change;

/** Where a change request stands. */
public enum ChangeState {
    /** Tried out beside the plan; nobody is asked to decide on it. */
    IDEA,
    /** Its requester is still describing it. */
    DRAFT,
    /** It lies before whoever decides on it. */
    SUBMITTED,
    /** It was let through and is about to be carried out. */
    APPROVED,
    APPLIED,
    REJECTED,
    WITHDRAWN,
    /** It was tried out and given up, before anybody was asked. */
    DISCARDED;

    /** Whether it is for its author, the project manager and the sponsor only. */
    public boolean isPrivate() {
        return this == IDEA || this == DISCARDED;
    }

    /** Whether its process still runs. */
    public boolean isOpen() {
        return this == DRAFT || this == SUBMITTED || this == APPROVED;
    }
}
