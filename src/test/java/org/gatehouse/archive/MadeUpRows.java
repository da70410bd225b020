package org.gatehouse.archive;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.gatehouse.archive.Belongings.Belonging;
import org.gatehouse.archive.Pointers.Pointer;
import org.gatehouse.archive.Table.Column;
import org.gatehouse.archive.Table.Reference;
import org.springframework.jdbc.core.JdbcTemplate;

/** Fills each table of a project in which nothing is yet, whatever it is for, so that none is archived empty. */
final class MadeUpRows {

    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final String key;
    private final Belongings belongings;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, List<Object[]>> rows = new HashMap<>();
    private int count;

    MadeUpRows(DataSource database, Schema schema, String key) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.key = key;
        this.belongings = new Belongings(schema.ours());
        jdbc.query("select table_name, column_name, character_maximum_length from information_schema.columns", row -> {
            long size = row.getLong(3);
            sizes.put(
                    (row.getString(1) + "." + row.getString(2)).toLowerCase(Locale.ROOT),
                    row.wasNull() ? Integer.MAX_VALUE : (int) Math.min(size, Integer.MAX_VALUE));
        });
    }

    void fill() {
        for (Belonging belonging : belongings.all()) {
            if (read(belonging).isEmpty()) {
                for (int n = 0; n < 2; n++) {
                    insert(belonging.table(), n);
                }
                read(belonging);
                stack(belonging.table());
            }
        }
    }

    private List<Object[]> read(Belonging belonging) {
        List<Object[]> found = new ArrayList<>();
        new Rows(database).of(belonging, key, belonging.table().columns(), (columns, values) -> found.add(values));
        rows.put(belonging.table().name(), found);
        return found;
    }

    private void insert(Table table, int n) {
        Map<String, Object> values = new HashMap<>();
        for (Column column : table.columns()) {
            values.put(column.name(), value(table, column));
        }
        for (Reference reference : table.references()) {
            List<Object[]> targets = rows.getOrDefault(reference.target(), List.of());
            for (int at = 0; at < reference.columns().size(); at++) {
                values.put(reference.columns().get(at), null);
            }
            if (!targets.isEmpty()) {
                Object[] target = targets.get(n % targets.size());
                for (int at = 0; at < reference.columns().size(); at++) {
                    values.put(
                            reference.columns().get(at),
                            target[
                                    place(
                                            reference.target(),
                                            reference.targetColumns().get(at))]);
                }
            }
        }
        if (table.has("project_key")) {
            values.put("project_key", key);
        }
        if (table.name().equals(Export.FILES)) {
            byte[] content = {(byte) n, (byte) 0xFF, 0, 7};
            values.put(Export.CONTENT, content);
            values.put("byte_count", (long) content.length);
            values.put("sha256", HexFormat.of().formatHex(ZipWriting.sha256().digest(content)));
            values.put("name", "..\\a/b:" + n + ".txt");
        }
        List<Column> given =
                table.columns().stream().filter(column -> !column.generated()).toList();
        String sql = "insert into " + table.name() + " ("
                + String.join(", ", given.stream().map(Column::name).toList()) + ") values ("
                + String.join(", ", Collections.nCopies(given.size(), "?")) + ")";
        boolean single = table.key().equals(List.of("project_key"))
                || table.references().stream()
                        .anyMatch(reference -> reference.required()
                                && rows.getOrDefault(reference.target(), List.of())
                                                .size()
                                        < 2);
        boolean alone = n > 0 && single;
        if (alone) {
            return;
        }
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(sql);
            for (int at = 0; at < given.size(); at++) {
                Column column = given.get(at);
                column.kind().bind(statement, at + 1, values.get(column.name()), column.type());
            }
            return statement;
        });
    }

    /** The first row below the second, where rows of a table stand below each other: against the order they come in. */
    private void stack(Table table) {
        List<Object[]> its = rows.get(table.name());
        for (Reference reference : table.references()) {
            if (reference.target().equals(table.name()) && its.size() > 1) {
                jdbc.update(
                        "update " + table.name() + " set " + reference.columns().get(0) + " = ? where "
                                + table.key().get(0) + " = ?",
                        its.get(1)[place(table.name(), reference.targetColumns().get(0))],
                        its.get(0)[place(table.name(), table.key().get(0))]);
            }
        }
    }

    private int place(String table, String column) {
        Table target = belongings.all().stream()
                .map(Belonging::table)
                .filter(it -> it.name().equals(table))
                .findFirst()
                .orElseThrow();
        return target.columns().stream().map(Column::name).toList().indexOf(column);
    }

    private Object value(Table table, Column column) {
        count++;
        String full = table.name() + "." + column.name();
        for (Pointer pointer : Pointers.ALL) {
            if (pointer.table().equals(table.name()) && pointer.column().equals(column.name())) {
                // The second one is gone, as it can be where no foreign key holds it.
                List<Object[]> targets = rows.get(pointer.target());
                return count % 2 == 0 ? 987_654_321_000L + count : targets.get(0)[place(pointer.target(), "id")];
            }
        }
        if (Pointers.OWN_KEYS.contains(full)) {
            return full.equals("attachment.owner") ? "item:" + key + "-1" : key + "-Z" + count;
        }
        return switch (column.kind()) {
            case TEXT -> text(sizes.get(full));
            case WHOLE -> (long) count;
            case DECIMAL -> new BigDecimal("1.2").add(BigDecimal.valueOf(count % 90));
            case REAL -> count / 7.0;
            case TRUTH -> count % 2 == 0;
            case DAY -> LocalDate.of(2026, 1, 1).plusDays(count);
            case MOMENT, ENGINE_MOMENT ->
                Instant.parse("2026-03-04T05:06:07.123456Z").plusSeconds(count);
            case LOCAL -> LocalDateTime.of(2026, 3, 29, 2, 30).plusMinutes(count);
            case BYTES ->
                full.equals("closure_report.figures")
                        ? ("{\"deliverables\":[{\"files\":[{\"id\":"
                                        + rows.get(Export.FILES).get(0)[place(Export.FILES, "id")]
                                        + ",\"name\":\"a\"},{\"id\":123456789012345}]}],\"x\":1.50}")
                                .getBytes(StandardCharsets.UTF_8)
                        : count % 2 == 0
                                ? new byte[] {(byte) 0xC3, 0x28, 0}
                                : "{\"中\":\"文\"}".getBytes(StandardCharsets.UTF_8);
        };
    }

    private String text(int size) {
        String number = Integer.toString(count, 36);
        if (size >= 60) {
            return "=HYPERLINK(\"x\") 中文 😀 \u2028 \n" + number;
        }
        return number.length() <= size ? number : number.substring(number.length() - size);
    }
}
