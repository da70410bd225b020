package org.gatehouse.change;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code change} model asks of us. */
@Configuration(proxyBeanMethods = false)
class ChangeProcess {

    private static final String WITHDRAW = "withdraw";

    @Bean
    HumanStep describeChange(Changes changes) {
        return HumanStep.of(Set.of("decision"), Set.of("withdrawn"), answer -> {
            String changeId = answer.variable("changeId");
            boolean withdrawn = !answer.text("decision").isEmpty()
                    && answer.choice("decision", Set.of("submit", WITHDRAW)).equals(WITHDRAW);
            if (withdrawn) {
                changes.withdraw(changeId);
            } else {
                changes.submit(changeId);
            }
            return Map.of("withdrawn", withdrawn);
        });
    }

    @Bean
    AutomatedStep assessImpact(Changes changes) {
        return AutomatedStep.of(running -> changes.assess(running.text("changeId")));
    }

    @Bean
    AutomatedStep applyChange(Changes changes) {
        return AutomatedStep.of(running -> changes.apply(running.text("changeId")));
    }

    @Bean
    AutomatedStep rejectChange(Changes changes) {
        return AutomatedStep.of(running -> changes.reject(
                running.text("changeId"), Objects.requireNonNullElse(running.text("decisionReason"), "")));
    }
}
