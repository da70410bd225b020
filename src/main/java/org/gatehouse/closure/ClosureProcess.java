package org.gatehouse.closure;

import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.gatehouse.gate.GateReviews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code closure} model asks of us. */
@Configuration(proxyBeanMethods = false)
class ClosureProcess {

    @Bean
    AutomatedStep openClosure(Closures closures, GateReviews gates) {
        return AutomatedStep.setting(Set.of("beginStep", "straightToGate"), running -> {
            SentBack sentBack = gates.lastReturn(running.projectKey(), "", SentBack.STEPS)
                    .map(SentBack::by)
                    .orElse(SentBack.TO_THE_BEGINNING);
            closures.open(running.projectKey(), running.processInstanceId(), sentBack);
            return Map.of("beginStep", sentBack.step(), "straightToGate", sentBack.straight());
        });
    }

    /** What follows from it goes on beside the closure and does not hold it up. */
    @Bean
    AutomatedStep appraiseTeam(Closures closures) {
        return AutomatedStep.of(running -> closures.callForAppraisal(running.projectKey()));
    }

    @Bean
    HumanStep recordResults(Closures closures) {
        return HumanStep.of(Set.of(), Set.of(), answer -> {
            closures.requireResults(answer.projectKey());
            return Map.of();
        });
    }

    @Bean
    HumanStep acceptDeliverables(Closures closures) {
        return HumanStep.of(Set.of("decision", "reason"), Set.of("deliverablesAccepted"), answer -> {
            String decision = answer.choice("decision", Set.of(Closure.ACCEPTED, Closure.REWORK));
            closures.judge(answer.projectKey(), answer.person(), decision, answer.text("reason"));
            return Map.of("deliverablesAccepted", decision.equals(Closure.ACCEPTED));
        });
    }

    @Bean
    HumanStep collectLessons(Closures closures) {
        return HumanStep.of(Set.of("noLessonsReason"), Set.of(), answer -> {
            closures.finishLessons(answer.projectKey(), answer.text("noLessonsReason"));
            return Map.of();
        });
    }

    @Bean
    AutomatedStep writeReport(Closures closures) {
        return AutomatedStep.of(running -> closures.writeReport(running.projectKey()));
    }
}
