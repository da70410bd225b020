package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.HouseTest;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.project.Projects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
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

    record Happened(String projectKey, String action, String subject, String reason, String actor, List<String> details)
            implements ProjectEvent {}

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

        List<TrailLine> written = lines.of(key, "", "", 10, 0);
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
        assertThat(lines.count("TRTX", "", "")).isZero();

        transaction.executeWithoutResult(status -> events.publishEvent(happened("TRTX", "")));
        assertThat(lines.count("TRTX", "", "")).isEqualTo(1);
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

        assertThat(lines.of("TRBG", "", "", 10, 0)).extracting(TrailLine::actor).containsExactly("system", "chen");
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

        TrailLine line = lines.of("TRLONG", "", "", 1, 0).get(0);
        assertThat(line.subject()).hasSize(1000).endsWith("…");
        assertThat(line.reason()).hasSize(4000);
    }

    @Test
    void isFilteredAndPagedNewestFirst() {
        for (int number = 0; number < 7; number++) {
            Happened one = happened("TRPG", number % 2 == 0 ? "lin" : "chen", Integer.toString(number));
            transaction.executeWithoutResult(status -> events.publishEvent(one));
        }

        assertThat(lines.of("TRPG", "", "", 3, 3))
                .extracting(line -> line.details().get(0))
                .containsExactly("3", "2", "1");
        assertThat(lines.of("TRPG", "chen", "", 10, 0))
                .extracting(line -> line.details().get(0))
                .containsExactly("5", "3", "1");
        assertThat(lines.count("TRPG", "", "goal")).isZero();
        assertThat(lines.count("TRPG", "lin", "unknown")).isEqualTo(4);
        assertThat(lines.actors("TRPG")).containsExactly("chen", "lin");
    }

    @Test
    void noStatementOfTheHouseChangesOrRemovesALine() throws IOException {
        Pattern change = Pattern.compile(
                "(update|delete\\s+from|truncate(\\s+table)?|merge\\s+into|drop\\s+table|alter\\s+table)\\s+\"?trail_line",
                Pattern.CASE_INSENSITIVE);
        Stream<String> code = TrailTextsTests.classes().stream().flatMap(file -> TrailTextsTests.texts(file).stream());
        assertThat(code.filter(text -> change.matcher(text).find())).isEmpty();
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path migration : migrations.toList()) {
                assertThat(change.matcher(Files.readString(migration)).find())
                        .as(migration.toString())
                        .isFalse();
            }
        }
        assertThat(TrailLines.class.getDeclaredMethods())
                .extracting(java.lang.reflect.Method::getName)
                .doesNotContain("update", "delete", "remove", "save");
    }
}
