package org.gatehouse.document;

import java.util.Optional;
import java.util.Set;
import org.gatehouse.conversation.Subject;
import org.gatehouse.conversation.Topic;
import org.gatehouse.conversation.TopicSource;
import org.springframework.stereotype.Component;

/** Documents can be talked about, whatever their version. */
@Component
class DocumentTopics implements TopicSource {

    private final DocumentRows rows;

    DocumentTopics(DocumentRows rows) {
        this.rows = rows;
    }

    @Override
    public String kind() {
        return "document";
    }

    @Override
    public Optional<Topic> find(Subject subject) {
        return rows.find(subject.key())
                .map(document -> new Topic(
                        document.key() + " " + document.title(),
                        "/projects/" + document.projectKey() + "/documents/" + document.key(),
                        Set.of()));
    }
}
