package org.gatehouse.project;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the {@code project} model asks of us. */
@Configuration(proxyBeanMethods = false)
class ProjectProcess {

    @Bean
    AutomatedStep registerProject(Projects projects) {
        return AutomatedStep.setting(
                Set.of("projectKey", "projectName", "projectManager", "sponsor", "reviewCycle"), running -> {
                    Project project = projects.register(Registration.take(running), Registration.template(running));
                    running.nameIt(project.key());
                    return Map.of(
                            "projectKey", project.key(),
                            "projectName", project.name(),
                            "projectManager", project.managerId(),
                            "sponsor", project.sponsorId(),
                            "reviewCycle", "R/P" + project.reviewDays() + "D");
                });
    }

    @Bean
    AutomatedStep suspendWork(Projects projects) {
        return AutomatedStep.of(running -> projects.suspendWork(running.projectKey()));
    }

    @Bean
    HumanStep resumeProject(Projects projects) {
        return HumanStep.of(Set.of(), Set.of(), answer -> {
            projects.resume(answer.projectKey(), answer.person());
            return Map.of();
        });
    }

    @Bean
    AutomatedStep resumeWork(Projects projects) {
        return AutomatedStep.of(running -> projects.resumeWork(running.projectKey()));
    }

    @Bean
    AutomatedStep stopProject(Projects projects) {
        return AutomatedStep.of(running -> projects.stop(
                running.projectKey(),
                Objects.requireNonNullElse(running.text("stopReason"), ""),
                Objects.requireNonNullElse(running.text("stoppedBy"), "system")));
    }

    @Bean
    AutomatedStep archiveProject(Projects projects) {
        return AutomatedStep.of(running -> projects.archive(running.projectKey()));
    }
}
