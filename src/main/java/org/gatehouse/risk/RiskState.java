package org.gatehouse.risk;

/** Where a risk stands. */
public enum RiskState {
    /** Somebody raised it; its owner has to say how likely and how grave it is. */
    IDENTIFIED,
    /** Its level is known; its response is being planned. */
    ASSESSED,
    /** Watched, with a response ready. */
    PLANNED,
    /** Watched; its level asks for no response plan. */
    WATCHED,
    /** Its trigger fired; its owner responds. */
    FIRED,
    /** The response was carried out; it is watched on. */
    RESPONDED,
    CLOSED;

    public boolean isOpen() {
        return this != CLOSED;
    }
}
