package org.gatehouse.change;

import java.util.Optional;
import java.util.Set;
import org.gatehouse.conversation.Subject;
import org.gatehouse.conversation.Topic;
import org.gatehouse.conversation.TopicSource;
import org.springframework.stereotype.Component;

/** Change requests are talked about, ideas are not: they are not for everybody. */
@Component
class ChangeTopic implements TopicSource {

    private final ChangeRepository changes;

    ChangeTopic(ChangeRepository changes) {
        this.changes = changes;
    }

    @Override
    public String kind() {
        return "change";
    }

    @Override
    public Optional<Topic> find(Subject subject) {
        return changes.findById(subject.key())
                .filter(change -> !change.state().isPrivate())
                .map(change -> new Topic(
                        change.id() + " " + change.title(),
                        "/projects/" + change.projectKey() + "/changes/" + change.id(),
                        Set.of(change.requesterId())));
    }
}
