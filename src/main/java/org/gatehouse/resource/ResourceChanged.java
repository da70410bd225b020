package org.gatehouse.resource;

import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;

/** Somebody changed what a project works with: its people, material, calendars or budget lines. */
public record ResourceChanged(
        String projectKey, String action, String subject, List<String> details, List<Change> changes)
        implements ProjectEvent {

    ResourceChanged(String projectKey, String action, String subject) {
        this(projectKey, action, subject, List.of(), List.of());
    }
}
