package org.gatehouse.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Foreign code a model might try to run; it counts as run as soon as it is instantiated or called. */
public class Payload implements JavaDelegate, ExecutionListener, TaskListener {

    static final AtomicInteger RUNS = new AtomicInteger();

    public Payload() {
        RUNS.incrementAndGet();
    }

    public String run() {
        RUNS.incrementAndGet();
        return "1";
    }

    @Override
    public void execute(DelegateExecution execution) throws BpmnError {
        RUNS.incrementAndGet();
    }

    @Override
    public void notify(DelegateExecution execution) {
        RUNS.incrementAndGet();
    }

    @Override
    public void notify(DelegateTask task) {
        RUNS.incrementAndGet();
    }
}
