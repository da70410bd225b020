package org.gatehouse.plan;

import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Projects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code plan} model asks of us, and the step after its gate. */
@Configuration(proxyBeanMethods = false)
class PlanProcess {

    @Bean
    HumanStep draftPlan(PlanNotes notes) {
        return HumanStep.of(Set.of("note"), Set.of(), answer -> {
            String note = answer.text("note");
            if (!note.isEmpty()) {
                notes.write(answer.projectKey(), note);
            }
            return Map.of();
        });
    }

    @Bean
    AutomatedStep checkReadiness(Readiness readiness) {
        return AutomatedStep.setting(
                Set.of("planIsReady"), running -> Map.of("planIsReady", readiness.check(running.projectKey())));
    }

    @Bean
    AutomatedStep takeBaseline(GateBaselines baselines, Projects projects) {
        return AutomatedStep.of(running -> {
            baselines.takeForPlan(running.projectKey());
            projects.enter(running.projectKey(), Phase.EXECUTION);
        });
    }
}
