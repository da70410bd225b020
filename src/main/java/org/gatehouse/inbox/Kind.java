package org.gatehouse.inbox;

import org.gatehouse.engine.InboxTask;

/** What sort of thing is to be done. */
enum Kind {
    /** A work item of one's own. */
    ITEM,
    /** Somebody else's finished work to accept. */
    ACCEPTANCE,
    /** A decision at a gate. */
    DECISION,
    REVIEW,
    CHANGE,
    RISK,
    /** Any other step of a process. */
    STEP;

    static Kind of(InboxTask task) {
        return switch (task.process()) {
            case "work-item" -> task.step().equals("acceptWork") ? ACCEPTANCE : STEP;
            case "gate" -> DECISION;
            case "review" -> REVIEW;
            case "change" -> CHANGE;
            case "risk" -> RISK;
            default -> STEP;
        };
    }
}
