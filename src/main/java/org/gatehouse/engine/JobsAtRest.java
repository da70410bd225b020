package org.gatehouse.engine;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A node that ends takes up no more automated steps, before its web server stops; those under way are finished, the rest
 * waits for another node or the next start.
 */
@Component
class JobsAtRest implements SmartLifecycle {

    private final ObjectProvider<JobExecutor> executor;
    private volatile boolean running;

    JobsAtRest(ObjectProvider<JobExecutor> executor) {
        this.executor = executor;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        executor.ifAvailable(JobExecutor::shutdown);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
