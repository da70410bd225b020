package org.gatehouse.execution;

import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code work-item} model asks of us; its business key is the item's. */
@Configuration(proxyBeanMethods = false)
class WorkItemProcess {

    @Bean
    HumanStep doWork(Work work) {
        return HumanStep.of(Set.of("hours", "note", "finishedOn"), Set.of(), answer -> {
            work.done(
                    answer.businessKey(),
                    answer.person(),
                    answer.decimal("hours"),
                    answer.text("note"),
                    answer.date("finishedOn"));
            return Map.of();
        });
    }

    @Bean
    HumanStep acceptWork(Work work) {
        return HumanStep.of(Set.of("decision", "reason"), Set.of("workAccepted"), answer -> {
            boolean accepted =
                    answer.choice("decision", Set.of("accepted", "rework")).equals("accepted");
            work.judge(answer.businessKey(), answer.person(), accepted, answer.text("reason"));
            return Map.of("workAccepted", accepted);
        });
    }

    @Bean
    AutomatedStep finishItem(Work work) {
        return AutomatedStep.of(running -> work.finish(running.businessKey()));
    }

    @Bean
    AutomatedStep reportDone(Releases releases) {
        return AutomatedStep.of(running -> releases.workChanged(running.projectKey()));
    }

    @Bean
    AutomatedStep remindOwner(Reminders reminders) {
        return AutomatedStep.of(running -> reminders.look(running.businessKey(), running.processInstanceId()));
    }

    @Bean
    AutomatedStep escalateOverdue(Reminders reminders) {
        return AutomatedStep.of(running -> reminders.look(running.businessKey(), running.processInstanceId()));
    }
}
