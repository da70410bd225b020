package org.gatehouse.closure;

import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;

/** Something happened on a project's way out. */
record ClosureChanged(
        String projectKey, String action, String subject, String reason, List<String> details, List<Change> changes)
        implements ProjectEvent {

    static ClosureChanged of(String projectKey, String action, String subject, String reason, String... details) {
        return new ClosureChanged(projectKey, action, subject, reason, List.of(details), List.of());
    }

    ClosureChanged changing(List<Change> facts) {
        return new ClosureChanged(projectKey, action, subject, reason, details, facts);
    }
}
