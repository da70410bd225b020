package org.gatehouse.archive;

import java.sql.PreparedStatement;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.gatehouse.archive.Belongings.Belonging;
import org.gatehouse.archive.Table.Column;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Reads a project's rows one after the other, whatever the table; never more than a few of them are in memory. */
final class Rows {

    /** Process instances of a project: every one of them carries its key. */
    static final String ROOTS = "select v.ROOT_PROC_INST_ID_ from ACT_HI_VARINST v"
            + " where v.NAME_ = 'projectKey' and v.VAR_TYPE_ = 'string' and v.TEXT_ = ?";

    private static final int SOME = 100;

    private final DataSource database;

    Rows(DataSource database) {
        this.database = database;
    }

    /** @param values in the order of the columns */
    interface Reader {
        void read(List<Column> columns, Object[] values);
    }

    /** Rows of a table of ours by its primary key. */
    void of(Belonging belonging, String projectKey, List<Column> columns, Reader reader) {
        read(belonging.table(), columns, belonging.condition(), List.of(projectKey), reader);
    }

    /** Rows of a table of the engine's history. */
    void ofHistory(Table table, String projectKey, Reader reader) {
        read(table, table.columns(), ofHistory(table), List.of(projectKey), reader);
    }

    /** Condition on the alias {@code t}, with one place for the project's key. */
    static String ofHistory(Table table) {
        return table.isEngines()
                ? "t.ROOT_PROC_INST_ID_ in (" + ROOTS + ")"
                : "t.task_id in (select h.ID_ from ACT_HI_TASKINST h where h.ROOT_PROC_INST_ID_ in (" + ROOTS + "))";
    }

    void where(Table table, String condition, List<?> arguments, Reader reader) {
        read(table, table.columns(), condition, arguments, reader);
    }

    /** One large value a row, handed over one at a time. */
    void contents(Belonging belonging, String column, String projectKey, RowCallbackHandler reader) {
        template(1)
                .query(
                        "select t." + column + " from " + belonging.table().name() + " t where " + belonging.condition()
                                + order(belonging.table()),
                        reader,
                        projectKey);
    }

    private void read(Table table, List<Column> columns, String condition, List<?> arguments, Reader reader) {
        String sql =
                "select " + columns.stream().map(column -> "t." + column.name()).collect(Collectors.joining(", "))
                        + " from " + table.name() + " t where " + condition + order(table);
        template(SOME)
                .query(
                        connection -> {
                            PreparedStatement statement = connection.prepareStatement(sql);
                            for (int at = 0; at < arguments.size(); at++) {
                                statement.setObject(at + 1, arguments.get(at));
                            }
                            return statement;
                        },
                        row -> {
                            Object[] values = new Object[columns.size()];
                            for (int at = 0; at < values.length; at++) {
                                values[at] = columns.get(at).kind().read(row, at + 1);
                            }
                            reader.read(columns, values);
                        });
    }

    private JdbcTemplate template(int atATime) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(atATime);
        return template;
    }

    private static String order(Table table) {
        return table.key().isEmpty()
                ? ""
                : " order by "
                        + table.key().stream().map(column -> "t." + column).collect(Collectors.joining(", "));
    }
}
