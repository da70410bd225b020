package org.gatehouse.execution;

import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Projects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code execution} model asks of us. */
@Configuration(proxyBeanMethods = false)
class ExecutionProcess {

    @Bean
    AutomatedStep releaseWork(Releases releases, Projects projects) {
        return AutomatedStep.setting(Set.of("allWorkDone"), running -> {
            projects.enter(running.projectKey(), Phase.EXECUTION);
            return Map.of("allWorkDone", releases.releaseReady(running.projectKey()));
        });
    }
}
