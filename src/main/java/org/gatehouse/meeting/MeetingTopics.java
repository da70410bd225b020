package org.gatehouse.meeting;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.conversation.Subject;
import org.gatehouse.conversation.Topic;
import org.gatehouse.conversation.TopicSource;
import org.springframework.stereotype.Component;

/** Meetings can be talked about; a series has one conversation. */
@Component
class MeetingTopics implements TopicSource {

    private final MeetingRows rows;

    MeetingTopics(MeetingRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "meeting";
    }

    @Override
    public Optional<Topic> find(Subject subject) {
        return rows.find(subject.key()).map(meeting -> {
            Set<String> people = new HashSet<>(meeting.people());
            return new Topic(
                    meeting.label(), "/projects/" + meeting.projectKey() + "/meetings/" + meeting.key(), people);
        });
    }
}
