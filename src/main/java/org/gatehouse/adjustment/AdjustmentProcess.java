package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.util.Set;
import org.gatehouse.engine.Answer;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.gatehouse.kernel.InvalidInput;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code adjustment} model asks of us. */
@Configuration(proxyBeanMethods = false)
class AdjustmentProcess {

    @Bean
    AutomatedStep assembleCase(Adjustments adjustments) {
        return AutomatedStep.of(running -> adjustments.assemble(
                running.projectKey(), Integer.parseInt(running.text("adjustmentNumber")), running.processInstanceId()));
    }

    @Bean
    AutomatedStep chooseApprover(Adjustments adjustments) {
        return AutomatedStep.setting(
                Set.of("approver", "decideDue", "reminderCycle", "passOnAfter"),
                running -> adjustments.choose(running.processInstanceId()));
    }

    @Bean
    HumanStep decideAdjustment(Adjustments adjustments) {
        return HumanStep.of(
                Set.of("decision", "reason", "deadline", "target", "fromLine", "toLine", "amount"),
                Set.of("reviewDecision", "changeId", "requester", "decisionReason", "decidedBy"),
                answer -> adjustments.decide(answer.processInstanceId(), decision(answer), answer.person()));
    }

    @Bean
    AutomatedStep remindApprover(Adjustments adjustments) {
        return AutomatedStep.of(running -> adjustments.remind(running.processInstanceId()));
    }

    @Bean
    AutomatedStep passOnAdjustment(Adjustments adjustments) {
        return AutomatedStep.of(running -> adjustments.passOn(running.processInstanceId()));
    }

    private static CourseDecision decision(Answer answer) {
        return new CourseDecision(
                answer.choice("decision", CourseDecision.CHOICES),
                answer.text("reason"),
                answer.date("deadline"),
                answer.decimal("target"),
                line(answer, "fromLine"),
                line(answer, "toLine"),
                answer.decimal("amount"));
    }

    private static Long line(Answer answer, String key) {
        BigDecimal number = answer.decimal(key);
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException fraction) {
            throw new InvalidInput(key, "error.number", answer.text(key));
        }
    }
}
