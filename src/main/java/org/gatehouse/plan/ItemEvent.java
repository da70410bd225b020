package org.gatehouse.plan;

import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;

/** Something happened to a work item while it is carried out: progress, acceptance, hours. Its plan stays what it is. */
public record ItemEvent(
        String projectKey,
        String itemKey,
        String action,
        String subject,
        String reason,
        List<String> details,
        List<Change> changes)
        implements ProjectEvent {

    public static ItemEvent of(WorkItem item, String action, String reason, String... details) {
        return new ItemEvent(
                item.projectKey(),
                item.key(),
                action,
                item.key() + " " + item.title(),
                reason,
                List.of(details),
                List.of());
    }

    public ItemEvent changing(List<Change> facts) {
        return new ItemEvent(projectKey, itemKey, action, subject, reason, details, facts);
    }
}
