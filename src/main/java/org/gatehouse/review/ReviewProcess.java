package org.gatehouse.review;

import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code review} model asks of us. */
@Configuration(proxyBeanMethods = false)
class ReviewProcess {

    @Bean
    AutomatedStep measureProgress(Reviews reviews) {
        return AutomatedStep.setting(
                Set.of("underReview"),
                running -> Map.of("underReview", reviews.measure(running.projectKey(), running.processInstanceId())));
    }

    @Bean
    AutomatedStep scoreHealth(Reviews reviews) {
        return AutomatedStep.of(running -> reviews.score(running.projectKey()));
    }

    @Bean
    HumanStep reviewProject(Reviews reviews) {
        return HumanStep.of(
                Set.of("decision", "note", "achieved", "problems", "next"),
                Set.of("reviewDecision", "changeId", "requester", "decisionReason", "decidedBy"),
                answer -> reviews.decide(
                        answer.processInstanceId(),
                        answer.choice("decision", Reviews.DECISIONS),
                        answer.text("note"),
                        new Review.Words(answer.text("achieved"), answer.text("problems"), answer.text("next")),
                        answer.person()));
    }
}
