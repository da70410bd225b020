package org.gatehouse.plan;

/** How urgent a work item is. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
