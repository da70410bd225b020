package org.gatehouse.timesheet;

import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code timesheet} model asks of us; its business key is the person and the Monday. */
@Configuration(proxyBeanMethods = false)
class TimesheetProcess {

    @Bean
    HumanStep submitWeek(Approvals approvals) {
        return HumanStep.of(Set.of(), Set.of(), answer -> {
            approvals.submitted(answer.businessKey());
            return Map.of();
        });
    }

    @Bean
    AutomatedStep chooseHoursApprovers(Approvals approvals) {
        return AutomatedStep.setting(
                Set.of("approvers"), running -> Map.of("approvers", approvals.asked(running.businessKey())));
    }

    @Bean
    HumanStep approveHours(Approvals approvals) {
        return HumanStep.of(Set.of("decision", "reason"), Set.of(), answer -> {
            approvals.decide(
                    answer.businessKey(),
                    answer.variable("approver"),
                    answer.person(),
                    answer.choice("decision", Set.of("approved", "returned")).equals("approved"),
                    answer.text("reason"));
            return Map.of();
        });
    }

    @Bean
    AutomatedStep settleWeek(Approvals approvals) {
        return AutomatedStep.setting(
                Set.of("hoursReturned"), running -> Map.of("hoursReturned", approvals.settle(running.businessKey())));
    }

    @Bean
    AutomatedStep remindOfWeek(WeekReminders reminders) {
        return AutomatedStep.of(running -> reminders.remindPerson(running.businessKey()));
    }

    @Bean
    AutomatedStep remindHoursApprovers(WeekReminders reminders) {
        return AutomatedStep.of(running -> reminders.remindApprovers(running.businessKey()));
    }
}
