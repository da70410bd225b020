package org.gatehouse.project;

import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;

/** Something changed in a project's frame, team or state. */
public record ProjectChanged(String projectKey, String action, String subject, String reason, List<Change> changes)
        implements ProjectEvent {

    static ProjectChanged of(Project project, String action) {
        return new ProjectChanged(project.key(), action, project.name(), "", List.of());
    }

    static ProjectChanged about(Project project, String action, String subject, String reason) {
        return new ProjectChanged(project.key(), action, subject, reason, List.of());
    }

    ProjectChanged changing(List<Change> facts) {
        return new ProjectChanged(projectKey, action, subject, reason, facts);
    }
}
