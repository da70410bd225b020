package org.gatehouse.risk;

import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.Answer;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code risk} model asks of us; its business key is the risk's. */
@Configuration(proxyBeanMethods = false)
class RiskProcess {

    @Bean
    HumanStep assessRisk(Risks risks) {
        return HumanStep.of(Set.of("probability", "impact", "nearFrom", "nearUntil", "basis"), Set.of(), answer -> {
            risks.assessed(
                    answer.businessKey(),
                    answer.person(),
                    new Estimate(
                            Sent.whole(answer, "probability"),
                            Sent.whole(answer, "impact"),
                            answer.date("nearFrom"),
                            answer.date("nearUntil"),
                            answer.text("basis")));
            return Map.of();
        });
    }

    @Bean
    AutomatedStep rateRisk(Risks risks) {
        return AutomatedStep.setting(
                Set.of("planAsked", "planDue", "planCycle", "reviewAt"), running -> risks.rate(running.businessKey()));
    }

    @Bean
    HumanStep planResponse(Risks risks) {
        return HumanStep.of(
                Set.of(
                        "strategy",
                        "plan",
                        "responseDue",
                        "residualProbability",
                        "residualImpact",
                        "triggerText",
                        "triggerKind",
                        "triggerDay",
                        "triggerItem",
                        "triggerDays"),
                Set.of(),
                answer -> {
                    risks.planned(
                            answer.businessKey(),
                            answer.person(),
                            new Intention(
                                    Sent.choice(answer, "strategy", Strategy.class),
                                    answer.text("plan"),
                                    answer.date("responseDue"),
                                    Sent.whole(answer, "residualProbability"),
                                    Sent.whole(answer, "residualImpact"),
                                    trigger(answer)));
                    return Map.of();
                });
    }

    @Bean
    AutomatedStep remindRiskOwner(Risks risks) {
        return AutomatedStep.of(running -> risks.remindOwner(running.businessKey()));
    }

    @Bean
    AutomatedStep startResponse(Risks risks) {
        return AutomatedStep.setting(
                Set.of("respondDue", "respondCycle"), running -> risks.startResponse(running.businessKey()));
    }

    @Bean
    HumanStep respondToRisk(Risks risks) {
        return HumanStep.of(
                Set.of("outcome", "ending", "note", "residualProbability", "residualImpact"),
                Set.of("assessed", "settled"),
                answer -> risks.responded(
                        answer.businessKey(),
                        answer.person(),
                        new Result(
                                answer.text("outcome"),
                                Sent.choice(answer, "ending", Ending.class),
                                answer.text("note"),
                                Sent.whole(answer, "residualProbability"),
                                Sent.whole(answer, "residualImpact"))));
    }

    @Bean
    AutomatedStep escalateResponse(Risks risks) {
        return AutomatedStep.of(running -> risks.escalateResponse(running.businessKey(), running.processInstanceId()));
    }

    private static Trigger trigger(Answer answer) {
        return new Trigger(
                answer.text("triggerText"),
                Sent.choice(answer, "triggerKind", Trigger.Kind.class),
                answer.date("triggerDay"),
                answer.text("triggerItem").isEmpty() ? null : answer.text("triggerItem"),
                Sent.whole(answer, "triggerDays"));
    }
}
