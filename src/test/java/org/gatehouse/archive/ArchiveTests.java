package org.gatehouse.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.gatehouse.Executing;
import org.gatehouse.Statements;
import org.gatehouse.Visitor;
import org.gatehouse.archive.Belongings.Belonging;
import org.gatehouse.archive.Pointers.InDocument;
import org.gatehouse.archive.Pointers.Pointer;
import org.gatehouse.archive.Table.Column;
import org.gatehouse.archive.Table.Reference;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.engine.PastModels;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A project goes out of the house as one file and comes back whole. */
class ArchiveTests extends Executing {

    private static final List<String> PAGES = List.of(
            "",
            "/health",
            "/goals",
            "/gates",
            "/plan",
            "/plan/gantt",
            "/plan/baselines",
            "/resources",
            "/load",
            "/budget",
            "/calendars",
            "/work",
            "/progress",
            "/reviews",
            "/changes",
            "/measures",
            "/risks",
            "/waiting",
            "/report",
            "/report/results",
            "/lessons",
            "/diagram");

    @TempDir
    Path folder;

    @Autowired
    Archives archives;

    @Autowired
    Schema schema;

    @Autowired
    DataSource database;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Attachments attachments;

    @Autowired
    People people;

    @Autowired
    HouseFacts house;

    @Autowired
    HouseCalendars calendars;

    @Autowired
    PastModels models;

    @Autowired
    CurrentPerson me;

    @Autowired
    MessageSource messages;

    @Test
    void every_table_is_exported_or_left_out_for_a_reason() {
        Belongings belongings = new Belongings(schema.ours());
        Set<String> forgotten = new TreeSet<>();
        for (Table table : schema.ours()) {
            boolean named = Belongings.LEFT_OUT.containsKey(table.name())
                    || Belongings.OF_THE_HOUSE.containsKey(table.name())
                    || Belongings.OF_TASKS.contains(table.name());
            if (belongings.contains(table.name()) == named) {
                forgotten.add(table.name());
            }
            if (Belongings.OF_THE_HOUSE.containsKey(table.name())
                    && belongings.condition(table).isPresent()) {
                forgotten.add(table.name() + " is a project's");
            }
        }
        assertThat(forgotten)
                .as("tables of which nobody said whether they belong to a project: give them a column project_key or a"
                        + " foreign key that leads to one, or name them with the reason in Belongings")
                .isEmpty();
        Set<String> loose = new TreeSet<>();
        for (Belonging belonging : belongings.all()) {
            Table table = belonging.table();
            for (Reference reference : table.references()) {
                if (!belongings.contains(reference.target())) {
                    loose.add(table.name() + " refers to " + reference.target());
                }
            }
            for (Column column : table.columns()) {
                String name = table.name() + "." + column.name();
                boolean large = column.kind() == Kind.WHOLE && column.type() == java.sql.Types.BIGINT;
                boolean told = column.generated()
                        || Pointers.MERE_NUMBERS.contains(name)
                        || Pointers.COUNTERS.stream().anyMatch(it -> (it.table() + "." + it.column()).equals(name))
                        || Pointers.ALL.stream().anyMatch(it -> (it.table() + "." + it.column()).equals(name))
                        || table.references().stream()
                                .anyMatch(it -> it.columns().contains(column.name()));
                if (large && !told) {
                    loose.add(name + " may be the number of a row: name it in Pointers");
                }
            }
        }
        assertThat(loose).isEmpty();
    }

    @Test
    void all_rows_arrive_in_another_house_with_everything_they_refer_to() throws Exception {
        DataSource other = FreshHouse.open();
        Path file = folder.resolve("made-up.zip");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            // Made-up rows are nothing that the house's pages or sweeps could show.
            status.setRollbackOnly();
            String key = newProject();
            as("lin", () -> projects.requestStop(key, "No more"));
            runAutomatedSteps(key);
            new MadeUpRows(database, schema, key).fill();
            as("lin", () -> {
                // Made-up facts are nothing that papers could be written of.
                try (OutputStream out = Files.newOutputStream(file)) {
                    return new Export(
                                    database, schema, house, calendars, models, List.of(), people, me, messages, clock)
                            .write(projects.require(key), true, out);
                }
            });
            Takeover takeover = takenInto(other, file);
            compare(key, other, takeover);
        });
    }

    private Takeover takenInto(DataSource other, Path file) {
        return new TransactionTemplate(new DataSourceTransactionManager(other)).execute(status -> {
            try (ArchiveFile archive = ArchiveFile.open(file)) {
                Takeover takeover = new Takeover(other, new Schema(other), archive);
                takeover.facts(Map::of);
                takeover.history();
                return takeover;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private void compare(String key, DataSource other, Takeover takeover) {
        Belongings belongings = new Belongings(schema.ours());
        Set<String> empty = new TreeSet<>();
        for (Belonging belonging : belongings.all()) {
            Table table = belonging.table();
            List<String> there = rows(database, belonging, key, values -> mapped(table, values, takeover));
            List<String> here = rows(other, belonging, key, values -> values);
            assertThat(here).as(table.name()).isEqualTo(there);
            if (here.isEmpty() && !table.name().equals("archive_import")) {
                empty.add(table.name());
            }
        }
        assertThat(empty).as("tables that were compared without a row").isEmpty();
        for (Table table : schema.history()) {
            List<String> there = new ArrayList<>();
            List<String> here = new ArrayList<>();
            new Rows(database).ofHistory(table, key, (columns, values) -> there.add(Arrays.deepToString(values)));
            new Rows(other).ofHistory(table, key, (columns, values) -> here.add(Arrays.deepToString(values)));
            assertThat(here).as(table.name()).containsExactlyInAnyOrderElementsOf(there);
        }
    }

    private static List<String> rows(
            DataSource database, Belonging belonging, String key, UnaryOperator<Object[]> mapping) {
        List<String> rows = new ArrayList<>();
        new Rows(database)
                .of(
                        belonging,
                        key,
                        belonging.table().columns(),
                        (columns, values) -> rows.add(Arrays.deepToString(mapping.apply(values))));
        Collections.sort(rows);
        return rows;
    }

    /** A row as it is to be in the other house; computed from the schema, beside what the import does. */
    private static Object[] mapped(Table table, Object[] values, Takeover takeover) {
        List<String> columns = table.columns().stream().map(Column::name).toList();
        Object[] mapped = values.clone();
        table.generated().ifPresent(id -> {
            int at = columns.indexOf(id.name());
            mapped[at] = takeover.numbers().get(table.name()).get(values[at]);
            assertThat(mapped[at]).isNotNull();
        });
        for (Reference reference : table.references()) {
            int at = columns.indexOf(reference.columns().get(0));
            if (values[at] instanceof Long number) {
                mapped[at] = takeover.numbers().get(reference.target()).get(number);
            }
        }
        for (Pointers.Counter counter : Pointers.COUNTERS) {
            if (counter.table().equals(table.name()) && columns.contains(counter.column())) {
                // Given anew in the other house, one after the other.
                mapped[columns.indexOf(counter.column())] = mapped[columns.indexOf("id")];
            }
        }
        for (Pointer pointer : Pointers.ALL) {
            if (pointer.table().equals(table.name())) {
                int at = columns.indexOf(pointer.column());
                mapped[at] = takeover.numbers().get(pointer.target()).getOrDefault(values[at], -(Long) values[at]);
            }
        }
        for (InDocument document : Pointers.IN_DOCUMENTS) {
            if (document.table().equals(table.name())) {
                int at = columns.indexOf(document.column());
                String text = new String((byte[]) values[at], StandardCharsets.UTF_8);
                for (Map.Entry<Long, Long> number :
                        takeover.numbers().get(document.target()).entrySet()) {
                    text = text.replace("\"id\":" + number.getKey() + ",", "\"id\":" + number.getValue() + ",");
                }
                mapped[at] =
                        text.replace(":123456789012345", ":-123456789012345").getBytes(StandardCharsets.UTF_8);
            }
        }
        return mapped;
    }

    @Test
    void a_project_that_is_over_comes_back_as_it_was() throws Exception {
        String key = over();
        Visitor lin = new Visitor(port).signIn("lin");
        Visitor admin = new Visitor(port).signIn("admin");
        Map<String, String> before = pages(lin, key);
        Path first = Files.write(
                folder.resolve("first.zip"),
                lin.bytes("/projects/" + key + "/archive.zip").body());
        byte[] audit = content(key);

        assertThat(admin.upload("/archive/import", "file", "a.zip", Files.readAllBytes(first))
                        .body())
                .contains("There is a project " + key + " here already");
        remove(key);
        assertThat(lin.get("/projects/" + key).statusCode()).isEqualTo(404);
        String place = admin.upload("/archive/import", "file", "a.zip", Files.readAllBytes(first))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("^http://[^/]*", "");
        assertThat(admin.get(place, "Accept-Language", "en").body())
                .contains("Nothing has been saved yet")
                .contains("Test project " + key);
        assertThat(admin.get(place, "Accept-Language", "zh-CN").body()).contains("尚未保存任何内容");
        assertThat(lin.get(place).statusCode()).isEqualTo(403);
        var taken = admin.post(place, Map.of());
        assertThat(taken.statusCode())
                .as(taken.body().replaceAll("(?s)^.*role=\"alert\"|\\s+", " "))
                .isEqualTo(302);
        assertThat(admin.get(place).statusCode()).isEqualTo(404);

        Map<String, String> after = pages(lin, key);
        before.forEach((page, text) -> assertThat(after.get(page)).as(page).isEqualTo(text));
        assertThat(content(key)).isEqualTo(audit);
        assertThat(lin.get("/projects/" + key + "/trail", "Accept-Language", "en")
                        .body())
                .contains("imported the project from an archive of");
        assertThat(lin.get("/projects/" + key + "/archive", "Accept-Language", "en")
                        .body())
                .contains("This project came from another house");
        assertThatThrownBy(() -> as("lin", () -> projects.steerable(key))).isInstanceOf(Refusal.class);

        Path second = Files.write(
                folder.resolve("second.zip"),
                lin.bytes("/projects/" + key + "/archive.zip").body());
        assertThat(comparable(second)).containsExactlyEntriesOf(comparable(first));
    }

    /** Goals approved at a gate, a plan with work, hours, money, a file and a calendar of its own, then stopped. */
    private String over() {
        String key = newProject();
        passGoals(key);
        WorkItemKeys keys = new WorkItemKeys(
                addItem(key, ItemDraft.of("Audit the site", "chen", today(), today().plusDays(3), hours(16)))
                        .key(),
                addItem(key, ItemDraft.of("Write articles", "wu", today(), today().plusDays(9), hours(30)))
                        .key());
        as("lin", () -> {
            jdbc.update(
                    "insert into budget_line (version, project_key, category, description, planned, committed, actual,"
                            + " currency) values (1, ?, 'MEDIA', '=Ads', 100, 10, 20, 'CNY')",
                    key);
            jdbc.update(
                    "insert into time_entry (item_key, project_key, person_id, work_day, monday, rate_day, hours, note,"
                            + " created_at) values (?, ?, 'chen', ?, ?, ?, 2.5, '', current_timestamp)",
                    keys.first(),
                    key,
                    today(),
                    today(),
                    today());
        });
        baselines.take(key, org.gatehouse.plan.Baseline.Occasion.PLAN_GATE, "", "");
        as(
                "chen",
                () -> attachments.add("item:" + keys.first(), "审计.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
        as("lin", () -> projects.requestStop(key, "The market has gone"));
        runAutomatedSteps(key);
        assertThat(projects.require(key).isOpen()).isFalse();
        return key;
    }

    private record WorkItemKeys(String first, String second) {}

    private byte[] content(String key) {
        long id = attachments.ofProject(key).get(0).id();
        return new Visitor(port).signIn("lin").bytes("/files/" + id).body();
    }

    /** What a page says to its reader, without numbers of the database and what differs each time it is asked for. */
    private static Map<String, String> pages(Visitor visitor, String key) {
        Map<String, String> pages = new TreeMap<>();
        for (String page : PAGES) {
            var answer = visitor.get("/projects/" + key + page, "Accept-Language", "en");
            String body = answer.body().strip();
            String said = body.startsWith("{") || body.startsWith("[")
                    ? body.replaceAll("\\d+", "#")
                    : body.replaceAll("<[^>]*>", " ")
                            .replaceAll("\\d+ (minutes?|hours?) ago|just now", "lately")
                            .replaceAll("\\s+", " ");
            pages.put(page, answer.statusCode() + " " + said);
        }
        return pages;
    }

    private void remove(String key) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            guardTrail(false);
            jdbc.update("update work_item set parent_key = null where project_key = ?", key);
            Belongings belongings = new Belongings(schema.ours());
            for (String left : Belongings.LEFT_OUT.keySet()) {
                if (schema.tables().containsKey(left)) {
                    jdbc.update(
                            "delete from " + left + " t where "
                                    + belongings
                                            .condition(schema.tables().get(left))
                                            .orElseThrow(),
                            key);
                }
            }
            List<Belonging> all = new ArrayList<>(belongings.all());
            Collections.reverse(all);
            for (Belonging belonging : all) {
                jdbc.update("delete from " + belonging.table().name() + " t where " + belonging.condition(), key);
            }
            List<Table> history = new ArrayList<>(schema.history());
            // By these the others are found.
            history.sort(java.util.Comparator.comparing(
                    table -> List.of("", "act_hi_taskinst", "act_hi_varinst").indexOf(table.name())));
            for (Table table : history) {
                jdbc.update("delete from " + table.name() + " t where " + Rows.ofHistory(table), key);
            }
            guardTrail(true);
        });
    }

    /** PostgreSQL lets nobody take lines out of the trail but the owner of the table, who says so. */
    private void guardTrail(boolean on) {
        boolean guarded = jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
        if (guarded) {
            jdbc.execute("alter table trail_line " + (on ? "enable" : "disable") + " trigger user");
        }
    }

    /** The entries that an import takes, with numbers of the database replaced by the row's place in its table. */
    private Map<String, String> comparable(Path file) throws IOException {
        Map<String, JsonNode> data = new TreeMap<>();
        Map<String, String> comparable = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] content = in.readAllBytes();
                    String name = entry.getName();
                    if (name.matches("data/[a-z_]+\\.json")) {
                        data.put(name.substring(5, name.length() - 5), ArchiveJson.MAPPER.readTree(content));
                    } else if (name.matches("(files|models|data|history)/.*|people/(person|absence).*")) {
                        // Whoever imported stands among the people of the second.
                        comparable.put(name, Arrays.toString(ZipWriting.sha256().digest(content)));
                    }
                }
            }
        }
        Map<String, Map<Long, Long>> places = new HashMap<>();
        data.forEach((table, rows) -> schema.tables()
                .get(table)
                .generated()
                .ifPresent(id -> rows.forEach(row -> places.computeIfAbsent(table, any -> new HashMap<>())
                        .put(row.get(id.name()).longValue(), (long)
                                places.get(table).size()))));
        // The import itself leaves a line and a mark in them.
        data.remove("archive_import");
        List.of("project_health", "trail_head", "drift_watch").forEach(data::remove);
        ArrayNode trail = (ArrayNode) data.get("trail_line");
        if (trail.get(trail.size() - 1).path("action").textValue().equals("archive.imported")) {
            trail.remove(trail.size() - 1);
        }
        data.forEach((table, rows) -> {
            Table its = schema.tables().get(table);
            rows.forEach(row -> {
                Pointers.COUNTERS.stream()
                        .filter(counter -> counter.table().equals(table))
                        .forEach(counter -> ((ObjectNode) row).remove(counter.column()));
                its.generated().ifPresent(id -> place((ObjectNode) row, id.name(), places.get(table)));
                its.references()
                        .forEach(reference -> place(
                                (ObjectNode) row,
                                reference.columns().get(0),
                                places.getOrDefault(reference.target(), Map.of())));
            });
            comparable.put(table, rows.toString());
        });
        return comparable;
    }

    private static void place(ObjectNode row, String column, Map<Long, Long> places) {
        if (row.path(column).isIntegralNumber()
                && places.containsKey(row.get(column).longValue())) {
            row.put(column, places.get(row.get(column).longValue()));
        }
    }

    @Test
    void only_who_answers_for_a_project_takes_it_out_and_only_administrators_bring_one_in() {
        String key = newProject();
        String page = "/projects/" + key + "/archive";
        for (String who : List.of("lin", "fang", "admin")) {
            assertThat(new Visitor(port).signIn(who).get(page).statusCode())
                    .as(who)
                    .isEqualTo(200);
        }
        assertThat(new Visitor(port).signIn("chen").get(page + ".zip").statusCode())
                .isEqualTo(403);
        assertThat(new Visitor(port).signIn("zhao").get(page).statusCode()).isEqualTo(403);
        assertThat(new Visitor(port).signIn("sun").get(page).statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).signIn("lin").get("/archive/import").statusCode())
                .isEqualTo(403);
        assertThat(new Visitor(port).signIn("admin").get("/archive/import").statusCode())
                .isEqualTo(200);
        assertThatThrownBy(() -> as("chen", () -> archives.exportable(key))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> archives.exportable(key))).isInstanceOf(NotFound.class);
    }

    @Test
    void an_export_takes_as_many_statements_for_much_as_for_little() {
        String key = newProject();
        Path file = folder.resolve("statements.zip");
        int few = Statements.during(() -> as("lin", () -> exported(key, file))).size();
        for (int n = 0; n < 250; n++) {
            jdbc.update(
                    "insert into budget_line (version, project_key, category, description, planned, committed, actual,"
                            + " currency) values (1, ?, 'MEDIA', 'x', 100, 10, 20, 'CNY')",
                    key);
            as("chen", () -> attachments.add("project:" + key, "a.txt", new byte[] {1}));
            if (n == 5) {
                break;
            }
        }
        assertThat(Statements.during(() -> as("lin", () -> exported(key, file))))
                .hasSize(few);
    }

    @Test
    void what_does_not_belong_together_is_refused_and_leaves_nothing() throws Exception {
        String key = newProject();
        submitGoals(key);
        Path running = folder.resolve("running.zip");
        as("lin", () -> exported(key, running));
        refused("archive.refused.running", running);

        as("lin", () -> projects.requestStop(key, "No more"));
        runAutomatedSteps(key);
        Path good = folder.resolve("good.zip");
        as("lin", () -> exported(key, good));
        refused("archive.refused.taken", good);
        remove(key);
        String another = newProject();
        refused(
                "archive.refused.rows",
                changed(
                        good,
                        "data/trail_line.json",
                        text -> text.replace(
                                "\"project_key\":\"" + key + "\"", "\"project_key\":\"" + another + "\"")));
        refused(
                "archive.refused.rows",
                changed(
                        good,
                        "data/project_member.json",
                        text -> text.replace(
                                "\"project_key\":\"" + key + "\"", "\"project_key\":\"" + another + "\"")));
        refused(
                "archive.refused.rows",
                changed(
                        good,
                        "history/act_hi_procinst.json",
                        text -> text.replace(
                                "\"business_key_\":\"" + key + "\"", "\"business_key_\":\"" + another + "\"")));
        refused(
                "archive.refused.rows",
                changed(
                        good,
                        "data/project_member.json",
                        text -> text.replace("\"person_id\":\"chen\"", "\"person_id\":\"" + "c".repeat(100) + "\"")));
        refused("archive.refused.json", changed(good, "data/project.json", text -> text.replace("\n]", "")));
        refused(
                "archive.refused.json",
                changed(
                        good,
                        "data/project.json",
                        text -> text.replaceFirst("\"budget\":[0-9.]+", "\"budget\":\"much\"")));
        refused(
                "archive.refused.rows",
                changed(good, "data/project.json", text -> text.replaceFirst("\"budget\":[0-9.]+,", "")));
        refused(
                "archive.refused.running",
                changed(good, "data/project.json", text -> text.replace("\"STOPPED\"", "\"RUNNING\"")));
        refused(
                "archive.refused.people",
                changed(good, "people/people.json", text -> text.replace("\"chen\"", "\"c h/e n\"")));
        refused(
                "archive.refused.broken",
                changed(
                        good,
                        "data/gate_seal.json",
                        text -> text.replace("\\\"gate\\\":\\\"goal\\\"", "\\\"gate\\\":\\\"goaL\\\"")));
        refused(
                "engine.pastModel.missing",
                changed(
                        good,
                        "models/definitions.json",
                        text -> text.replaceAll("\"file\" : \"[^\"]*\"", "\"file\" : \"none\"")
                                .replaceAll("(\"id\" : \"[a-z-]*):", "$1:9")));
        assertThatThrownBy(() -> projects.require(key)).isInstanceOf(NotFound.class);
        assertThat(jdbc.queryForObject("select count(*) from trail_line where project_key = ?", Integer.class, key))
                .isZero();

        fromElsewhere(key, good);
    }

    /** People nobody knows here become former ones; models nobody has here are looked at, and started by nobody. */
    private void fromElsewhere(String key, Path good) throws IOException {
        String stranger = "x" + key.toLowerCase(java.util.Locale.ROOT);
        Path people = changed(good, "people/people.json", text -> text.replace("\"chen\"", "\"" + stranger + "\""));
        Path strange = Files.copy(people, folder.resolve("people.zip"));
        Path other = changed(
                strange,
                "(models/definitions|history/.*)\\.json",
                text -> text.replaceAll("\"([a-z-]+):(\\d+):([0-9a-f]{8})", "\"$1:$2:e$3"));
        long definitions = jdbc.queryForObject("select count(*) from ACT_RE_PROCDEF", Long.class);
        Archives.Preview taken = as("admin", () -> {
            try (ArchiveFile archive = ArchiveFile.open(other)) {
                return archives.take(archive);
            }
        });
        assertThat(taken.newcomers()).extracting(Known::id).containsExactly(stranger);
        assertThat(this.people.find(stranger))
                .hasValueSatisfying(person -> assertThat(person.isFormer()).isTrue());
        assertThat(this.people.exists(stranger)).isFalse();
        assertThat(this.people.all()).noneMatch(person -> person.id().equals(stranger));
        assertThat(projects.require(key).isOpen()).isFalse();
        assertThat(jdbc.queryForObject("select count(*) from ACT_RE_PROCDEF", Long.class))
                .isEqualTo(definitions);
        var diagram = new Visitor(port).signIn("lin").get("/projects/" + key + "/diagram");
        assertThat(diagram.statusCode()).isEqualTo(200);
        assertThat(diagram.body()).contains("goalPhase");
        Path again = folder.resolve("again.zip");
        as("lin", () -> exported(key, again));
        try (ArchiveFile archive = ArchiveFile.open(again)) {
            assertThat(new String(archive.bytes("models/definitions.json", 1 << 20), StandardCharsets.UTF_8))
                    .contains("\"project:")
                    .contains(":e");
            assertThat(archive.below("models")).anyMatch(name -> name.endsWith("project.bpmn"));
        }
    }

    private void refused(String message, Path file) {
        assertThatThrownBy(() -> as("admin", () -> {
                    try (ArchiveFile archive = ArchiveFile.open(file)) {
                        return archives.take(archive);
                    }
                }))
                .as(message)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal ->
                                assertThat(refusal.problems().get(0).message()).isEqualTo(message));
    }

    /** The archive with one entry written otherwise and the manifest telling of it, as an attacker would. */
    private Path changed(Path good, String names, UnaryOperator<String> change) throws IOException {
        Path bad = folder.resolve("bad.zip");
        try (ZipFile from = new ZipFile(good.toFile());
                OutputStream out = Files.newOutputStream(bad);
                ZipWriting to = new ZipWriting(out, java.time.Instant.EPOCH)) {
            Manifest manifest;
            try (InputStream in = from.getInputStream(from.getEntry(Manifest.NAME))) {
                manifest = ArchiveJson.MAPPER.readValue(in, Manifest.class);
            }
            boolean[] differs = {false};
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (!entry.getName().equals(Manifest.NAME)) {
                    try (InputStream in = from.getInputStream(entry)) {
                        byte[] content = in.readAllBytes();
                        if (entry.getName().matches(names)) {
                            String before = new String(content, StandardCharsets.UTF_8);
                            String after = change.apply(before);
                            differs[0] |= !after.equals(before);
                            content = after.getBytes(StandardCharsets.UTF_8);
                        }
                        byte[] written = content;
                        to.add(entry.getName(), sink -> sink.write(written));
                    }
                }
            }
            assertThat(differs[0]).as(names + " changed").isTrue();
            Manifest told = new Manifest(
                    manifest.format(),
                    manifest.formatVersion(),
                    manifest.house(),
                    manifest.project(),
                    manifest.ended(),
                    manifest.running(),
                    manifest.rates(),
                    manifest.madeAt(),
                    manifest.madeBy(),
                    manifest.madeByName(),
                    manifest.tables(),
                    to.entries());
            to.add(Manifest.NAME, sink -> ArchiveJson.MAPPER.writeValue(sink, told));
        }
        return bad;
    }

    private Manifest exported(String key, Path file) {
        try {
            return archives.export(key, file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
