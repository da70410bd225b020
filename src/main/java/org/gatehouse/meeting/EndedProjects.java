package org.gatehouse.meeting;

import org.gatehouse.project.ProjectChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Meetings of a project that has ended are not held. */
@Component
class EndedProjects {

    private final Meetings meetings;

    EndedProjects(Meetings meetings) {
        this.meetings = meetings;
    }

    @EventListener(condition = "#event.action() == 'project.stopped' or #event.action() == 'project.archived'")
    void on(ProjectChanged event) {
        meetings.endAll(event.projectKey(), event.reason());
    }
}
