package org.gatehouse.project;

/** Stretch of the lifecycle a project is in; its last one stays when it ends. */
public enum Phase {
    GOALS,
    PLANNING,
    EXECUTION,
    CLOSURE
}
