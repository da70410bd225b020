package org.gatehouse.engine;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.kernel.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells what an open task is about, to the person it is addressed to. */
@Component
public class TaskPlaces {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Engine engine;
    private final Desk desk;

    TaskPlaces(TaskService tasks, RuntimeService runtime, RepositoryService repository, Engine engine, Desk desk) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.engine = engine;
        this.desk = desk;
    }

    /** Throws {@link NotFound} for anybody else and for a task that is done. */
    @Transactional(readOnly = true)
    public TaskPlace addressedTo(String taskId, String person, List<String> groups) {
        if (!desk.isAddressedTo(taskId, person, groups)) {
            throw new NotFound(taskId);
        }
        return engine.unchecked(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            Object project = runtime.getVariable(task.getExecutionId(), "projectKey");
            return new TaskPlace(
                    taskId,
                    task.getTaskDefinitionKey(),
                    repository
                            .getProcessDefinition(task.getProcessDefinitionId())
                            .getKey(),
                    project == null ? "" : project.toString(),
                    runtime.createProcessInstanceQuery()
                            .processInstanceId(task.getProcessInstanceId())
                            .singleResult()
                            .getBusinessKey(),
                    task.getProcessInstanceId());
        });
    }
}
