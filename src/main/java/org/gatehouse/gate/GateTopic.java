package org.gatehouse.gate;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.conversation.Subject;
import org.gatehouse.conversation.Topic;
import org.gatehouse.conversation.TopicSource;
import org.gatehouse.engine.Label;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A gate's review, {@code gate:SEO-G3}, is talked about; who submitted it and who decides hear of it. */
@Component
class GateTopic implements TopicSource {

    private final GateReviewRepository reviews;
    private final MessageSource messages;

    GateTopic(GateReviewRepository reviews, MessageSource messages) {
        this.reviews = reviews;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return "gate";
    }

    @Override
    public Optional<Topic> find(Subject subject) {
        return reviews.findById(subject.number())
                .filter(review -> subject.key().equals(review.projectKey() + "-G" + review.id()))
                .map(review -> new Topic(
                        name(review).toString(),
                        "/projects/" + review.projectKey() + "/gates/" + review.id(),
                        people(review)));
    }

    private Label name(GateReview review) {
        String about = review.about().isEmpty() ? "" : " " + review.about();
        return new Label(
                messages.getMessage(review.name(), null, Locale.ENGLISH) + about,
                messages.getMessage(review.name(), null, Locale.SIMPLIFIED_CHINESE) + about,
                "");
    }

    private static Set<String> people(GateReview review) {
        Set<String> people = new TreeSet<>(review.approverIds());
        people.add(review.submitterId());
        return people;
    }
}
