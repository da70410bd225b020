package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.engine.Desk;
import org.gatehouse.goal.GoalDraft;
import org.gatehouse.goal.Goals;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.project.Projects;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A house in which a test plays projects: people complete their tasks, waiting automated steps run when the test says
 * so, timers fire by hand. {@code lin} manages, {@code fang} sponsors, {@code chen} and {@code wu} are members.
 */
public abstract class Stage extends HouseTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    protected Projects projects;

    @Autowired
    protected Goals goals;

    @Autowired
    protected Desk desk;

    @Autowired
    protected RuntimeService runtime;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected ManagementService jobs;

    @AfterEach
    void theClockGoesOnAsAlways() {
        Morning.goesOn();
    }

    /** A new project of its own for this test; returns its key. */
    protected String newProject() {
        return newProject(new BigDecimal("80000"));
    }

    protected String newProject(BigDecimal budget) {
        LocalDate today =
                LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), java.time.ZoneId.of("Asia/Shanghai"));
        String key = "T" + NUMBER.incrementAndGet() + "X"
                + Long.toString(System.nanoTime() % 100000, 36).toUpperCase();
        return as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        "Test project " + key,
                        key,
                        "Organic growth",
                        "Small firms",
                        "Content first",
                        today,
                        today.plusMonths(3),
                        budget,
                        "CNY",
                        "fang",
                        List.of("chen", "wu"),
                        7)));
    }

    /** One SMART goal, submitted, checked; the project now stands at the goal gate. */
    protected void submitGoals(String key) {
        addSmartGoal(key);
        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
    }

    protected void addSmartGoal(String key) {
        as(
                "lin",
                () -> goals.add(
                        key,
                        new GoalDraft(
                                "Raise the site's organic traffic by 30 % within three months through SEO",
                                "Organic visits a month",
                                "visits",
                                new BigDecimal("10000"),
                                new BigDecimal("13000"),
                                projects.require(key).endDate(),
                                "Cheapest channel for leads",
                                "chen")));
    }

    /** The project's process stands in the plan phase afterwards. */
    protected void passGoals(String key) {
        submitGoals(key);
        decide("fang", key, "go", "");
        runAutomatedSteps(key);
    }

    protected void decide(String person, String key, String decision, String reason) {
        complete(person, key, "decideGate", Map.of("decision", decision, "reason", reason));
        runAutomatedSteps(key);
    }

    protected void complete(String person, String key, String step) {
        complete(person, key, step, Map.of());
    }

    /** Completes the person's open task of this step through the desk, as every face does. */
    protected void complete(String person, String key, String step, Map<String, Object> values) {
        Task task = openTask(person, key, step);
        as(person, () -> desk.complete(task.getId(), person, List.of("staff", "manager"), new HashMap<>(values)));
    }

    protected Task openTask(String person, String key, String step) {
        List<Task> open =
                tasks
                        .createTaskQuery()
                        .processVariableValueEquals("projectKey", key)
                        .taskDefinitionKey(step)
                        .list()
                        .stream()
                        .filter(task -> person.equals(task.getAssignee()) || task.getAssignee() == null)
                        .toList();
        assertThat(open)
                .as("open task %s of %s in %s, among %s", step, person, key, openSteps(key))
                .hasSize(1);
        return open.get(0);
    }

    /** Ids of the steps that wait for somebody, sorted. */
    protected List<String> openSteps(String key) {
        return tasks.createTaskQuery().processVariableValueEquals("projectKey", key).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** Runs the asynchronous steps that are ready, until none is left; timers stay. */
    protected void runAutomatedSteps(String key) {
        for (int round = 0; round < 50; round++) {
            List<Job> ready = instances(key).stream()
                    .flatMap(instance -> jobs
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .messages()
                            .active()
                            .withRetriesLeft()
                            .list()
                            .stream())
                    .toList();
            if (ready.isEmpty()) {
                return;
            }
            for (Job job : ready) {
                if (jobs.createJobQuery().jobId(job.getId()).count() == 1) {
                    jobs.executeJob(job.getId());
                }
            }
        }
        throw new AssertionError("automated steps of " + key + " never come to rest");
    }

    /** Fires the timer of this event once, whatever its time. */
    protected void fireTimer(String key, String event) {
        List<Job> timers = instances(key).stream()
                .flatMap(
                        instance -> jobs
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(event)
                                .timers()
                                .list()
                                .stream())
                .toList();
        assertThat(timers).as("timer %s in %s", event, key).isNotEmpty();
        jobs.executeJob(timers.get(0).getId());
    }

    protected List<ProjectInstance> running(String key) {
        return instances(key).stream()
                .map(instance ->
                        new ProjectInstance(instance.getProcessDefinitionId().split(":")[0], instance.getBusinessKey()))
                .toList();
    }

    /** Sets the clock of engine and application. */
    protected void itIs(LocalDate day) {
        ClockUtil.setCurrentTime(Date.from(
                day.atTime(9, 0).atZone(java.time.ZoneId.of("Asia/Shanghai")).toInstant()));
    }

    private List<ProcessInstance> instances(String key) {
        return runtime.createProcessInstanceQuery()
                .variableValueEquals("projectKey", key)
                .list();
    }

    /** A running process instance of a project. */
    public record ProjectInstance(String process, String businessKey) {}
}
