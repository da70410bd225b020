package org.gatehouse.archive;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.gatehouse.archive.Table.Column;
import org.gatehouse.archive.Table.Reference;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** The tables there are, asked from the database itself, so that one which came yesterday is known today. */
@Component
class Schema {

    /** Of the engine's tables only its history is a project's; this one holds the large values of it. */
    static final String LARGE_VALUES = "act_ge_bytearray";

    private final DataSource database;
    private volatile Map<String, Table> tables;

    Schema(DataSource database) {
        this.database = database;
    }

    /** Ours and the engine's history, by name; read once. */
    Map<String, Table> tables() {
        Map<String, Table> known = tables;
        if (known == null) {
            try {
                known = JdbcUtils.extractDatabaseMetaData(database, Schema::read);
            } catch (MetaDataAccessException failed) {
                throw new IllegalStateException(failed);
            }
            tables = known;
        }
        return known;
    }

    List<Table> ours() {
        return tables().values().stream().filter(table -> !table.isEngines()).toList();
    }

    /**
     * Tables of the engine's history whose rows say to which process instance they belong in the end; then ours that
     * belong to tasks.
     */
    List<Table> history() {
        return Stream.concat(
                        tables().values().stream()
                                .filter(table -> table.isEngines() && table.has("root_proc_inst_id_")),
                        tables().values().stream().filter(table -> Belongings.OF_TASKS.contains(table.name())))
                .toList();
    }

    private static Map<String, Table> read(DatabaseMetaData database) throws SQLException {
        String schema = database.getConnection().getSchema();
        Map<String, String> names = new TreeMap<>();
        try (ResultSet found = database.getTables(null, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME");
                if (concerns(small(name))) {
                    names.put(small(name), name);
                }
            }
        }
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        try (ResultSet found = database.getColumns(null, schema, "%", "%")) {
            while (found.next()) {
                String table = small(found.getString("TABLE_NAME"));
                if (names.containsKey(table)) {
                    columns.computeIfAbsent(table, any -> new ArrayList<>()).add(column(found, table));
                }
            }
        }
        Map<String, Table> tables = new TreeMap<>();
        for (Map.Entry<String, String> name : names.entrySet()) {
            List<Column> its = columns.get(name.getKey());
            tables.put(
                    name.getKey(),
                    new Table(
                            name.getKey(),
                            List.copyOf(its),
                            key(database, schema, name.getValue()),
                            references(database, schema, name.getValue(), its)));
        }
        return tables;
    }

    private static boolean concerns(String table) {
        return table.startsWith("act_")
                ? table.startsWith("act_hi_") || table.equals(LARGE_VALUES)
                : !table.equals("flyway_schema_history");
    }

    private static Column column(ResultSet found, String table) throws SQLException {
        int type = found.getInt("DATA_TYPE");
        return new Column(
                small(found.getString("COLUMN_NAME")),
                Kind.of(type, found.getString("TYPE_NAME"), table.startsWith("act_")),
                type,
                found.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                "YES".equals(found.getString("IS_AUTOINCREMENT")));
    }

    private static List<String> key(DatabaseMetaData database, String schema, String table) throws SQLException {
        Map<Integer, String> key = new TreeMap<>();
        try (ResultSet found = database.getPrimaryKeys(null, schema, table)) {
            while (found.next()) {
                key.put(found.getInt("KEY_SEQ"), small(found.getString("COLUMN_NAME")));
            }
        }
        return List.copyOf(key.values());
    }

    private static List<Reference> references(
            DatabaseMetaData database, String schema, String table, List<Column> columns) throws SQLException {
        Map<String, List<String[]>> byName = new TreeMap<>();
        try (ResultSet found = database.getImportedKeys(null, schema, table)) {
            while (found.next()) {
                byName.computeIfAbsent(found.getString("FK_NAME"), any -> new ArrayList<>())
                        .add(new String[] {
                            small(found.getString("FKCOLUMN_NAME")),
                            small(found.getString("PKTABLE_NAME")),
                            small(found.getString("PKCOLUMN_NAME"))
                        });
            }
        }
        return byName.values().stream()
                .map(parts -> new Reference(
                        parts.stream().map(part -> part[0]).toList(),
                        parts.get(0)[1],
                        parts.stream().map(part -> part[2]).toList(),
                        columns.stream()
                                .filter(column -> parts.stream().anyMatch(part -> part[0].equals(column.name())))
                                .noneMatch(Column::nullable)))
                .toList();
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
