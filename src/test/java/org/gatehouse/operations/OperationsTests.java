package org.gatehouse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/** What an operator sees, and what a failing step looks like to one. */
@ExtendWith(OutputCaptureExtension.class)
class OperationsTests extends Stage {

    @Autowired
    Clock clock;

    @Autowired
    DataSource database;

    @Autowired
    Environment settings;

    @Test
    void saysThatItLivesAndIsReady() {
        Visitor nobody = new Visitor(port);
        assertThat(nobody.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void hasAConnectionForEveryThread() throws SQLException {
        int web = settings.getRequiredProperty("server.tomcat.threads.max", Integer.class);
        int jobThreads = settings.getRequiredProperty("camunda.bpm.job-execution.max-pool-size", Integer.class);
        assertThat(database.unwrap(HikariDataSource.class).getMaximumPoolSize())
                .isGreaterThanOrEqualTo(web + jobThreads + 2);
    }

    @Test
    void aFailingStepIsTriedAgainThenWaitsForAnOperatorAndIsNotLost(CapturedOutput log) {
        String key = newProject();
        addSmartGoal(key);
        complete("lin", key, "defineGoals");
        String instance = runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("project")
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .findFirst()
                .orElseThrow();
        Job step = jobs.createJobQuery().processInstanceId(instance).messages().singleResult();
        double incidents = metric("gatehouse_incidents_open");
        runtime.setVariable(instance, "projectKey", "NOWHERE");

        assertThatThrownBy(() -> jobs.executeJob(step.getId())).isNotNull();
        Job failed = jobs.createJobQuery().jobId(step.getId()).singleResult();
        assertThat(failed.getRetries()).isPositive();
        assertThat(failed.getDuedate())
                .isBetween(
                        clock.instant().minus(Duration.ofMinutes(1)),
                        clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(metric("gatehouse_steps_failing")).isPositive();
        assertThat(metric("gatehouse_incidents_open")).isEqualTo(incidents);

        jobs.setJobRetries(step.getId(), 1);
        assertThatThrownBy(() -> jobs.executeJob(step.getId())).isNotNull();
        assertThat(metric("gatehouse_incidents_open")).isEqualTo(incidents + 1);
        assertThat(log).contains("automated step assembleDossier of project:", "gave up", step.getId());
        assertThat(new Visitor(port).get("/actuator/health/liveness").statusCode())
                .isEqualTo(200);

        runtime.setVariable(instance, "projectKey", key);
        jobs.setJobRetries(step.getId(), 1);
        jobs.executeJob(step.getId());
        assertThat(metric("gatehouse_incidents_open")).isEqualTo(incidents);
        assertThat(openSteps(key)).containsExactly("decideGate");
    }

    private double metric(String name) {
        String all =
                new Visitor(port).signIn("admin").get("/actuator/prometheus").body();
        Matcher line = Pattern.compile("^" + name + "(?:\\{.*?})? (\\S+)$", Pattern.MULTILINE)
                .matcher(all);
        assertThat(line.find()).as("%s in %s", name, all).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
