package org.gatehouse.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.Executing;
import org.gatehouse.notice.Notices;
import org.springframework.beans.factory.annotation.Autowired;

/** Risks of a project that is carried out: {@code chen} raises, {@code wu} owns, {@code lin} manages. */
abstract class RiskTest extends Executing {

    @Autowired
    Risks risks;

    @Autowired
    RiskCounts counts;

    @Autowired
    RiskList list;

    @Autowired
    RiskWatch watch;

    @Autowired
    Notices notices;

    static RiskDraft draft(String event, String owner) {
        return new RiskDraft(
                RiskKind.THREAT,
                event,
                "The agency has too much to do",
                "The launch is late",
                Category.SUPPLIER,
                owner,
                null,
                null,
                null,
                Trigger.NONE);
    }

    Risk raised(String project) {
        return as("chen", () -> risks.raise(project, draft("The agency drops out", "wu")));
    }

    /** Assessed by its owner; as far as the table lets it go by itself. */
    Risk assessed(String project, int probability, int impact) {
        Risk risk = raised(project);
        assess(risk, probability, impact);
        return now(risk);
    }

    /** Watched, with a response that leaves what is given. */
    Risk planned(String project, int probability, int impact, Trigger trigger) {
        Risk risk = assessed(project, 4, 4);
        as("wu", () -> risks.plan(project, risk.key(), intention(probability, impact, trigger)));
        return now(risk);
    }

    Intention intention(int probability, int impact, Trigger trigger) {
        return new Intention(
                Strategy.REDUCE, "A second agency stands by", today().plusDays(10), probability, impact, trigger);
    }

    void assess(Risk risk, int probability, int impact) {
        complete(risk, "assessRisk", Map.of("probability", "" + probability, "impact", "" + impact));
    }

    Risk now(Risk risk) {
        return risks.require(risk.projectKey(), risk.key());
    }

    /** The open task of a risk; null where there is none. */
    Task task(Risk risk, String step) {
        return tasks.createTaskQuery()
                .processDefinitionKey("risk")
                .processInstanceBusinessKey(risk.key())
                .taskDefinitionKey(step)
                .singleResult();
    }

    List<String> steps(Risk risk) {
        return tasks
                .createTaskQuery()
                .processDefinitionKey("risk")
                .processInstanceBusinessKey(risk.key())
                .list()
                .stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    /** The owner completes the task as Tasklist does. */
    void complete(Risk risk, String step, Map<String, Object> answer) {
        Task task = task(risk, step);
        assertThat(task).as("%s of %s", step, risk.key()).isNotNull();
        as(
                task.getAssignee(),
                () -> desk.complete(task.getId(), task.getAssignee(), List.of("staff"), new HashMap<>(answer)));
    }

    ProcessInstance instance(Risk risk) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("risk")
                .processInstanceBusinessKey(risk.key())
                .singleResult();
    }

    Job timer(Risk risk, String event) {
        return jobs.createJobQuery()
                .timers()
                .processInstanceId(instance(risk).getId())
                .activityId(event)
                .singleResult();
    }

    LocalDate due(Job timer) {
        return LocalDate.ofInstant(timer.getDuedate().toInstant(), clock.getZone());
    }

    List<String> told(String person, Risk risk) {
        return notices.unread(person).stream()
                .map(Notices.Word::text)
                .filter(text -> text.contains(risk.key() + " "))
                .toList();
    }
}
