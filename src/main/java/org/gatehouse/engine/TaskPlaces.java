package org.gatehouse.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.kernel.NotFound;
import org.springframework.jdbc.core.JdbcTemplate;
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
    private final JdbcTemplate jdbc;

    TaskPlaces(
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService repository,
            Engine engine,
            Desk desk,
            JdbcTemplate jdbc) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.engine = engine;
        this.desk = desk;
        this.jdbc = jdbc;
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

    /** The step that called the task's process, as {@code process/element}; empty where nothing called it. */
    @Transactional(readOnly = true)
    public Optional<String> calledFrom(TaskPlace place) {
        return jdbc
                .query(
                        """
                        select d.KEY_, c.ACT_ID_ from ACT_RU_EXECUTION e
                          join ACT_RU_EXECUTION c on c.ID_ = e.SUPER_EXEC_
                          join ACT_RE_PROCDEF d on d.ID_ = c.PROC_DEF_ID_
                         where e.ID_ = ?
                        """,
                        (row, number) -> row.getString("KEY_") + "/" + row.getString("ACT_ID_"),
                        place.processInstanceId())
                .stream()
                .findFirst();
    }
}
