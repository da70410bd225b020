package org.gatehouse.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.gatehouse.Stage;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProjectProcessTests extends Stage {

    @Autowired
    private FormService forms;

    @Autowired
    private RepositoryService repository;

    @Test
    void aProjectIsItsProcess() {
        String key = newProject();
        assertThat(projects.require(key).phase()).isEqualTo(Phase.GOALS);
        assertThat(projects.require(key).memberIds()).containsExactly("chen", "wu");
        assertThat(running(key)).contains(new ProjectInstance("project", key), new ProjectInstance("goal", key));
        assertThat(openTask("lin", key, "defineGoals").getName())
                .isEqualTo("Define the goals | 设定目标 | Test project " + key);
    }

    @Test
    void theStartFormOfTasklistCreatesTheSameProject() {
        Map<String, Object> answers = startForm("Spring campaign", "SPRING" + (System.nanoTime() % 1000));
        String key = as(
                "lin", () -> forms.submitStartForm(projectDefinition(), answers).getBusinessKey());
        String named = key != null ? key : answers.get("key").toString();
        assertThat(projects.require(named).name()).isEqualTo("Spring campaign");
        assertThat(projects.require(named).managerId()).isEqualTo("lin");
    }

    @Test
    void aStartFormWithAWrongDateStartsNothing() {
        Map<String, Object> answers = startForm("Broken", "BROKEN1");
        answers.put("endDate", "31.12.2027");
        assertThatThrownBy(() -> as("lin", () -> forms.submitStartForm(projectDefinition(), answers)))
                .hasStackTraceContaining("endDate");
        assertThatThrownBy(() -> projects.require("BROKEN1")).isInstanceOf(NotFound.class);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey("BROKEN1")
                        .count())
                .isZero();
    }

    @Test
    void aStartCannotSmuggleRoutingFactsIn() {
        Map<String, Object> answers = startForm("Smuggled", "SMUGGLED");
        answers.put("projectManager", "chen");
        assertThatThrownBy(() -> as("lin", () -> forms.submitStartForm(projectDefinition(), answers)))
                .hasStackTraceContaining("projectManager");
        assertThatThrownBy(() -> projects.require("SMUGGLED")).isInstanceOf(NotFound.class);
    }

    @Test
    void staffCannotCreateProjects() {
        assertThatThrownBy(() -> as("chen", () -> forms.submitStartForm(projectDefinition(), startForm("No", "NOPE"))))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> projects.require("NOPE")).isInstanceOf(NotFound.class);
    }

    @Test
    void stopAtAnyTimeCleansUp() {
        String key = newProject();
        submitGoals(key);
        as("fang", () -> projects.requestStop(key, "No budget"));
        assertThat(running(key)).isEmpty();
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.STOPPED);
        assertThat(projects.require(key).endReason()).isEqualTo("No budget");
        assertThat(projects.require(key).memberIds()).isEmpty();
        assertThatThrownBy(() -> as("fang", () -> projects.requestStop(key, "Again")))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void holdAndResumeAtAnyTime() {
        String key = newProject();
        as("lin", () -> projects.requestHold(key, "Waiting for legal"));
        runAutomatedSteps(key);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.ON_HOLD);
        assertThatThrownBy(() -> addSmartGoal(key)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> complete("lin", key, "defineGoals")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("lin", () -> projects.requestHold(key, "Twice")))
                .isInstanceOf(Conflict.class);
        as("fang", () -> projects.requestResumption(key));
        runAutomatedSteps(key);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.RUNNING);
        assertThat(projects.currentHold(key)).isNull();
        addSmartGoal(key);
        assertThat(openSteps(key)).containsExactly("defineGoals");
    }

    @Test
    void aProjectOnHoldCanBeStopped() {
        String key = newProject();
        as("lin", () -> projects.requestHold(key, "Waiting"));
        runAutomatedSteps(key);
        as("lin", () -> projects.requestStop(key, "For good"));
        assertThat(running(key)).isEmpty();
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.STOPPED);
    }

    @Test
    void holdAndStopNeedAReasonAndTheRightPerson() {
        String key = newProject();
        assertThatThrownBy(() -> as("lin", () -> projects.requestStop(key, " ")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("lin", () -> projects.requestHold(key, ""))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("chen", () -> projects.requestStop(key, "x")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("zhao", () -> projects.requestHold(key, "x")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> projects.requestStop(key, "x")))
                .isInstanceOf(NotFound.class);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.RUNNING);
    }

    private String projectDefinition() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("project")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private static Map<String, Object> startForm(String name, String key) {
        return new HashMap<>(Map.of(
                "name", name,
                "key", key,
                "startDate", "2026-12-01",
                "endDate", "2027-03-01",
                "budget", "50000",
                "currency", "CNY",
                "sponsor", "fang",
                "members", "chen,wu",
                "reviewDays", "7"));
    }
}
