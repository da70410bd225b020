package org.gatehouse.project;

import org.gatehouse.kernel.ProjectEvent;

/** Something changed in a project's frame, team or state. */
public record ProjectChanged(String projectKey, String action, String subject, String reason) implements ProjectEvent {

    static ProjectChanged of(Project project, String action) {
        return new ProjectChanged(project.key(), action, project.name(), "");
    }

    static ProjectChanged about(Project project, String action, String subject, String reason) {
        return new ProjectChanged(project.key(), action, subject, reason);
    }
}
