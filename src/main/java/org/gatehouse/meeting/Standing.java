package org.gatehouse.meeting;

/** What stands on an agenda every time, filled from the facts of that time. */
public enum Standing {
    OVERDUE,
    RISKS,
    DECISIONS,
    ACTIONS
}
