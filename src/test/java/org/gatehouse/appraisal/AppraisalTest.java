package org.gatehouse.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.Executing;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.LineManagers;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code chen} reports to {@code zhao}, who reports to {@code fang}; {@code qin} is human resources. */
abstract class AppraisalTest extends Executing {

    @Autowired
    LineManagers managers;

    @Autowired
    AppraisalRepository appraisals;

    @Autowired
    KpiRepository kpis;

    @Autowired
    Openings openings;

    @Autowired
    Agreements agreements;

    @Autowired
    Measurements measurements;

    @Autowired
    GrowthGoals growth;

    @Autowired
    Feedbacks feedbacks;

    @Autowired
    Periods periods;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient sql;

    void reporting() {
        as("admin", () -> {
            managers.set("chen", "zhao");
            managers.set("zhao", "fang");
        });
    }

    /** Other tests know of no line managers. */
    @AfterEach
    void nobodyReportsToAnybody() {
        as("admin", () -> managers.all().keySet().forEach(person -> managers.set(person, "")));
        LocaleContextHolder.resetLocaleContext();
    }

    Appraisal of(String person, String project) {
        return appraisals.findByPersonIdAndProjectKey(person, project).orElseThrow();
    }

    Appraisal now(Appraisal it) {
        return appraisals.findById(it.id()).orElseThrow();
    }

    ProcessInstance instance(Appraisal it) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("appraisal")
                .processInstanceBusinessKey(it.businessKey())
                .singleResult();
    }

    List<String> steps(Appraisal it) {
        return tasks.createTaskQuery().processInstanceBusinessKey(it.businessKey()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    Task task(Appraisal it, String step) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(it.businessKey())
                .taskDefinitionKey(step)
                .singleResult();
        assertThat(task).as("%s among %s", step, steps(it)).isNotNull();
        return task;
    }

    void complete(String person, Appraisal it, String step, Map<String, Object> values) {
        Task task = task(it, step);
        List<String> groups = person.equals("qin") ? List.of("hr") : List.of("staff", "manager");
        as(person, () -> desk.complete(task.getId(), person, groups, new HashMap<>(values)));
        automated(it);
    }

    void automated(Appraisal it) {
        for (Job job : jobs.createJobQuery()
                .processDefinitionKey("appraisal")
                .messages()
                .list()) {
            if (instance(it) != null
                    && job.getProcessInstanceId().equals(instance(it).getId())) {
                jobs.executeJob(job.getId());
            }
        }
    }

    void fire(Appraisal it, String event) {
        Job timer = jobs.createJobQuery()
                .processInstanceId(instance(it).getId())
                .activityId(event)
                .timers()
                .list()
                .get(0);
        jobs.executeJob(timer.getId());
        automated(it);
    }

    /** Proposed as prefilled, and agreed. */
    Appraisal agreed(Appraisal it) {
        complete(it.appraiserId(), it, "proposeKpis", Map.of("note", ""));
        complete(it.personId(), it, "agreeKpis", Map.of("outcome", "agree", "comment", ""));
        return now(it);
    }

    /** Called for, with both reviews written and the talk held; the person has the word. */
    Appraisal talked(Appraisal it, String marker) {
        complete(it.personId(), it, "selfReview", Map.of("selfText", "My view " + marker));
        as(
                it.appraiserId(),
                () -> measurements.of(it).stream()
                        .filter(Kpi::isManual)
                        .forEach(kpi -> measurements.enter(
                                it.id(), kpi.id(), java.math.BigDecimal.valueOf(4), "Seen " + marker)));
        complete(it.appraiserId(), it, "reviewPerformance", Map.of("reviewText", "Review " + marker));
        complete(
                it.appraiserId(),
                it,
                "holdTalk",
                Map.of("talkOn", now(it).toDay().toString(), "talkPlace", "Room 3", "notes", "Talk " + marker));
        return now(it);
    }

    List<String> told(String person, Appraisal it) {
        return as(person, () -> notices.unread(person)).stream()
                .map(Notices.Word::text)
                .filter(text -> text.contains(it.title()))
                .toList();
    }
}
