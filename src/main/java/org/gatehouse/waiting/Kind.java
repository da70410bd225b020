package org.gatehouse.waiting;

/** What keeps a project from going on, the kinds of it. */
enum Kind {
    /** An automated step failed and was given up. */
    FAILED,
    /** The project was put to rest. */
    HOLD,
    /** A gate cannot open: conditions of an earlier one are open. */
    CONDITIONS,
    /** Approvers have not decided. */
    GATE,
    /** A person has something to do. */
    TASK,
    /** An automated step has not run yet. */
    QUEUED,
    /** A work item waits for others. */
    PREDECESSOR,
    /** A work item waits for its plan to be approved. */
    UNAPPROVED,
    /** The process goes on when it is told of a change in the work, or something else. */
    MESSAGE,
    /** Something begins by itself at a time. */
    TIMER,
    /** Nothing waits: the next step is running. */
    MOVING,
    /** The project is over. */
    ENDED
}
