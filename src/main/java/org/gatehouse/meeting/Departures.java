package org.gatehouse.meeting;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectChanged;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever leaves a project's team is expected at its meetings no more, unless they manage elsewhere. */
@Component
class Departures {

    private final Meetings meetings;
    private final MeetingRows rows;
    private final Invitations invitations;
    private final Projects projects;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Departures(
            Meetings meetings,
            MeetingRows rows,
            Invitations invitations,
            Projects projects,
            ApplicationEventPublisher events,
            Clock clock) {
        this.meetings = meetings;
        this.rows = rows;
        this.invitations = invitations;
        this.projects = projects;
        this.events = events;
        this.clock = clock;
    }

    @EventListener(condition = "#event.action() == 'project.memberReleased'")
    void on(ProjectChanged event) {
        Project project = projects.require(event.projectKey());
        Set<String> stay = meetings.invitable(project);
        for (String key : rows.openKeys(project.key(), clock.instant())) {
            Meeting meeting = meetings.require(project.key(), key);
            List<String> gone = meeting.people().stream()
                    .filter(person -> !stay.contains(person) && !person.equals(meeting.organizerId()))
                    .toList();
            if (!gone.isEmpty()) {
                Meeting told = meetings.saved(Changed.told(Changed.without(meeting, gone)));
                events.publishEvent(MeetingChanged.of(told, "meeting.changed")
                        .changing(meeting.facts().changedTo(told.facts())));
                invitations.withdrawn(told, gone);
            }
        }
    }
}
