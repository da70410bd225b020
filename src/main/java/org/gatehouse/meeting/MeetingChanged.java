package org.gatehouse.meeting;

import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;

/** A meeting was planned, changed, moved, cancelled, or what was said in it published. */
public record MeetingChanged(
        String projectKey,
        String action,
        String subject,
        String reason,
        String actor,
        List<Change> changes,
        List<String> details)
        implements ProjectEvent {

    static MeetingChanged of(Meeting meeting, String action, String... details) {
        return new MeetingChanged(meeting.projectKey(), action, meeting.label(), "", "", List.of(), List.of(details));
    }

    MeetingChanged because(String why) {
        return new MeetingChanged(projectKey, action, subject, why, actor, changes, details);
    }

    MeetingChanged changing(List<Change> facts) {
        return new MeetingChanged(projectKey, action, subject, reason, actor, facts, details);
    }
}
