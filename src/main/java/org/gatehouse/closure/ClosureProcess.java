package org.gatehouse.closure;

import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code closure} model asks of us. */
@Configuration(proxyBeanMethods = false)
class ClosureProcess {

    @Bean
    AutomatedStep openClosure(Closures closures) {
        return AutomatedStep.of(running -> closures.open(running.projectKey(), running.processInstanceId()));
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
