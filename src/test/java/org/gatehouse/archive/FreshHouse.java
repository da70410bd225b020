package org.gatehouse.archive;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The tables of a new house, without the house: those of the engine, then ours. */
final class FreshHouse {

    private FreshHouse() {}

    static DataSource open() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Resource[] engine = Stream.of(
                        "engine",
                        "history",
                        "identity",
                        "case.engine",
                        "case.history",
                        "decision.engine",
                        "decision.history")
                .map(part ->
                        new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.h2.create." + part + ".sql"))
                .toArray(Resource[]::new);
        new ResourceDatabasePopulator(engine).execute(database);
        Flyway.configure()
                .dataSource(database)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(Map.of("blob", "blob"))
                .load()
                .migrate();
        return database;
    }
}
