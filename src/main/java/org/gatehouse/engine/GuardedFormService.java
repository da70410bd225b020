package org.gatehouse.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The engine's form service with the {@link Desk} in front of every way to submit a task's form; what a process refuses
 * at its start is told in the reader's language, too.
 */
class GuardedFormService extends FormServiceImpl {

    private final TaskGuard guard;

    GuardedFormService(TaskGuard guard) {
        this.guard = guard;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        guard.translated(taskId, properties, routes -> {
            super.submitTaskForm(taskId, routes);
            return null;
        });
    }

    @Override
    public void submitTaskFormData(String taskId, Map<String, String> properties) {
        throw guard.unsupported();
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserializeValues) {
        return guard.translated(
                taskId,
                properties,
                routes -> super.submitTaskFormWithVariablesInReturn(taskId, routes, deserializeValues));
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> properties) {
        return guard.translated(() -> super.submitStartForm(processDefinitionId, properties));
    }

    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, String businessKey, Map<String, Object> properties) {
        return guard.translated(() -> super.submitStartForm(processDefinitionId, businessKey, properties));
    }
}
