package org.gatehouse.execution;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.HouseTest;
import org.gatehouse.Morning;
import org.gatehouse.Visitor;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Engine;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Phase;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.project.Projects;
import org.gatehouse.timesheet.Hours;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A project of {@code lin}'s, sponsored by {@code fang}, with {@code chen} and {@code wu}, being carried out. */
abstract class WorkTest extends HouseTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, Visitor> VISITORS = new ConcurrentHashMap<>();

    @Autowired
    Projects projects;

    @Autowired
    WorkItems items;

    @Autowired
    Work work;

    @Autowired
    Hours booked;

    @Autowired
    Notices notices;

    @Autowired
    Engine engine;

    @Autowired
    Desk desk;

    @Autowired
    CurrentPerson current;

    @Autowired
    Clock clock;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @AfterEach
    void backToNow() {
        Morning.goesOn();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Lets this many days pass, to the hour. */
    void pass(int days, int hour) {
        ClockUtil.setCurrentTime(Date.from(today().plusDays(days)
                .atTime(LocalTime.of(hour, 0))
                .atZone(clock.getZone())
                .toInstant()));
    }

    String newProject() {
        return as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        "Spring campaign",
                        "EX" + COUNT.incrementAndGet(),
                        "",
                        "",
                        "",
                        today(),
                        today().plusDays(90),
                        BigDecimal.valueOf(100000),
                        "CNY",
                        "fang",
                        List.of("chen", "wu"),
                        7)));
    }

    WorkItem add(String project, String title, String owner, UnaryOperator<ItemDraft> more) {
        ItemDraft draft = ItemDraft.of(title, owner, today(), today().plusDays(9), BigDecimal.TEN);
        return as("lin", () -> items.add(project, more.apply(draft)));
    }

    WorkItem add(String project, String title, String owner) {
        return add(project, title, owner, draft -> draft);
    }

    static ItemDraft accepted(ItemDraft draft) {
        return with(draft, draft.ownerId(), draft.finish(), true);
    }

    static ItemDraft with(ItemDraft draft, String owner, LocalDate finish, boolean needsAcceptance) {
        return new ItemDraft(
                draft.title(),
                draft.description(),
                draft.phaseName(),
                owner,
                draft.start(),
                finish,
                draft.effortHours(),
                Priority.NORMAL,
                draft.predecessors(),
                draft.deliverable(),
                needsAcceptance);
    }

    /** Starts the execution of a project, as the lifecycle does after the plan gate. */
    void execute(String project) {
        projects.enter(project, Phase.EXECUTION);
        engine.start(
                "execution",
                project,
                Map.of(
                        "projectKey", project,
                        "projectName", "Spring campaign",
                        "projectManager", "lin",
                        "sponsor", "fang",
                        "reviewCycle", "R/P7D"));
    }

    boolean isExecuting(String project) {
        return engine.isRunning("execution", project);
    }

    ItemStatus status(WorkItem item) {
        return items.require(item.key()).status();
    }

    /** The open task of an item; null where there is none. */
    Task task(WorkItem item, String step) {
        return tasks.createTaskQuery()
                .processDefinitionKey("work-item")
                .processInstanceBusinessKey(item.key())
                .taskDefinitionKey(step)
                .singleResult();
    }

    void complete(String person, Task task, Map<String, Object> answer) {
        as(person, () -> desk.complete(task.getId(), person, current.groups(), answer));
    }

    /** The owner finishes, and what the model does behind their back is done too. */
    void finish(WorkItem item) {
        complete(item.ownerId(), task(item, "doWork"), Map.of());
        runJobs(item);
    }

    List<ProcessInstance> instances(WorkItem item) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("work-item")
                .processInstanceBusinessKey(item.key())
                .list();
    }

    /** Runs the asynchronous steps of an item that wait. */
    void runJobs(WorkItem item) {
        jobs(item).forEach(job -> management.executeJob(job.getId()));
    }

    List<Job> jobs(WorkItem item) {
        return instances(item).stream()
                .flatMap(instance ->
                        management.createJobQuery().messages().processInstanceId(instance.getId()).list().stream())
                .toList();
    }

    /** The timer of a boundary event; null where it does not wait. */
    Job timer(WorkItem item, String event) {
        List<Job> waiting = instances(item).stream()
                .flatMap(
                        instance -> management
                                .createJobQuery()
                                .timers()
                                .processInstanceId(instance.getId())
                                .activityId(event)
                                .list()
                                .stream())
                .toList();
        return waiting.isEmpty() ? null : waiting.get(0);
    }

    /** Runs the timer if its time has come. */
    boolean fire(WorkItem item, String event) {
        Job timer = timer(item, event);
        if (timer == null || timer.getDuedate().after(ClockUtil.getCurrentTime())) {
            return false;
        }
        management.executeJob(timer.getId());
        return true;
    }

    /** Somebody at a browser, signed in. */
    Visitor visitor(String person) {
        return VISITORS.computeIfAbsent(person + port, whoever -> new Visitor(port).signIn(person));
    }

    /** A call of the engine's REST API with name and password. */
    HttpResponse<String> rest(String person, String method, String path, String body) {
        String secret = Base64.getEncoder().encodeToString((person + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return new Visitor(port).json(method, "/engine-rest" + path, body, "Authorization", "Basic " + secret);
    }

    List<String> told(String person, WorkItem item) {
        return notices.unread(person).stream()
                .map(Notices.Word::text)
                .filter(text -> text.contains(item.key() + " "))
                .toList();
    }
}
