package org.gatehouse.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.Stage;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.GoalDraft;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.measure.Metric.Kind;
import org.gatehouse.measure.Metric.Mode;
import org.gatehouse.trail.Trail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Metrics and readings: who may do what with them, what they change, and what the trail says. */
class ReadingsTests extends Stage {

    @Autowired
    Metrics metrics;

    @Autowired
    Readings readings;

    @Autowired
    Trail trail;

    @Autowired
    Clock clock;

    @Test
    void aGoalHasItsMetricFromTheBeginningAndKeepsWhatWasReadWhenItGoes() {
        String key = newProject();
        addSmartGoal(key);
        Metric metric = metrics.of(key).get(0);
        assertThat(metric.name()).isEqualTo("Organic visits a month");
        assertThat(metric.goalKey()).isEqualTo(key + "-G1");
        assertThat(metric.kind()).isEqualTo(Kind.GOAL);

        Goal goal = goals.of(key).get(0);
        as("lin", () -> goals.reword(key, goal.key(), goal.version(), draft("Visits from search")));
        assertThat(metrics.of(key)).extracting(Metric::name).containsExactly("Visits from search");
        assertThatThrownBy(() -> as("lin", () -> metrics.remove(key, metric.id(), true)))
                .isInstanceOf(Conflict.class);

        as("chen", () -> readings.record(key, metric.id(), today(), new BigDecimal("10500"), ""));
        as("lin", () -> goals.drop(key, goal.key()));
        assertThat(metrics.of(key)).singleElement().satisfies(left -> {
            assertThat(left.goalKey()).isNull();
            assertThat(left.kind()).isEqualTo(Kind.OTHER);
        });
        as("lin", () -> goals.add(key, draft("Another")));
        assertThat(metrics.of(key)).hasSize(2);
        as("lin", () -> goals.drop(key, key + "-G1"));
        assertThat(metrics.of(key)).as("without readings it goes").hasSize(1);
    }

    @Test
    void readingsAreEnteredCorrectedAndRemovedByTheTeamAndTheTrailTells() {
        String key = newProject();
        Metric metric = as("lin", () -> metrics.add(key, draft("Newsletter readers", Kind.OTHER, Mode.STATE)));
        LocalDate day = today().minusDays(3);

        Reading first = as("wu", () -> readings.record(key, metric.id(), day, new BigDecimal("1200.5"), "by hand"));
        assertThatThrownBy(() -> as("chen", () -> readings.record(key, metric.id(), day, BigDecimal.ONE, "")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("measure.error.taken");
        as("chen", () -> readings.correct(key, first.id(), first.version(), day, new BigDecimal("1250"), "recount"));
        assertThatThrownBy(() -> as(
                        "chen",
                        () -> readings.correct(key, first.id(), first.version(), day, new BigDecimal("1"), "late")))
                .as("somebody was faster")
                .isInstanceOf(Conflict.class);
        assertThat(readings.of(metric.id())).singleElement().satisfies(reading -> {
            assertThat(reading.value()).isEqualByComparingTo("1250");
            assertThat(reading.note()).isEqualTo("recount");
            assertThat(reading.recordedBy()).isEqualTo("chen");
        });
        Reading now = readings.of(metric.id()).get(0);
        as("wu", () -> readings.remove(key, now.id(), now.version(), "wrong list"));

        assertThat(readings.of(metric.id())).isEmpty();
        List<String> said = trail.latest(key, 4, Locale.ENGLISH).stream()
                .map(entry -> entry.what())
                .toList();
        assertThat(said.get(0)).contains("Newsletter readers", "1250");
        assertThat(said.get(1)).contains("1200.5", "→", "1250");
        assertThat(said.get(2)).contains("entered", "1200.5 people");
        assertThat(said.get(3)).contains("added the metric");
    }

    @Test
    void whoIsNotInTheTeamTellsNothingAndOnlyTheManagerSaysWhatIsMeasured() {
        String key = newProject();
        Metric metric = as("lin", () -> metrics.add(key, draft("Visits", Kind.OTHER, Mode.STATE)));

        assertThatThrownBy(() -> as("sun", () -> readings.record(key, metric.id(), today(), BigDecimal.ONE, "")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("zhao", () -> readings.record(key, metric.id(), today(), BigDecimal.ONE, "")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("chen", () -> metrics.add(key, draft("Mine", Kind.OTHER, Mode.STATE))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("chen", () -> metrics.remove(key, metric.id(), true)))
                .isInstanceOf(NotAllowed.class);
        String other = newProject();
        assertThatThrownBy(() -> as("lin", () -> readings.record(other, metric.id(), today(), BigDecimal.ONE, "")))
                .as("a metric of another project")
                .isInstanceOf(NotFound.class);
        assertThat(readings.of(metric.id())).isEmpty();
    }

    @Test
    void whatCannotBeIsRefused() {
        String key = newProject();
        Metric metric = as("lin", () -> metrics.add(key, draft("Visits", Kind.OTHER, Mode.STATE)));
        assertThatThrownBy(() ->
                        as("wu", () -> readings.record(key, metric.id(), today().plusDays(1), BigDecimal.ONE, "")))
                .hasMessageContaining("measure.error.future");
        assertThatThrownBy(() ->
                        as("wu", () -> readings.record(key, metric.id(), LocalDate.of(1999, 1, 1), BigDecimal.ONE, "")))
                .hasMessageContaining("measure.error.ancient");
        assertThatThrownBy(() -> as("wu", () -> readings.record(key, metric.id(), today(), new BigDecimal("1e14"), "")))
                .hasMessageContaining("measure.error.range");
        assertThatThrownBy(() -> as("wu", () -> readings.record(key, metric.id(), null, null, "x".repeat(1001))))
                .hasMessageContaining("measure.error.day")
                .hasMessageContaining("measure.error.value")
                .hasMessageContaining("measure.error.note");
        assertThatThrownBy(() -> as("lin", () -> metrics.add(key, draft(" visits", Kind.OTHER, Mode.STATE))))
                .hasMessageContaining("measure.error.nameTaken");
        assertThatThrownBy(() ->
                        as("lin", () -> metrics.add(key, new MetricDraft("Sales", "", "YEN", Kind.SALES, Mode.AMOUNT))))
                .hasMessageContaining("error.money.currency");
        as("wu", () -> readings.record(key, metric.id(), today(), BigDecimal.ONE, ""));
        assertThatThrownBy(() -> as("lin", () -> metrics.remove(key, metric.id(), false)))
                .hasMessageContaining("measure.error.hasReadings");
        as("lin", () -> metrics.remove(key, metric.id(), true));
        assertThat(metrics.of(key)).isEmpty();
        assertThat(readings.of(metric.id())).isEmpty();
        assertThat(as("lin", () -> metrics.add(key, draft("Sales", Kind.SALES, Mode.AMOUNT)))
                        .currency())
                .as("the project's own")
                .isEqualTo("CNY");
    }

    @Test
    void amountsCompareAsRunningSumsFromTheBaseline() {
        String key = newProject();
        addSmartGoal(key);
        Metric metric = metrics.of(key).get(0);
        LocalDate first = today().minusDays(14);
        as("chen", () -> readings.record(key, metric.id(), first, new BigDecimal("300"), ""));
        as("chen", () -> readings.record(key, metric.id(), first.plusDays(7), new BigDecimal("250"), ""));
        assertThat(readings.ofGoals(key).get(key + "-G1").get(1).value()).isEqualByComparingTo("250");

        as(
                "lin",
                () -> metrics.reword(
                        key, metric.id(), metric.version(), new MetricDraft("", "", "", Kind.GOAL, Mode.AMOUNT)));

        assertThat(readings.ofGoals(key).get(key + "-G1"))
                .extracting(point -> point.value().intValue())
                .containsExactly(10300, 10550);
    }

    @Test
    void manyReadingsAreTakenWholeOrNotAtAll() {
        String key = newProject();
        Metric metric = as("lin", () -> metrics.add(key, draft("Visits", Kind.OTHER, Mode.STATE)));
        List<Entry> three =
                List.of(entry(metric, 2, 20, "100"), entry(metric, 3, 10, "110"), entry(metric, 4, 0, "120"));

        assertThat(as("chen", () -> readings.take(key, Told.of(three), Reading.Origin.FILE, "a.csv")))
                .isEqualTo(new Taken(3, 0, 0));
        assertThat(as("chen", () -> readings.take(key, Told.of(three), Reading.Origin.FILE, "a.csv")))
                .isEqualTo(new Taken(0, 0, 3));
        List<Entry> mended = List.of(entry(metric, 2, 20, "100.00"), entry(metric, 3, 10, "111"));
        assertThat(as("chen", () -> readings.take(key, Told.of(mended), Reading.Origin.FILE, "b.csv")))
                .isEqualTo(new Taken(0, 1, 1));
        assertThat(trail.latest(key, 9, Locale.ENGLISH))
                .filteredOn(it -> it.what().contains("uploaded"))
                .as("the same file again is no news")
                .hasSize(2);

        List<Entry> wrong = List.of(entry(metric, 2, 5, "1"), entry(metric, 3, -1, "2"), entry(metric, 4, 5, "3"));
        assertThatThrownBy(() -> as("chen", () -> readings.take(key, Told.of(wrong), Reading.Origin.FILE, "c.csv")))
                .hasMessageContaining("measure.line.future")
                .hasMessageContaining("measure.line.twice");
        assertThat(readings.of(metric.id()))
                .extracting(reading -> reading.value().intValue())
                .containsExactly(100, 111, 120);
    }

    private Entry entry(Metric metric, int line, int daysAgo, String value) {
        return new Entry(line, metric.id(), today().minusDays(daysAgo), new BigDecimal(value), "");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static MetricDraft draft(String name, Kind kind, Mode reading) {
        return new MetricDraft(name, "people", "", kind, reading);
    }

    private GoalDraft draft(String metric) {
        return new GoalDraft(
                "Raise it", metric, "visits", BigDecimal.ONE, BigDecimal.TEN, today().plusMonths(2), "", "chen");
    }
}
