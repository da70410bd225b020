package org.gatehouse.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.gatehouse.archive.Belongings.Belonging;
import org.gatehouse.archive.Pointers.Counter;
import org.gatehouse.archive.Pointers.InDocument;
import org.gatehouse.archive.Pointers.Pointer;
import org.gatehouse.archive.Table.Column;
import org.gatehouse.archive.Table.Reference;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.ProjectKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes the rows of one archive into this database. Numbers that the database gives are given anew, and whatever refers
 * to them is written anew with them; everything else stays as it was. A row may only refer to rows of the same archive, so
 * that nothing in it gets a hold on what is here already. Whoever calls has begun a transaction, and gives it up where
 * this throws.
 */
final class Takeover {

    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);
    private static final int SOME = 100;

    private final JdbcTemplate jdbc;
    private final Schema schema;
    private final Belongings belongings;
    private final ArchiveFile archive;
    private final String key;

    /** By table: numbers here by numbers there. */
    private final Map<String, Map<Long, Long>> numbers = new HashMap<>();

    /** By table: keys that rows of this archive have. */
    private final Map<String, Set<List<Object>>> keys = new HashMap<>();

    Takeover(DataSource database, Schema schema, ArchiveFile archive) {
        this.jdbc = new JdbcTemplate(database);
        this.schema = schema;
        this.belongings = new Belongings(schema.ours());
        this.archive = archive;
        this.key = archive.manifest().project().key();
    }

    /**
     * All rows of the project.
     *
     * @param calendars numbers here of the calendars of the other house; asked for when the project's own row is there
     */
    void facts(Supplier<Map<Long, Long>> calendars) throws IOException {
        for (Belonging belonging : belongings.all()) {
            Table table = belonging.table();
            boolean files = table.name().equals(Export.FILES);
            Inserting inserting = new Inserting(table, files);
            read(
                    "data/" + table.name() + ".json",
                    table,
                    files ? Set.of(Export.CONTENT) : Set.of(),
                    (values, file) -> inserting.add(table, values, file));
            inserting.finish();
            if (table.name().equals("project")) {
                must(keys.values().stream().anyMatch(rows -> rows.contains(List.<Object>of(key))), table.name());
                numbers.put("work_calendar", new HashMap<>(calendars.get()));
            }
        }
    }

    /** What the engine remembers of the project. */
    void history() throws IOException {
        Set<String> found = new HashSet<>();
        Table instances = schema.tables().get("act_hi_procinst");
        read("history/act_hi_procinst.json", instances, Set.of(), (values, file) -> {
            Object id = values[at(instances, "id_")];
            if (id != null && id.equals(values[at(instances, "root_proc_inst_id_")])) {
                found.add((String) id);
            }
            Object business = values[at(instances, "business_key_")];
            must(business == null || isOwn((String) business), instances.name());
        });
        Set<Object> tasks = new HashSet<>();
        for (Table table : schema.history()) {
            Inserting inserting = new Inserting(table, false);
            read("history/" + table.name() + ".json", table, Set.of(), (values, file) -> {
                if (table.isEngines()) {
                    must(found.contains(String.valueOf(values[at(table, "root_proc_inst_id_")])), table.name());
                    must(isHarmless(table, values), table.name());
                } else {
                    must(tasks.contains(values[at(table, "task_id")]), table.name());
                }
                if (table.name().equals("act_hi_taskinst")) {
                    tasks.add(values[at(table, "id_")]);
                }
                inserting.add(table, values, null);
            });
            inserting.finish();
        }
        end();
    }

    /** No part of a deployment, and of no other project. */
    private boolean isHarmless(Table table, Object[] values) {
        boolean deployed = table.name().equals(Schema.LARGE_VALUES) && values[at(table, "deployment_id_")] != null;
        boolean others = table.name().equals("act_hi_varinst")
                && "projectKey".equals(values[at(table, "name_")])
                && !key.equals(values[at(table, "text_")]);
        return !deployed && !others;
    }

    /** Rows about people that came with the project. */
    void people(Set<String> newcomers) throws IOException {
        for (String name : Known.TABLES) {
            if (!archive.has("people/" + name + ".json")) {
                continue;
            }
            Table table = schema.tables().get(name);
            Inserting inserting = new Inserting(table, false);
            read("people/" + name + ".json", table, Set.of(), (values, file) -> {
                if (newcomers.contains(String.valueOf(values[at(table, "person_id")]))) {
                    if (table.has("calendar_id")) {
                        int calendar = at(table, "calendar_id");
                        values[calendar] =
                                numbers.getOrDefault("work_calendar", Map.of()).get(values[calendar]);
                    }
                    inserting.add(table, values, null);
                }
            });
            inserting.finish();
        }
    }

    /** What ran on after the project's end does not run here. */
    private void end() {
        java.sql.Timestamp when = java.sql.Timestamp.from(archive.manifest().madeAt());
        String open = " where END_TIME_ is null and ROOT_PROC_INST_ID_ in (" + Rows.ROOTS + ")";
        jdbc.update("update ACT_HI_ACTINST set END_TIME_ = ?, ACT_INST_STATE_ = 2" + open, when, key);
        jdbc.update("update ACT_HI_TASKINST set END_TIME_ = ?, DELETE_REASON_ = 'archived'" + open, when, key);
        jdbc.update(
                "update ACT_HI_PROCINST set END_TIME_ = ?, STATE_ = 'EXTERNALLY_TERMINATED',"
                        + " DELETE_REASON_ = 'archived'" + open,
                when,
                key);
    }

    private interface Reader {
        void read(Object[] values, String file) throws IOException;
    }

    private void read(String entry, Table table, Set<String> elsewhere, Reader reader) throws IOException {
        List<Column> columns = table.columns();
        try (InputStream in = archive.read(entry);
                JsonParser json = ArchiveJson.MAPPER.getFactory().createParser(in)) {
            must(json.nextToken() == JsonToken.START_ARRAY, table.name());
            while (json.nextToken() == JsonToken.START_OBJECT) {
                JsonNode row = ArchiveJson.MAPPER.readTree(json);
                JsonNode file = row.path("file");
                boolean whole = row.size() == columns.size() - elsewhere.size() + (elsewhere.isEmpty() ? 0 : 1);
                Object[] values = new Object[columns.size()];
                for (int at = 0; at < values.length && whole; at++) {
                    Column column = columns.get(at);
                    if (!elsewhere.contains(column.name())) {
                        whole = row.has(column.name());
                        values[at] = whole ? column.kind().parse(row.get(column.name())) : null;
                    }
                }
                must(whole && (elsewhere.isEmpty() || file.isTextual()), table.name());
                reader.read(values, file.isTextual() && !elsewhere.isEmpty() ? file.textValue() : null);
            }
            must(json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null, table.name());
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException | ClassCastException broken) {
            throw ArchiveFile.refused("archive.refused.json", entry);
        } catch (DataAccessException unfit) {
            throw unfit(table, unfit);
        }
    }

    private static InvalidInput unfit(Table table, DataAccessException reason) {
        LOG.info("rows of {} in an archive do not fit", table.name(), reason);
        return ArchiveFile.refused("archive.refused.rows", table.name());
    }

    private static int at(Table table, String column) {
        return table.columns().stream().map(Column::name).toList().indexOf(column);
    }

    private boolean isOwn(String text) {
        return text.equals(key) || ProjectKey.ofItem(text).equals(key);
    }

    private static void must(boolean holds, String table) {
        if (!holds) {
            throw ArchiveFile.refused("archive.refused.rows", table);
        }
    }

    /** Rows of one table on their way into the database, some at a time. */
    private final class Inserting {

        private final Table table;
        private final boolean files;
        private final Column generated;
        private final List<Column> given;
        private final List<Reference> upwards;
        private final List<Pointer> pointers;
        private final List<InDocument> documents;
        private final List<Counter> counters;
        private final boolean named;
        private final List<Object[]> waiting = new ArrayList<>();
        private final List<Object[]> corrections = new ArrayList<>();

        Inserting(Table table, boolean files) {
            this.table = table;
            this.files = files;
            this.generated = table.generated().orElse(null);
            this.given = table.columns().stream()
                    .filter(column -> !column.generated())
                    .toList();
            this.upwards = table.references().stream()
                    .filter(reference -> reference.target().equals(table.name()))
                    .toList();
            this.pointers = Pointers.ALL.stream()
                    .filter(pointer -> pointer.table().equals(table.name()))
                    .toList();
            this.documents = Pointers.IN_DOCUMENTS.stream()
                    .filter(document -> document.table().equals(table.name()))
                    .toList();
            this.counters = Pointers.COUNTERS.stream()
                    .filter(counter -> counter.table().equals(table.name()) && table.has(counter.column()))
                    .toList();
            this.named = belongings.all().stream()
                    .flatMap(other -> other.table().references().stream())
                    .anyMatch(reference -> reference.target().equals(table.name()));
        }

        void add(Table its, Object[] values, String file) throws IOException {
            if (!its.isEngines() && belongings.contains(its.name())) {
                own(values);
                refer(values);
            }
            if (files) {
                store(values, file);
                return;
            }
            waiting.add(values);
            if (waiting.size() == SOME) {
                flush();
            }
        }

        void finish() {
            try {
                complete();
            } catch (DataAccessException unfit) {
                throw unfit(table, unfit);
            }
        }

        private void complete() {
            flush();
            // Only now all rows are there that one of them may stand below.
            for (Object[] correction : corrections) {
                Reference reference = (Reference) correction[0];
                Object[] values = (Object[]) correction[1];
                String column = reference.columns().get(0);
                Object target = correction[2];
                must(
                        generated != null
                                || keysOf(table.name(), reference.targetColumns())
                                        .contains(List.of(target)),
                        table.name());
                jdbc.update(
                        "update " + table.name() + " set " + column + " = ? where "
                                + table.key().get(0) + " = ?",
                        generated == null ? target : here(reference.target(), target),
                        generated == null
                                ? values[at(table, table.key().get(0))]
                                : here(table.name(), values[at(table, generated.name())]));
            }
        }

        /** What belongs to another project, or says so, is no part of this one. */
        private void own(Object[] values) {
            if (table.has("project_key")) {
                must(key.equals(values[at(table, "project_key")]), table.name());
            }
            for (Column column : table.columns()) {
                Object value = values[at(table, column.name())];
                if (value != null && Pointers.OWN_KEYS.contains(table.name() + "." + column.name())) {
                    String text = (String) value;
                    must(isOwn(text.substring(text.indexOf(':') + 1)), table.name());
                }
            }
        }

        private void refer(Object[] values) {
            if (named) {
                remember(values);
            }
            for (Reference reference : table.references()) {
                List<Object> target = reference.columns().stream()
                        .map(column -> values[at(table, column)])
                        .toList();
                if (target.stream().anyMatch(java.util.Objects::isNull)) {
                    continue;
                }
                if (upwards.contains(reference)) {
                    int at = at(table, reference.columns().get(0));
                    corrections.add(new Object[] {reference, values.clone(), values[at]});
                    values[at] = null;
                } else if (isNumbered(reference)) {
                    values[at(table, reference.columns().get(0))] = here(reference.target(), target.get(0));
                } else {
                    must(keysOf(reference.target(), reference.targetColumns()).contains(target), table.name());
                }
            }
            for (Pointer pointer : pointers) {
                int at = at(table, pointer.column());
                values[at] = values[at] == null ? null : pointed(pointer.target(), (Long) values[at]);
            }
            for (Counter counter : counters) {
                jdbc.update("update " + counter.from() + " set " + counter.last() + " = " + counter.last() + " + 1");
                values[at(table, counter.column())] =
                        jdbc.queryForObject("select " + counter.last() + " from " + counter.from(), Long.class);
            }
            for (InDocument document : documents) {
                int at = at(table, document.column());
                values[at] = values[at] == null ? null : rewritten((byte[]) values[at], document);
            }
        }

        private boolean isNumbered(Reference reference) {
            return schema.tables()
                    .get(reference.target())
                    .generated()
                    .map(column -> reference.targetColumns().equals(List.of(column.name())))
                    .orElse(false);
        }

        /** Under each set of columns by which others may refer to this row. */
        private void remember(Object[] values) {
            belongings.all().stream()
                    .flatMap(other -> other.table().references().stream())
                    .filter(reference -> reference.target().equals(table.name()) && !isNumbered(reference))
                    .map(Reference::targetColumns)
                    .distinct()
                    .forEach(columns -> keysOf(table.name(), columns)
                            .add(columns.stream()
                                    .map(column -> values[at(table, column)])
                                    .toList()));
        }

        private Set<List<Object>> keysOf(String target, List<String> columns) {
            return keys.computeIfAbsent(target + columns, any -> new HashSet<>());
        }

        private void flush() {
            if (waiting.isEmpty()) {
                return;
            }
            jdbc.execute((ConnectionCallback<Void>) connection -> {
                try (PreparedStatement statement = generated == null
                        ? connection.prepareStatement(insert())
                        : connection.prepareStatement(insert(), new String[] {generated.name()})) {
                    for (Object[] values : waiting) {
                        bind(statement, values);
                        statement.addBatch();
                    }
                    statement.executeBatch();
                    number(statement);
                }
                return null;
            });
            waiting.clear();
        }

        private String insert() {
            return "insert into " + table.name() + " ("
                    + given.stream().map(Column::name).collect(Collectors.joining(", ")) + ") values ("
                    + String.join(", ", Collections.nCopies(given.size(), "?")) + ")";
        }

        private void bind(PreparedStatement statement, Object[] values) throws SQLException {
            for (int at = 0; at < given.size(); at++) {
                Column column = given.get(at);
                column.kind().bind(statement, at + 1, values[at(table, column.name())], column.type());
            }
        }

        private void number(PreparedStatement statement) throws SQLException {
            if (generated == null) {
                return;
            }
            Map<Long, Long> known = numbers.computeIfAbsent(table.name(), any -> new HashMap<>());
            try (ResultSet given = statement.getGeneratedKeys()) {
                for (Object[] values : waiting) {
                    if (!given.next()) {
                        throw new IllegalStateException("the database gave too few numbers for " + table.name());
                    }
                    known.put((Long) values[at(table, generated.name())], given.getLong(1));
                }
            }
        }

        /** One file, straight from the archive into the database; its content must be the one its row tells of. */
        private void store(Object[] values, String file) throws IOException {
            MessageDigest digest = ZipWriting.sha256();
            try (InputStream in = new DigestInputStream(archive.read(file), digest)) {
                long bytes = (Long) values[at(table, "byte_count")];
                must(file.startsWith("files/") && bytes >= 0 && bytes <= Integer.MAX_VALUE, table.name());
                waiting.add(values);
                jdbc.execute((ConnectionCallback<Void>) connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement(insert(), new String[] {generated.name()})) {
                        bind(statement, values);
                        for (int at = 0; at < given.size(); at++) {
                            if (given.get(at).name().equals(Export.CONTENT)) {
                                statement.setBinaryStream(at + 1, in, (int) bytes);
                            }
                        }
                        statement.executeUpdate();
                        number(statement);
                    }
                    return null;
                });
                waiting.clear();
                must(in.read() < 0, table.name());
            }
            must(HexFormat.of().formatHex(digest.digest()).equals(values[at(table, "sha256")]), table.name());
        }

        private long here(String target, Object there) {
            Long here = numbers.getOrDefault(target, Map.of()).get((Long) there);
            must(here != null, table.name());
            return here;
        }

        private byte[] rewritten(byte[] document, InDocument place) {
            try {
                JsonNode root = ArchiveJson.MAPPER.readTree(document);
                return descend(root, place.path(), place.target())
                        ? ArchiveJson.MAPPER.writeValueAsBytes(root)
                        : document;
            } catch (IOException broken) {
                throw ArchiveFile.refused("archive.refused.rows", table.name());
            }
        }
    }

    /** The number here of what a row points to; one that was gone already must not come to mean something else here. */
    private long pointed(String target, long there) {
        Long here = numbers.getOrDefault(target, Map.of()).get(there);
        return here == null ? -Math.abs(there) : here;
    }

    private boolean descend(JsonNode node, List<String> path, String target) {
        if (node instanceof ArrayNode list && path.get(0).equals("*")) {
            boolean any = false;
            for (JsonNode element : list) {
                any |= descend(element, path.subList(1, path.size()), target);
            }
            return any;
        }
        if (!(node instanceof ObjectNode object) || !object.has(path.get(0))) {
            return false;
        }
        if (path.size() > 1) {
            return descend(object.get(path.get(0)), path.subList(1, path.size()), target);
        }
        if (!object.get(path.get(0)).isIntegralNumber()) {
            return false;
        }
        object.set(
                path.get(0),
                LongNode.valueOf(pointed(target, object.get(path.get(0)).longValue())));
        return true;
    }

    /** Numbers here by numbers there, for a comparison of both. */
    Map<String, Map<Long, Long>> numbers() {
        return numbers;
    }
}
