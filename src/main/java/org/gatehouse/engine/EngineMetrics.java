package org.gatehouse.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** What an operator watches: work that waits for people, automated steps that wait, fail or have given up. */
@Component
class EngineMetrics implements MeterBinder {

    private final Engine engine;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final RuntimeService runtime;

    EngineMetrics(Engine engine, TaskService tasks, ManagementService jobs, RuntimeService runtime) {
        this.engine = engine;
        this.tasks = tasks;
        this.jobs = jobs;
        this.runtime = runtime;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "gatehouse.projects.running",
                "Projects that are not finished",
                () -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey("project")
                        .count());
        gauge(
                registry,
                "gatehouse.tasks.open",
                "Human steps that wait for somebody",
                () -> tasks.createTaskQuery().count());
        gauge(
                registry,
                "gatehouse.steps.due",
                "Automated steps and timers that could run now",
                () -> jobs.createJobQuery().executable().count());
        gauge(
                registry,
                "gatehouse.steps.failing",
                "Automated steps that failed and will be tried again",
                () -> jobs.createJobQuery().withException().withRetriesLeft().count());
        gauge(
                registry,
                "gatehouse.incidents.open",
                "Automated steps that gave up",
                () -> runtime.createIncidentQuery().count());
    }

    private void gauge(MeterRegistry registry, String name, String meaning, Supplier<Number> count) {
        Gauge.builder(name, () -> engine.unchecked(count)).description(meaning).register(registry);
    }
}
