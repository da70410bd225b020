package org.gatehouse.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The process instance an automated step runs in, as far as a room may see it. */
public final class Running {

    private final DelegateExecution execution;

    Running(DelegateExecution execution) {
        this.execution = execution;
    }

    public String projectKey() {
        return text("projectKey");
    }

    /** Project key or item key, by the process. */
    public String businessKey() {
        return execution.getProcessBusinessKey();
    }

    public String processInstanceId() {
        return execution.getProcessInstanceId();
    }

    /** A variable as text; null where it is not set. */
    public String text(String name) {
        Object value = execution.getVariable(name);
        return value == null ? null : value.toString();
    }

    public Object variable(String name) {
        return execution.getVariable(name);
    }

    /** Whether the version of the model that this process instance keeps has this element. */
    public boolean knows(String element) {
        return execution.getBpmnModelInstance().getModelElementById(element) != null;
    }

    /** Takes a variable out of the process: what was handed over at the start and now is a fact of a table. */
    public Object take(String name) {
        Object value = execution.getVariable(name);
        execution.removeVariable(name);
        return value;
    }

    /** Names of all variables of the process instance. */
    public java.util.Set<String> variableNames() {
        return execution.getVariableNames();
    }

    /** Gives a fresh process instance its business key. */
    public void nameIt(String businessKey) {
        execution.setProcessBusinessKey(businessKey);
    }
}
