package org.gatehouse.code;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.plan.WorkItem;

/** Which repositories tell a project something changed, or what they propose was raised or decided. */
public record CodeChanged(String projectKey, String action, String subject, List<String> details)
        implements ProjectEvent {

    static CodeChanged of(Connection connection, String action) {
        return new CodeChanged(connection.projectKey(), action, connection.name(), List.of());
    }

    static CodeChanged of(WorkItem item, String action, String what) {
        return new CodeChanged(item.projectKey(), action, item.key() + " " + item.title(), List.of(what));
    }
}
