package org.gatehouse.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.gatehouse.seal.Chain;
import org.springframework.stereotype.Component;

/**
 * Gives the lines of older houses their numbers and hashes in the order they came, and every project an end of its
 * trail; then PostgreSQL itself refuses to change or remove a line.
 */
@Component
class ChainOlderLines implements JavaMigration {

    private static final int BATCH = 500;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("36.1");
    }

    @Override
    public String getDescription() {
        return "chain older trail lines";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement plain = connection.createStatement()) {
            chain(connection, plain);
            plain.execute("insert into trail_head (project_key, number, hash) select project_key, 0, '"
                    + Chain.BEGINNING + "' from project where project_key not in (select project_key from trail_head)");
            if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                forbidChanges(plain);
            }
        }
    }

    private static void chain(Connection connection, Statement plain) throws SQLException {
        try (ResultSet rows = plain.executeQuery("select id, project_key, coalesce(number, 0) as number, at, actor,"
                        + " on_behalf, kind, action, subject, reason, details, changes, '' as hash from trail_line"
                        + " order by project_key, id");
                PreparedStatement seal =
                        connection.prepareStatement("update trail_line set number = ?, hash = ? where id = ?");
                PreparedStatement end = connection.prepareStatement(
                        "insert into trail_head (project_key, number, hash) values (?, ?, ?)")) {
            String project = null;
            TrailHead head = TrailHead.NONE;
            int waiting = 0;
            while (rows.next()) {
                SealedLine row = TrailLines.kept(rows);
                if (!row.projectKey().equals(project)) {
                    end(end, project, head);
                    project = row.projectKey();
                    head = TrailHead.NONE;
                }
                SealedLine line = row.numbered(head.number() + 1).behind(head.hash());
                head = new TrailHead(line.number(), line.hash());
                seal.setInt(1, line.number());
                seal.setString(2, line.hash());
                seal.setLong(3, rows.getLong("id"));
                seal.addBatch();
                if (++waiting % BATCH == 0) {
                    seal.executeBatch();
                }
            }
            seal.executeBatch();
            end(end, project, head);
        }
    }

    private static void end(PreparedStatement end, String project, TrailHead head) throws SQLException {
        if (project != null) {
            end.setString(1, project);
            end.setInt(2, head.number());
            end.setString(3, head.hash());
            end.executeUpdate();
        }
    }

    private static void forbidChanges(Statement plain) throws SQLException {
        plain.execute("""
                create function refuse_trail_change() returns trigger language plpgsql as $$
                begin
                    raise exception 'a line of the trail is never changed or removed';
                end $$""");
        plain.execute("create trigger trail_line_kept before update or delete on trail_line"
                + " for each row execute function refuse_trail_change()");
        plain.execute("create trigger trail_line_all_kept before truncate on trail_line"
                + " for each statement execute function refuse_trail_change()");
    }
}
