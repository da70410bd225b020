package org.gatehouse.engine;

import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An engine in memory with its history and the log over it, without the application around them. */
public final class PlainLog implements AutoCloseable {

    private final ProcessEngine engine;
    private final JdbcTemplate jdbc;

    public PlainLog() {
        String url = "jdbc:h2:mem:log-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(url);
        configuration.setJdbcUrl(url);
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setMetricsEnabled(false);
        configuration.setHistory("full");
        engine = configuration.buildProcessEngine();
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        database.setUser("sa");
        jdbc = new JdbcTemplate(database);
        jdbc.execute("create table task_touch (task_id varchar(64) not null primary key,"
                + " touched_at timestamp with time zone not null)");
    }

    public ProcessEngine engine() {
        return engine;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public ProcessLog log() {
        Engine plain = new Engine(
                engine.getRuntimeService(),
                engine.getTaskService(),
                engine.getManagementService(),
                engine.getIdentityService(),
                engine.getRepositoryService());
        return new ProcessLog(
                jdbc,
                engine.getRepositoryService(),
                plain,
                new PastModels(JdbcClient.create(jdbc), engine.getRepositoryService(), plain));
    }

    @Override
    public void close() {
        engine.close();
        jdbc.execute("shutdown");
    }
}
