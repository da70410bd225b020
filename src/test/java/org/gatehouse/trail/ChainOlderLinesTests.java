package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.Context;
import org.gatehouse.seal.Chain;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A house that wrote trails before they were chained has whole chains afterwards. */
class ChainOlderLinesTests {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    @Test
    void olderLinesAreChainedInTheOrderTheyCame() throws Exception {
        try (Connection house = DriverManager.getConnection("jdbc:h2:mem:");
                Statement sql = house.createStatement()) {
            sql.execute("create table project (project_key varchar(10) primary key)");
            sql.execute("insert into project values ('AA'), ('BB'), ('NEW')");
            run(sql, "V11__trail.sql");
            for (int n = 0; n < 1200; n++) {
                sql.execute("insert into trail_line (project_key, at, actor, kind, action, subject, reason, details)"
                        + " values ('" + (n % 2 == 0 ? "AA" : "BB") + "', timestamp with time zone"
                        + " '2026-11-20 10:00:00.123456+08:00', 'lin', 'goal', 'goal.added', '目标 " + n
                        + "', '', '[\"a\"]')");
            }
            run(sql, "V36__trail_chain.sql");
            Context context = mock(Context.class);
            when(context.getConnection()).thenReturn(house);
            new ChainOlderLines().migrate(context);
            run(sql, "V36_2__trail_sealed.sql");

            TrailLines lines = new TrailLines(JdbcClient.create(new SingleConnectionDataSource(house, true)));
            for (String key : new String[] {"AA", "BB"}) {
                TrailCheck check = new TrailCheck();
                assertThat(check.take(lines.kept(key, 0))).isTrue();
                assertThat(check.end(lines.head(key))).isNull();
                assertThat(check.checked()).isEqualTo(600);
            }
            assertThat(lines.kept("BB", 1).get(0).subject()).isEqualTo("目标 3");
            assertThat(lines.head("NEW")).isEqualTo(new TrailHead(0, Chain.BEGINNING));
        }
    }

    private static void run(Statement sql, String migration) throws IOException, SQLException {
        sql.execute(Files.readString(MIGRATIONS.resolve(migration)));
    }
}
