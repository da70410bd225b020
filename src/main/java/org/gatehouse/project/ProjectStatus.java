package org.gatehouse.project;

/** Whether a project runs. */
public enum ProjectStatus {
    RUNNING,
    ON_HOLD,
    STOPPED,
    ARCHIVED
}
