package org.gatehouse.engine;

import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's task service with the {@link Desk} in front of every way to complete a task. */
class GuardedTaskService extends TaskServiceImpl {

    private final TaskGuard guard;

    GuardedTaskService(TaskGuard guard) {
        this.guard = guard;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, null);
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        guard.translated(taskId, variables, completing(taskId));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return guard.translated(
                taskId, variables, routes -> super.completeWithVariablesInReturn(taskId, routes, deserializeValues));
    }

    /** Candidates may take a task but not assign it; so returning one needs help. */
    @Override
    public void setAssignee(String taskId, String userId) {
        if (userId != null || !guard.putBack(taskId, () -> super.setAssignee(taskId, null))) {
            super.setAssignee(taskId, userId);
        }
    }

    @Override
    public void resolveTask(String taskId) {
        throw guard.unsupported();
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        throw guard.unsupported();
    }

    void completeGuarded(String taskId, Map<String, Object> values) {
        guard.plain(taskId, values, completing(taskId));
    }

    private Function<Map<String, Object>, Void> completing(String taskId) {
        return routes -> {
            super.complete(taskId, routes);
            return null;
        };
    }
}
