package org.gatehouse.plan;

import java.util.Optional;
import java.util.Set;
import org.gatehouse.conversation.Subject;
import org.gatehouse.conversation.Topic;
import org.gatehouse.conversation.TopicSource;
import org.springframework.stereotype.Component;

/** Work items are talked about; their owners hear of it. */
@Component
class ItemTopic implements TopicSource {

    private final WorkItemRepository items;

    ItemTopic(WorkItemRepository items) {
        this.items = items;
    }

    @Override
    public String kind() {
        return "item";
    }

    @Override
    public Optional<Topic> find(Subject subject) {
        return items.findById(subject.key())
                .map(item -> new Topic(
                        item.key() + " " + item.title(),
                        "/projects/" + item.projectKey() + "/work/" + item.key(),
                        item.ownerId().isEmpty() ? Set.of() : Set.of(item.ownerId())));
    }
}
