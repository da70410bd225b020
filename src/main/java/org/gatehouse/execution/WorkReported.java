package org.gatehouse.execution;

import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.plan.WorkItem;

/** Something happened to a work item while it is carried out. */
public record WorkReported(
        String projectKey,
        String itemKey,
        String action,
        String subject,
        String reason,
        List<String> details,
        List<Change> changes)
        implements ProjectEvent {

    static WorkReported of(WorkItem item, String action, String reason, String... details) {
        return new WorkReported(
                item.projectKey(),
                item.key(),
                action,
                item.key() + " " + item.title(),
                reason,
                List.of(details),
                List.of());
    }

    WorkReported changing(List<Change> facts) {
        return new WorkReported(projectKey, itemKey, action, subject, reason, details, facts);
    }
}
