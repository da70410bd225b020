package org.gatehouse.risk;

import java.util.Optional;
import java.util.Set;
import org.gatehouse.conversation.Subject;
import org.gatehouse.conversation.Topic;
import org.gatehouse.conversation.TopicSource;
import org.springframework.stereotype.Component;

/** Risks are talked about; their owners hear of it. */
@Component
class RiskTopic implements TopicSource {

    private final RiskRepository risks;

    RiskTopic(RiskRepository risks) {
        this.risks = risks;
    }

    @Override
    public String kind() {
        return "risk";
    }

    @Override
    public Optional<Topic> find(Subject subject) {
        return risks.findById(subject.key())
                .map(risk -> new Topic(
                        risk.key() + " " + risk.event(),
                        "/projects/" + risk.projectKey() + "/risks/" + risk.key(),
                        Set.of(risk.ownerId())));
    }
}
