package org.gatehouse.goal;

import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code goal} model asks of us. */
@Configuration(proxyBeanMethods = false)
class GoalProcess {

    @Bean
    HumanStep defineGoals(Goals goals) {
        return HumanStep.of(Set.of(), Set.of(), answer -> {
            goals.submit(answer.projectKey(), answer.person());
            return Map.of();
        });
    }

    @Bean
    AutomatedStep checkGoals(Goals goals, GateReviews gates) {
        return AutomatedStep.setting(
                Set.of("goalsAreSmart", "nextGate"),
                running -> Map.of(
                        "goalsAreSmart",
                        goals.areSmart(running.projectKey()),
                        "nextGate",
                        gates.lastReturn(running.projectKey(), "", Set.of("defineGoals"))
                                .filter(GateReview::returnsStraight)
                                .map(GateReview::gate)
                                .orElse("goal")));
    }
}
