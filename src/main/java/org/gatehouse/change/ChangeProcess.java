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
    HumanStep describeChange(ChangeSteps steps) {
        return HumanStep.of(Set.of("decision"), Set.of("withdrawn"), answer -> {
            String changeId = answer.variable("changeId");
            boolean withdrawn = !answer.text("decision").isEmpty()
                    && answer.choice("decision", Set.of("submit", WITHDRAW)).equals(WITHDRAW);
            if (withdrawn) {
                steps.withdraw(changeId);
            } else {
                steps.submit(changeId);
            }
            return Map.of("withdrawn", withdrawn);
        });
    }

    @Bean
    AutomatedStep assessImpact(ChangeSteps steps) {
        return AutomatedStep.of(running -> steps.assess(running.text("changeId")));
    }

    @Bean
    AutomatedStep chooseRoute(ChangeSteps steps) {
        return AutomatedStep.setting(
                Set.of("decisionRoute"), running -> Map.of("decisionRoute", steps.route(running.text("changeId"))));
    }

    @Bean
    HumanStep approveChange(ChangeSteps steps) {
        return HumanStep.of(Set.of("decision", "reason"), Set.of("decision", "decisionReason"), answer -> {
            String decision = answer.choice("decision", ChangeSteps.MANAGERS_WORDS);
            String reason = answer.text("reason");
            steps.decide(answer.variable("changeId"), decision, reason, answer.person());
            return Map.of("decision", decision, "decisionReason", reason);
        });
    }

    @Bean
    AutomatedStep applyChange(ChangeSteps steps) {
        return AutomatedStep.of(running -> steps.apply(running.text("changeId")));
    }

    @Bean
    AutomatedStep rejectChange(ChangeSteps steps) {
        return AutomatedStep.of(running ->
                steps.reject(running.text("changeId"), Objects.requireNonNullElse(running.text("decisionReason"), "")));
    }
}
