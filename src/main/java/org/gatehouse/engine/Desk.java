package org.gatehouse.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where tasks are completed, whoever asks: Tasklist, REST and portal all pass here. The engine itself accepts any
 * variable from any candidate; this desk lets through what the step's {@link HumanStep} or, where an analyst added a
 * step without one, the deployed form declares, and only from the person whose task it is.
 */
@Component
public class Desk {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final IdentityService identity;
    private final Engine engine;
    private final FormFields forms;
    private final ListableBeanFactory beans;

    Desk(
            TaskService tasks,
            RuntimeService runtime,
            HistoryService history,
            IdentityService identity,
            Engine engine,
            FormFields forms,
            ListableBeanFactory beans) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
        this.identity = identity;
        this.engine = engine;
        this.forms = forms;
        this.beans = beans;
    }

    /** Completes a task for the signed-in person, as Tasklist does. */
    @Transactional
    public void complete(String taskId, String person, List<String> groups, Map<String, Object> values) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(person, groups);
        try {
            ((GuardedTaskService) tasks).completeGuarded(taskId, values);
        } catch (OptimisticLockingException overtaken) {
            throw new Conflict("error.task.overtaken");
        } finally {
            identity.clearAuthentication();
            if (before != null) {
                identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
            }
        }
    }

    /** Takes a task that several could do; again by the same person, nothing changes. */
    @Transactional
    public void claim(String taskId, String person, List<String> groups) {
        engine.unchecked(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            if (task == null || !person.equals(task.getAssignee()) && !isCandidate(taskId, person, groups)) {
                throw new NotFound(taskId);
            }
            if (task.getAssignee() != null && !person.equals(task.getAssignee())) {
                throw new Conflict("error.task.claimed", task.getAssignee());
            }
            if (task.isSuspended()) {
                throw new Conflict("error.task.onHold");
            }
            try {
                tasks.claim(taskId, person);
            } catch (OptimisticLockingException | TaskAlreadyClaimedException overtaken) {
                throw new Conflict("error.task.overtaken");
            }
            return null;
        });
    }

    /** The keys an answer to this task may have; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public Set<String> keys(String taskId) {
        return engine.unchecked(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            if (task == null) {
                throw new NotFound(taskId);
            }
            String step = task.getTaskDefinitionKey();
            return step != null && beans.containsBean(step) && beans.isTypeMatch(step, HumanStep.class)
                    ? beans.getBean(step, HumanStep.class).keys()
                    : forms.keys(task);
        });
    }

    /** Gives a task back that this person took, to whoever takes it up next. */
    @Transactional
    public void giveBack(String taskId, String person, List<String> groups) {
        if (!mayPutBack(taskId, person, groups)) {
            throw new NotFound(taskId);
        }
        engine.unchecked(() -> {
            tasks.setAssignee(taskId, null);
            return null;
        });
    }

    /** Whether this person may see the task: it is theirs, or they may claim it. */
    @Transactional(readOnly = true)
    public boolean isAddressedTo(String taskId, String person, List<String> groups) {
        return engine.unchecked(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            return task != null && (person.equals(task.getAssignee()) || isCandidate(taskId, person, groups));
        });
    }

    /** Whether the task is addressed to this person or was completed by them. */
    @Transactional(readOnly = true)
    public boolean concerns(String taskId, String person, List<String> groups) {
        return isAddressedTo(taskId, person, groups)
                || engine.unchecked(() -> history.createHistoricTaskInstanceQuery()
                                .taskId(taskId)
                                .taskAssignee(person)
                                .finished()
                                .count()
                        > 0);
    }

    /** Whether this person may return the task to its candidates: it is theirs, and somebody could take it up again. */
    @Transactional(readOnly = true)
    public boolean mayPutBack(String taskId, String person, List<String> groups) {
        return engine.unchecked(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            return task != null && person.equals(task.getAssignee()) && isCandidate(taskId, person, groups);
        });
    }

    /** Does what returns a task, with more than a candidate's rights, when who is signed in may return it. */
    boolean putBack(String taskId, Runnable work) {
        Authentication who = identity.getCurrentAuthentication();
        if (who == null || who.getUserId() == null) {
            return false;
        }
        List<String> groups = who.getGroupIds() == null ? List.of() : who.getGroupIds();
        if (!mayPutBack(taskId, who.getUserId(), groups)) {
            return false;
        }
        engine.unchecked(() -> {
            work.run();
            return null;
        });
        return true;
    }

    /** Checks the answer, records it, and returns the variables the engine may set. */
    Map<String, Object> take(String taskId, Map<String, Object> values) {
        Authentication who = identity.getCurrentAuthentication();
        if (who == null || who.getUserId() == null) {
            throw new NotFound(taskId);
        }
        Map<String, Object> given = values == null ? Map.of() : plain(values);
        return engine.unchecked(() -> {
            Task task = requireMine(taskId, who);
            String step = task.getTaskDefinitionKey();
            if (step == null || !beans.containsBean(step) || !beans.isTypeMatch(step, HumanStep.class)) {
                return forms.check(task, given);
            }
            HumanStep human = beans.getBean(step, HumanStep.class);
            refuseForeign(human, given);
            Map<String, ?> routes = human.complete(new Answer(
                    taskId, step, who.getUserId(), businessKey(task), task.getProcessInstanceId(), given, facts(task)));
            Map<String, Object> typed = new HashMap<>();
            routes.forEach((name, value) -> typed.put(name, Variable.typed(value)));
            return typed;
        });
    }

    private Task requireMine(String taskId, Authentication who) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw goneOrUnknown(taskId, who);
        }
        String person = who.getUserId();
        List<String> groups = who.getGroupIds() == null ? List.of() : who.getGroupIds();
        if (!person.equals(task.getAssignee()) && !isCandidate(taskId, person, groups)) {
            throw new NotFound(taskId);
        }
        if (task.getAssignee() != null && !person.equals(task.getAssignee())) {
            throw new Conflict("error.task.claimed", task.getAssignee());
        }
        if (task.isSuspended()) {
            throw new Conflict("error.task.onHold");
        }
        return task;
    }

    private RuntimeException goneOrUnknown(String taskId, Authentication who) {
        HistoricTaskInstance done =
                history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult();
        boolean mine = done != null && Objects.equals(done.getAssignee(), who.getUserId());
        return mine ? new Conflict("error.task.done") : new NotFound(taskId);
    }

    private boolean isCandidate(String taskId, String person, List<String> groups) {
        for (IdentityLink link : tasks.getIdentityLinksForTask(taskId)) {
            if (IdentityLinkType.CANDIDATE.equals(link.getType())
                    && (person.equals(link.getUserId()) || groups.contains(link.getGroupId()))) {
                return true;
            }
        }
        return false;
    }

    private String businessKey(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        if (instance == null) {
            throw new Conflict("error.task.overtaken");
        }
        return instance.getBusinessKey();
    }

    /** The task may be completed by somebody else between two looks at it. */
    private Map<String, Object> facts(Task task) {
        try {
            return runtime.getVariables(task.getExecutionId());
        } catch (NullValueException overtaken) {
            throw new Conflict("error.task.overtaken");
        }
    }

    private static void refuseForeign(HumanStep step, Map<String, Object> given) {
        TreeSet<String> foreign = new TreeSet<>(given.keySet());
        foreign.removeAll(step.keys());
        if (!foreign.isEmpty()) {
            throw new InvalidInput(foreign.first(), "error.task.foreignKey", String.join(", ", foreign));
        }
    }

    private static Map<String, Object> plain(Map<String, Object> values) {
        Map<String, Object> plain = new HashMap<>();
        values.forEach((key, value) -> plain.put(
                key,
                value instanceof org.camunda.bpm.engine.variable.value.TypedValue typed ? typed.getValue() : value));
        return plain;
    }
}
