package org.gatehouse.closure;

import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code follow-up} model asks of us. */
@Configuration(proxyBeanMethods = false)
class FollowUpProcess {

    @Bean
    HumanStep readResult(FollowUps followUps) {
        return HumanStep.of(
                Set.of("outcome", "value", "measuredOn", "knownOn", "reason"),
                Set.of("readingPostponed", "knownAt"),
                followUps::take);
    }

    @Bean
    AutomatedStep remindReader(FollowUps followUps) {
        return AutomatedStep.of(running -> followUps.remind(running.projectKey(), running.text("goalKey")));
    }

    @Bean
    AutomatedStep escalateReading(FollowUps followUps) {
        return AutomatedStep.of(running ->
                followUps.escalate(running.projectKey(), running.text("goalKey"), running.processInstanceId()));
    }
}
