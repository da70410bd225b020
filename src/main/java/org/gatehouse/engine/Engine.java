package org.gatehouse.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the application tells the processes. Rooms check who may; here the engine's own permission checks are off. Every
 * process instance of a project carries the variable {@code projectKey}.
 */
@Component
@Transactional
public class Engine {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final IdentityService identity;
    private final RepositoryService repository;

    Engine(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            IdentityService identity,
            RepositoryService repository) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.identity = identity;
        this.repository = repository;
    }

    /** Starts the newest version of a process. */
    public void start(String process, String businessKey, Map<String, ?> variables) {
        Map<String, Object> typed = new HashMap<>();
        variables.forEach((name, value) -> typed.put(name, Variable.typed(value)));
        unchecked(() -> runtime.startProcessInstanceByKey(process, businessKey, typed));
    }

    /** Starts the newest version of the process that begins with this message. */
    public void begin(String message, String businessKey, Map<String, ?> variables) {
        Map<String, Object> typed = new HashMap<>();
        variables.forEach((name, value) -> typed.put(name, Variable.typed(value)));
        unchecked(() -> runtime.startProcessInstanceByMessage(message, businessKey, typed));
    }

    /** Whether an instance of the process runs under this business key. */
    public boolean isRunning(String process, String businessKey) {
        return unchecked(() -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(businessKey)
                        .count()
                > 0);
    }

    /** Whether a person is to do this step of the process now; false while it is on hold. */
    @Transactional(readOnly = true)
    public boolean isWaitingAt(String process, String businessKey, String step) {
        return unchecked(() -> tasks.createTaskQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(businessKey)
                        .taskDefinitionKey(step)
                        .active()
                        .count()
                > 0);
    }

    /** The open task of this step, if there is exactly one. */
    @Transactional(readOnly = true)
    public Optional<String> openTask(String process, String businessKey, String step) {
        List<Task> open = unchecked(() -> at(process, businessKey, step).listPage(0, 2));
        return open.size() == 1 ? Optional.of(open.get(0).getId()) : Optional.empty();
    }

    /** The open task of this step that is this person's, or nobody's yet; where several people have one, theirs. */
    @Transactional(readOnly = true)
    public Optional<String> openTask(String process, String businessKey, String step, String person) {
        return unchecked(() ->
                at(process, businessKey, step)
                        .or()
                        .taskAssignee(person)
                        .taskUnassigned()
                        .endOr()
                        .listPage(0, 1)
                        .stream()
                        .map(Task::getId)
                        .findFirst());
    }

    private TaskQuery at(String process, String businessKey, String step) {
        return tasks.createTaskQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(step);
    }

    /** The open task of a step in the instance that has this routing fact. */
    @Transactional(readOnly = true)
    public Optional<String> taskAt(String process, String step, String variable, String value) {
        return unchecked(() -> tasks
                .createTaskQuery()
                .processDefinitionKey(process)
                .taskDefinitionKey(step)
                .processVariableValueEquals(variable, value)
                .list()
                .stream()
                .map(Task::getId)
                .findFirst());
    }

    /** A routing fact of a running process instance, as text. */
    @Transactional(readOnly = true)
    public Optional<String> factOf(String processInstanceId, String variable) {
        return unchecked(() -> Optional.ofNullable(runtime.getVariable(processInstanceId, variable))
                .map(Object::toString));
    }

    /**
     * Delivers a message to the one instance of the process under this business key.
     *
     * @return false where no such instance waits for it, or it is on hold
     */
    public boolean tell(String process, String businessKey, String message, Map<String, ?> variables) {
        return unchecked(() -> {
            for (ProcessInstance instance : instances(process, businessKey)) {
                List<EventSubscription> waiting = runtime.createEventSubscriptionQuery()
                        .processInstanceId(instance.getId())
                        .eventType("message")
                        .eventName(message)
                        .list();
                if (!waiting.isEmpty() && !instance.isSuspended()) {
                    Map<String, Object> typed = new HashMap<>();
                    variables.forEach((name, value) -> typed.put(name, Variable.typed(value)));
                    runtime.messageEventReceived(message, waiting.get(0).getExecutionId(), typed);
                    return true;
                }
            }
            return false;
        });
    }

    /**
     * Delivers a message to one process instance.
     *
     * @return false where it does not wait for it, or is on hold
     */
    public boolean tell(String processInstanceId, String message, Map<String, ?> variables) {
        return unchecked(() -> {
            ProcessInstance instance = runtime.createProcessInstanceQuery()
                    .processInstanceId(processInstanceId)
                    .active()
                    .singleResult();
            EventSubscription waiting = runtime
                    .createEventSubscriptionQuery()
                    .processInstanceId(processInstanceId)
                    .eventType("message")
                    .eventName(message)
                    .list()
                    .stream()
                    .findFirst()
                    .orElse(null);
            if (instance == null || waiting == null) {
                return false;
            }
            Map<String, Object> typed = new HashMap<>();
            variables.forEach((name, value) -> typed.put(name, Variable.typed(value)));
            runtime.messageEventReceived(message, waiting.getExecutionId(), typed);
            return true;
        });
    }

    /** Whether the version of the model that a running instance keeps has this element; false where it is over. */
    @Transactional(readOnly = true)
    public boolean knows(String processInstanceId, String element) {
        return unchecked(() -> {
            ProcessInstance instance = runtime.createProcessInstanceQuery()
                    .processInstanceId(processInstanceId)
                    .singleResult();
            return instance != null
                    && repository
                                    .getBpmnModelInstance(instance.getProcessDefinitionId())
                                    .getModelElementById(element)
                            != null;
        });
    }

    /** A routing fact that an open task sees, as text. */
    @Transactional(readOnly = true)
    public Optional<String> factOfTask(String taskId, String variable) {
        return unchecked(
                () -> Optional.ofNullable(tasks.getVariable(taskId, variable)).map(Object::toString));
    }

    /** Suspends everything that runs for the project, except the project process itself, which waits for the resumption. */
    public void suspendWork(String projectKey) {
        unchecked(() -> {
            workOf(projectKey).forEach(instance -> runtime.suspendProcessInstanceById(instance.getId()));
            return null;
        });
    }

    /** Takes everything up again that {@link #suspendWork} put to rest; timers that fell due meanwhile fire now. */
    public void resumeWork(String projectKey) {
        unchecked(() -> {
            workOf(projectKey).forEach(instance -> runtime.activateProcessInstanceById(instance.getId()));
            return null;
        });
    }

    /** Ends everything that runs beside the project process: items and what else was started on its own. */
    public void endWork(String projectKey, String reason) {
        unchecked(() -> {
            for (ProcessInstance instance : workOf(projectKey)) {
                if (instance.getId().equals(instance.getRootProcessInstanceId())) {
                    runtime.deleteProcessInstance(instance.getId(), reason, false, true, true, false);
                }
            }
            return null;
        });
    }

    /** Gives the open task of a step to somebody else and moves its due date with the fact it stands for. */
    public void retarget(String process, String businessKey, String step, String assignee, java.time.Instant due) {
        unchecked(() -> {
            for (Task task : tasks.createTaskQuery()
                    .processDefinitionKey(process)
                    .processInstanceBusinessKey(businessKey)
                    .taskDefinitionKey(step)
                    .list()) {
                task.setAssignee(assignee);
                task.setDueDate(due == null ? null : java.util.Date.from(due));
                tasks.saveTask(task);
            }
            return null;
        });
    }

    /** Gives the open task of a step to somebody else; its due date stays. */
    public void assign(String process, String businessKey, String step, String assignee) {
        unchecked(() -> {
            tasks.createTaskQuery()
                    .processDefinitionKey(process)
                    .processInstanceBusinessKey(businessKey)
                    .taskDefinitionKey(step)
                    .list()
                    .forEach(task -> tasks.setAssignee(task.getId(), assignee));
            return null;
        });
    }

    /**
     * Moves the timer of a boundary event; one that repeats goes on from the new time.
     *
     * @return false where it does not wait: it has fired, or nothing runs under this key
     */
    public boolean moveTimer(String process, String businessKey, String event, java.time.Instant due) {
        return unchecked(() -> {
            boolean moved = false;
            for (ProcessInstance instance : instances(process, businessKey)) {
                for (Job timer : management
                        .createJobQuery()
                        .timers()
                        .processInstanceId(instance.getId())
                        .activityId(event)
                        .list()) {
                    management.setJobDuedate(timer.getId(), java.util.Date.from(due), true);
                    moved = true;
                }
            }
            return moved;
        });
    }

    /**
     * Takes a finished step back while somebody still has to act on it: the step that waits now ends, and the one before
     * it begins anew.
     *
     * @return false where the process has gone on, or is on hold
     */
    public boolean stepBack(String process, String businessKey, String waiting, String before) {
        return unchecked(() -> {
            List<Task> open = tasks.createTaskQuery()
                    .processDefinitionKey(process)
                    .processInstanceBusinessKey(businessKey)
                    .taskDefinitionKey(waiting)
                    .active()
                    .list();
            if (open.size() != 1) {
                return false;
            }
            runtime.createProcessInstanceModification(open.get(0).getProcessInstanceId())
                    .cancelAllForActivity(waiting)
                    .startBeforeActivity(before)
                    .execute();
            return true;
        });
    }

    /** Hands open tasks of a step over; returns how many changed hands. */
    public int handOver(String processInstanceId, String step, java.util.function.UnaryOperator<String> successor) {
        return unchecked(() -> handOver(
                tasks.createTaskQuery().processInstanceId(processInstanceId).taskDefinitionKey(step), successor));
    }

    /** The same for the instance under this business key. */
    public int handOver(
            String process, String businessKey, String step, java.util.function.UnaryOperator<String> successor) {
        return unchecked(() -> handOver(
                tasks.createTaskQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(businessKey)
                        .taskDefinitionKey(step),
                successor));
    }

    private int handOver(TaskQuery open, java.util.function.UnaryOperator<String> successor) {
        int handed = 0;
        for (Task task : open.list()) {
            String next = successor.apply(task.getAssignee());
            if (next != null && !next.equals(task.getAssignee())) {
                tasks.setAssignee(task.getId(), next);
                handed++;
            }
        }
        return handed;
    }

    /** Who has the open tasks of a step, each once. */
    public List<String> holders(String process, String businessKey, String step) {
        return unchecked(() -> tasks
                .createTaskQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(step)
                .list()
                .stream()
                .map(Task::getAssignee)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .sorted()
                .toList());
    }

    /** Raises the priority of a step's open tasks (engine scale, 50 is normal). */
    public void raisePriority(String processInstanceId, String step, int priority) {
        unchecked(() -> {
            tasks.createTaskQuery()
                    .processInstanceId(processInstanceId)
                    .taskDefinitionKey(step)
                    .list()
                    .forEach(task -> tasks.setPriority(task.getId(), priority));
            return null;
        });
    }

    /** The same for the instance under this business key; a task that is more urgent already stays so. */
    public void raisePriority(String process, String businessKey, String step, int priority) {
        unchecked(() -> {
            tasks
                    .createTaskQuery()
                    .processDefinitionKey(process)
                    .processInstanceBusinessKey(businessKey)
                    .taskDefinitionKey(step)
                    .list()
                    .stream()
                    .filter(task -> task.getPriority() < priority)
                    .forEach(task -> tasks.setPriority(task.getId(), priority));
            return null;
        });
    }

    /** Sets routing facts of running instances, e.g. a project's name or manager after a change. */
    public void setFact(String projectKey, String variable, Object value) {
        unchecked(() -> {
            runtime.createProcessInstanceQuery()
                    .variableValueEquals("projectKey", projectKey)
                    .list()
                    .forEach(instance -> runtime.setVariable(instance.getId(), variable, value));
            return null;
        });
    }

    /** A routing fact of the one instance under this business key, as text. */
    @Transactional(readOnly = true)
    public Optional<String> fact(String process, String businessKey, String name) {
        return unchecked(() -> instances(process, businessKey).stream()
                .map(instance -> runtime.getVariable(instance.getId(), name))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst());
    }

    /** Sets routing facts of the one instance under this business key. */
    public void setFacts(String process, String businessKey, Map<String, ?> facts) {
        unchecked(() -> {
            for (ProcessInstance instance : instances(process, businessKey)) {
                facts.forEach((name, value) -> runtime.setVariable(instance.getId(), name, Variable.typed(value)));
            }
            return null;
        });
    }

    private List<ProcessInstance> instances(String process, String businessKey) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(businessKey)
                .list();
    }

    private List<ProcessInstance> workOf(String projectKey) {
        return runtime.createProcessInstanceQuery().variableValueEquals("projectKey", projectKey).list().stream()
                .filter(instance -> !"project".equals(instance.getProcessDefinitionKey()))
                .toList();
    }

    <T> T unchecked(Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (before != null) {
                identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
            }
        }
    }
}
