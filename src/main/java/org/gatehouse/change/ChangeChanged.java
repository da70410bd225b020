package org.gatehouse.change;

import org.gatehouse.kernel.ProjectEvent;

/** A change request was opened, submitted or settled. */
public record ChangeChanged(String projectKey, String action, String subject, String reason) implements ProjectEvent {

    static ChangeChanged of(Change change, String action, String reason) {
        return new ChangeChanged(change.projectKey(), action, change.id() + " " + change.title(), reason);
    }

    /** What somebody tries out is not for everybody: the trail knows that there is something, not what. */
    static ChangeChanged quietly(Change change, String action) {
        return new ChangeChanged(change.projectKey(), action, change.id(), "");
    }
}
