package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.HouseTest;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.project.Projects;
import org.gatehouse.seal.Finding;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class TrailTests extends HouseTest {

    @Autowired
    Trail trail;

    @Autowired
    TrailLines lines;

    @Autowired
    Projects projects;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TrailTexts texts;

    @Autowired
    TrailSeal seal;

    @Autowired
    JdbcTemplate database;

    record Acted(String projectKey, List<Change> changes) implements ProjectEvent {

        @Override
        public String action() {
            return "unknown.acted";
        }

        @Override
        public String subject() {
            return "";
        }

        @Override
        public String actor() {
            return "zhao";
        }

        @Override
        public String onBehalfOf() {
            return "fang";
        }
    }

    record Happened(String projectKey, String action, String subject, String reason, String actor, List<String> details)
            implements ProjectEvent {}

    private static TrailFilter filter(String project, String person, String kind) {
        return new TrailFilter(project, person, kind, "", null, null);
    }

    private static Happened happened(String project, String actor, String... details) {
        return new Happened(project, "unknown.thing", "the subject", "because", actor, List.of(details));
    }

    @Test
    void whatAPersonDoesIsWrittenWithTheirName() {
        String key = as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        "Trail of a project",
                        "",
                        "",
                        "",
                        "",
                        LocalDate.of(2027, 1, 4),
                        LocalDate.of(2027, 3, 31),
                        new BigDecimal("1000"),
                        "CNY",
                        "fang",
                        List.of("chen"),
                        7)));

        List<TrailLine> written = lines.of(TrailFilter.all(key), 10, 0);
        assertThat(written.get(written.size() - 1).action()).isEqualTo("project.created");
        List<TrailEntry> english = trail.latest(key, 10, Locale.ENGLISH);
        assertThat(english.get(english.size() - 1).who()).isEqualTo("林悦 Lin Yue");
        assertThat(english.get(english.size() - 1).what())
                .contains("Trail of a project")
                .isNotEqualTo(trail.latest(key, 10, Locale.SIMPLIFIED_CHINESE)
                        .get(english.size() - 1)
                        .what());
    }

    @Test
    void aLineLivesAndDiesWithItsTransaction() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(happened("TRTX", ""));
            status.setRollbackOnly();
        });
        assertThat(lines.count(TrailFilter.all("TRTX"))).isZero();

        transaction.executeWithoutResult(status -> events.publishEvent(happened("TRTX", "")));
        assertThat(lines.count(TrailFilter.all("TRTX"))).isEqualTo(1);
    }

    @Test
    void anEventOutsideATransactionIsAMistake() {
        assertThatThrownBy(() -> events.publishEvent(happened("TRNO", "")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aBackgroundStepActsInTheNameItKnowsElseInTheHouses() {
        transaction.executeWithoutResult(status -> events.publishEvent(happened("TRBG", "chen")));
        transaction.executeWithoutResult(status -> events.publishEvent(happened("TRBG", "")));

        assertThat(lines.of(TrailFilter.all("TRBG"), 10, 0))
                .extracting(TrailLine::actor)
                .containsExactly("system", "chen");
        assertThat(trail.latest("TRBG", 1, Locale.ENGLISH).get(0).who()).isEqualTo("Gatehouse (automatic)");
    }

    @Test
    void anUnknownActionShowsAsItIs() {
        transaction.executeWithoutResult(status -> events.publishEvent(happened("TRUN", "lin", "{0} 'quoted'")));

        assertThat(trail.latest("TRUN", 1, Locale.SIMPLIFIED_CHINESE).get(0).what())
                .isEqualTo("unknown.thing: the subject");
    }

    @Test
    void endlessTextsAreCutNotRefused() {
        Happened endless = new Happened(
                "TRLONG", "unknown.long", "x".repeat(9000), "y".repeat(9000), "lin", List.of("z".repeat(50000)));
        transaction.executeWithoutResult(status -> events.publishEvent(endless));

        TrailLine line = lines.of(TrailFilter.all("TRLONG"), 1, 0).get(0);
        assertThat(line.subject()).hasSize(1000).endsWith("…");
        assertThat(line.reason()).hasSize(4000);
    }

    @Test
    void isFilteredAndPagedNewestFirst() {
        for (int number = 0; number < 7; number++) {
            Happened one = happened("TRPG", number % 2 == 0 ? "lin" : "chen", Integer.toString(number));
            transaction.executeWithoutResult(status -> events.publishEvent(one));
        }

        assertThat(lines.of(TrailFilter.all("TRPG"), 3, 3))
                .extracting(line -> line.details().get(0))
                .containsExactly("3", "2", "1");
        assertThat(lines.of(filter("TRPG", "chen", ""), 10, 0))
                .extracting(line -> line.details().get(0))
                .containsExactly("5", "3", "1");
        assertThat(lines.count(filter("TRPG", "", "goal"))).isZero();
        assertThat(lines.count(filter("TRPG", "lin", "unknown"))).isEqualTo(4);
        assertThat(lines.people("TRPG")).containsExactly("chen", "lin");
    }

    @Test
    void noStatementOfTheHouseChangesOrRemovesALine() throws IOException {
        Pattern change = Pattern.compile(
                "(update|delete\\s+from|truncate(\\s+table)?|merge\\s+into|drop\\s+table|alter\\s+table)\\s+\"?trail_line",
                Pattern.CASE_INSENSITIVE);
        Stream<String> code = TrailTextsTests.classes().stream()
                .filter(file -> !file.endsWith("ChainOlderLines.class"))
                .flatMap(file -> TrailTextsTests.texts(file).stream());
        assertThat(code.filter(text -> change.matcher(text).find())).isEmpty();
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path migration : migrations.toList()) {
                // V36 gave the table its chain.
                String statements =
                        Files.readString(migration).replaceAll("(?m)^alter table trail_line (add|alter) column.*", "");
                assertThat(change.matcher(statements).find())
                        .as(migration.toString())
                        .isFalse();
            }
        }
        assertThat(TrailLines.class.getDeclaredMethods())
                .extracting(java.lang.reflect.Method::getName)
                .doesNotContain("update", "delete", "remove", "save");
    }

    @Test
    void aLineTellsInWhosePlaceAndWhichValuesChanged() {
        Acted acted = new Acted("TRCH", List.of(new Change("budget", "1000", "1200"), new Change("rate", "80", "90")));
        transaction.executeWithoutResult(status -> events.publishEvent(acted));

        TrailLine line = lines.of(TrailFilter.all("TRCH"), 1, 0).get(0);
        assertThat(line.onBehalfOf()).isEqualTo("fang");
        assertThat(line.changes()).isEqualTo(acted.changes());
        assertThat(lines.people("TRCH")).containsExactly("fang", "zhao");
        assertThat(lines.count(filter("TRCH", "fang", ""))).isEqualTo(1);
        TrailEntry entry = texts.entry(line, false, Locale.ENGLISH);
        assertThat(entry.changes())
                .containsExactly(
                        new Change("Budget", "1000", "1200"), new Change("Rate", "(confidential)", "(confidential)"));
        assertThat(texts.entry(line, true, Locale.ENGLISH).changes())
                .element(1)
                .isEqualTo(new Change("Rate", "80", "90"));
    }

    @Test
    void isSearchedByTextAndPeriod() {
        for (String word : List.of("Budget 100% spent", "预算 100 花完", "Nothing_else")) {
            Happened one = new Happened("TRSE", "unknown.thing", word, "", "lin", List.of());
            transaction.executeWithoutResult(status -> events.publishEvent(one));
        }
        Instant now = lines.of(TrailFilter.all("TRSE"), 1, 0).get(0).at();

        assertThat(found("100%", null, null)).containsExactly("Budget 100% spent");
        assertThat(found("预算", null, null)).containsExactly("预算 100 花完");
        assertThat(found("g_e", null, null)).containsExactly("Nothing_else");
        assertThat(found("budget", now.minusSeconds(600), null)).hasSize(1);
        assertThat(found("", now.plusSeconds(600), null)).isEmpty();
        assertThat(found("", null, now.minusSeconds(600))).isEmpty();
    }

    private List<String> found(String text, Instant from, Instant until) {
        return lines.of(new TrailFilter("TRSE", "", "", text, from, until), 10, 0).stream()
                .map(TrailLine::subject)
                .toList();
    }

    @Test
    void whatIsNotCommittedYetIsReadInItsTransaction() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(happened("TRRE", "lin"));
            assertThat(lines.count(TrailFilter.all("TRRE"))).isZero();
            assertThat(trail.latest("TRRE", 5, Locale.ENGLISH)).hasSize(1);
            assertThat(trail.since("TRRE", Instant.EPOCH, List.of("unknown.thing"), List.of("none"), 5))
                    .hasSize(1);
            assertThat(trail.since("TRRE", Instant.EPOCH, List.of("other.thing"), List.of("none"), 5))
                    .isEmpty();
        });
        assertThat(trail.latest("TRRE", 5, Locale.ENGLISH)).hasSize(1);
    }

    @Test
    void manyWhoWriteAtTheSameTimeMakeOneChain() throws Exception {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(happened("TRMA", "lin"));
            events.publishEvent(happened("TRMB", "lin"));
        });
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int person = 0; person < 8; person++) {
                boolean other = person % 2 == 0;
                all.add(people.submit(() -> {
                    for (int n = 0; n < 10; n++) {
                        transaction.executeWithoutResult(status -> {
                            events.publishEvent(happened(other ? "TRMB" : "TRMA", "lin"));
                            events.publishEvent(happened(other ? "TRMA" : "TRMB", "lin"));
                        });
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            people.shutdownNow();
        }
        for (String key : List.of("TRMA", "TRMB")) {
            assertThat(seal.verify(key)).isEqualTo(Finding.whole("trail", 81));
        }
    }

    @Test
    void aChangedByteOnDiskIsNamed() {
        for (int n = 0; n < 5; n++) {
            transaction.executeWithoutResult(status -> events.publishEvent(happened("TRBR", "lin", "a detail")));
        }
        assertThat(seal.verify("TRBR")).isEqualTo(Finding.whole("trail", 5));
        List<SealedLine> kept = new ArrayList<>();
        trail.each("TRBR", kept::add);

        boolean guarded = database.execute((ConnectionCallback<Boolean>) (Connection connection) ->
                connection.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
        String forgery = "update trail_line set details = '[\"b detail\"]' where project_key = 'TRBR' and number = 3";
        if (guarded) {
            assertThatThrownBy(() -> database.update(forgery)).hasMessageContaining("never changed or removed");
            assertThatThrownBy(() -> database.update("delete from trail_line where project_key = 'TRBR'"))
                    .hasMessageContaining("never changed or removed");
            assertThat(seal.verify("TRBR").isWhole()).isTrue();
            // Whoever owns the table can: then the chain tells.
            database.execute("alter table trail_line disable trigger user");
        }
        try {
            database.update(forgery);
            Finding found = seal.verify("TRBR");
            assertThat(found.brokenAt()).isEqualTo(3);
            assertThat(found.english()).isEqualTo("Line 3 was changed after it was written.");
            assertThat(found.chinese()).contains("3");
            database.update("delete from trail_line where project_key = 'TRBR'");
            assertThat(seal.verify("TRBR").brokenAt()).isEqualTo(1);
        } finally {
            if (guarded) {
                database.execute("alter table trail_line enable trigger user");
            }
        }

        // What was taken out of another house holds here as it did there.
        transaction.executeWithoutResult(status -> trail.restore("TRBS", kept.subList(0, 2)));
        assertThat(lines.head("TRBS").number()).isEqualTo(2);
    }

    @Test
    void theSameLinesAreThePageAndTheFile() throws Exception {
        String key = as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        "Filed trail",
                        "",
                        "",
                        "",
                        "",
                        LocalDate.of(2027, 1, 4),
                        LocalDate.of(2027, 3, 31),
                        new BigDecimal("1000"),
                        "CNY",
                        "fang",
                        List.of("chen"),
                        7)));
        as("lin", () -> projects.invite(key, "wu"));
        Visitor lin = new Visitor(port).signIn("lin");
        String path = "/projects/" + key + "/trail";
        String page = lin.get(path + "?kind=project&text=wu").body();
        assertThat(page).contains("Wu").contains("export/xlsx?");
        String csv = lin.get(path + "/export/csv?kind=project&text=wu").body();
        assertThat(csv.lines().count()).isEqualTo(2);
        JsonNode json = new JsonMapper().readTree(lin.get(path + "/export/json").body());
        assertThat(json.get(json.size() - 1).get("number").asInt()).isEqualTo(1);
        assertThat(json.get(0).get("number").asInt()).isEqualTo(json.size());
        assertThat(lin.get(path + "/export/xlsx").statusCode()).isEqualTo(200);
        assertThat(lin.get(path + "/export/exe").statusCode()).isEqualTo(404);
        assertThat(lin.get(path + "?from=yesterday").statusCode()).isEqualTo(422);
        assertThat(new Visitor(port).signIn("sun").get(path + "/export/csv").statusCode())
                .isEqualTo(404);
    }
}
