package org.gatehouse.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * Indexes the engine's tables lack: without the first each completion reads all open tasks, without the second each
 * project page all variables, without the third who asks how long a step usually takes reads all tasks ever done. The engine makes its tables itself, after Flyway has run, so this is no migration.
 */
final class EngineIndexes extends AbstractProcessEnginePlugin {

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        DataSource database = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDataSource();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create index if not exists gh_idx_task_parent on ACT_RU_TASK (PARENT_TASK_ID_)");
            // PostgreSQL refuses long texts in an index, so there it holds the project keys only; H2 knows no such
            // index.
            boolean partial = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            statement.execute("create index if not exists gh_idx_variable_project on ACT_RU_VARIABLE (TEXT_)"
                    + (partial ? " where NAME_ = 'projectKey'" : ""));
            statement.execute("create index if not exists gh_idx_past_step on ACT_HI_TASKINST"
                    + " (PROC_DEF_KEY_, TASK_DEF_KEY_, END_TIME_)");
        } catch (SQLException failed) {
            throw new IllegalStateException("index on ACT_RU_TASK", failed);
        }
    }
}
