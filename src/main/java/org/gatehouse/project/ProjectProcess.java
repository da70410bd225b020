package org.gatehouse.project;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.engine.AutomatedStep;
import org.gatehouse.engine.HumanStep;
import org.gatehouse.kernel.InvalidInput;
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
                    return routes(project);
                });
    }

    @Bean
    AutomatedStep reopenProject(Projects projects) {
        return AutomatedStep.setting(
                Set.of("projectKey", "projectName", "projectManager", "sponsor", "reviewCycle", "reopenIn"),
                running -> {
                    Project project = projects.reopen(
                            running.businessKey(),
                            phase(running.take("reopenPhase")),
                            Objects.toString(running.take("reopenReason"), ""));
                    Map<String, Object> routes = new HashMap<>(routes(project));
                    routes.put("reopenIn", project.phase().name().toLowerCase(Locale.ROOT));
                    return routes;
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

    private static Map<String, Object> routes(Project project) {
        return Map.of(
                "projectKey", project.key(),
                "projectName", project.name(),
                "projectManager", project.managerId(),
                "sponsor", project.sponsorId(),
                "reviewCycle", "R/P" + project.reviewDays() + "D");
    }

    private static Phase phase(Object told) {
        try {
            return Phase.valueOf(String.valueOf(told));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("phase", "error.choice", told, Arrays.toString(Phase.values()));
        }
    }
}
