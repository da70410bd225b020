package org.gatehouse.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.health.DecisionFile;
import org.gatehouse.schedule.WorkCalendar;
import org.junit.jupiter.api.Test;

/** What is compared, and what the table says about it as it is shipped and edited. */
class TolerancesTests {

    private static final DecisionFile TABLE = DecisionFile.of("processes/drift/drift.dmn");
    private static final BigDecimal SMALL = new BigDecimal("80000");
    private static final BigDecimal LARGE = new BigDecimal("500000");

    private final Map<String, Object> approved = new HashMap<>(Map.of("currency", "CNY"));
    private final Map<String, Object> now = new HashMap<>(Map.of("currency", "CNY"));
    private Allowance allowed = Allowance.NONE;

    @Test
    void costReopensThePlanGateBeyondItsPercent() {
        approved.put("cost", 1000);
        assertThat(reopens(SMALL, "cost", 1100.0)).isFalse();
        assertThat(reopens(SMALL, "cost", 1101.0)).isTrue();
        assertThat(reopens(LARGE, "cost", 1051.0))
                .as("a large budget is watched more closely")
                .isTrue();
        assertThat(reopens(SMALL, "cost", 500)).isFalse();
        assertThat(reopens(SMALL, "cost", null)).as("nobody knows").isFalse();
        now.put("cost", 1200.0);
        assertThat(judged("goal", SMALL)).singleElement().satisfies(it -> {
            assertThat(it.reopens())
                    .as("while the plan is made its cost is free")
                    .isFalse();
            assertThat(it.light()).isEqualTo("amber");
        });
        now.put("currency", "EUR");
        assertThat(judged("plan", SMALL)).isEmpty();
    }

    @Test
    void theEndReopensThePlanGateBeyondItsWorkingDays() {
        approved.put("finish", "2026-11-06");
        assertThat(reopens(SMALL, "finish", "2026-11-13"))
                .as("five working days and a weekend")
                .isFalse();
        assertThat(reopens(SMALL, "finish", "2026-11-15"))
                .as("the weekend after")
                .isFalse();
        assertThat(reopens(SMALL, "finish", "2026-11-16")).isTrue();
        assertThat(reopens(LARGE, "finish", "2026-11-12")).isTrue();
        assertThat(reopens(SMALL, "finish", "2026-10-01")).isFalse();
        now.put("finish", "2026-11-16");
        assertThat(judged("plan", SMALL)).singleElement().satisfies(it -> {
            assertThat(it.english()).contains("from 2026-11-06 to 2026-11-16", "6 working days later, 5 are allowed");
            assertThat(it.chinese()).contains("晚 6 个工作日");
        });
    }

    @Test
    void aFileThatWasReplacedOrRemovedReopensAnyGate() {
        approved.put("files", List.of(file("brief.pdf", "aa"), file("offer.pdf", "bb")));
        now.put("files", List.of(file("brief.pdf", "aa"), file("offer.pdf", "bb"), file("new.pdf", "cc")));
        assertThat(judged("plan", SMALL)).as("another file is no drift").isEmpty();
        now.put("files", List.of(file("brief.pdf", "aa"), file("offer.pdf", "bb"), file("brief.pdf", "dd")));
        assertThat(judged("goal", SMALL)).singleElement().satisfies(it -> {
            assertThat(it.reopens()).isTrue();
            assertThat(it.english()).contains("brief.pdf", "aa", "dd");
        });
        now.put("files", List.of(file("brief.pdf", "aa")));
        assertThat(judged("plan", SMALL)).singleElement().satisfies(it -> {
            assertThat(it.reopens()).isTrue();
            assertThat(it.departure().name()).isEqualTo("offer.pdf");
            assertThat(it.departure().isRemoval()).isTrue();
        });
        now.put("files", List.of(file("brief.pdf", "aa"), file("offer.pdf", "xx"), file("offer.pdf", "bb")));
        assertThat(judged("plan", SMALL)).as("put back as it was").isEmpty();
    }

    @Test
    void aGoalWhoseForecastMissesTheApprovedTargetReopensAnyGate() {
        approved.put("goals", List.of(goal(13000, null, false)));
        now.put("goals", List.of(goal(13000, 12700.0, true)));
        assertThat(judged("plan", SMALL)).singleElement().satisfies(it -> {
            assertThat(it.reopens()).as("a tenth of the way may be missing").isFalse();
            assertThat(it.departure().over()).isEqualByComparingTo("10");
        });
        now.put("goals", List.of(goal(13000, 12600.0, true)));
        assertThat(judged("goal", SMALL)).singleElement().satisfies(it -> {
            assertThat(it.reopens()).isTrue();
            assertThat(it.english()).contains("G1", "12,600", "13,000");
        });
        now.put("goals", List.of(goal(12500, 12600.0, false)));
        assertThat(judged("plan", SMALL))
                .as("a lower target that nobody approved")
                .singleElement()
                .matches(Judged::reopens);
        allowed = new Allowance(0, 0, Map.of("G1", 12500.0), List.of("C1"));
        assertThat(judged("plan", SMALL)).as("one that was approved").noneMatch(Judged::reopens);
        now.put("goals", List.of(goal(13000, null, false)));
        assertThat(judged("plan", SMALL)).as("too few readings").isEmpty();
    }

    @Test
    void whatWasConfirmedIsNotRaisedAgainUntilItGrowsWorse() {
        approved.put("goals", List.of(goal(13000, 12000.0, true)));
        now.put("goals", List.of(goal(13000, 11900.0, true)));
        assertThat(judged("plan", SMALL)).noneMatch(Judged::reopens);
        now.put("goals", List.of(goal(13000, 11600.0, true)));
        assertThat(judged("plan", SMALL)).allMatch(Judged::reopens);
    }

    @Test
    void anApprovedChangeAllowsExactlyWhatItSaid() {
        approved.put("cost", 1000.0);
        approved.put("finish", "2026-11-06");
        allowed = new Allowance(200, 10, Map.of(), List.of("C1"));
        assertThat(reopens(SMALL, "cost", 1320.0)).isFalse();
        assertThat(reopens(SMALL, "cost", 1321.0)).isTrue();
        now.remove("cost");
        assertThat(reopens(SMALL, "finish", "2026-11-27"))
                .as("ten approved and five allowed")
                .isFalse();
        assertThat(reopens(SMALL, "finish", "2026-11-30")).isTrue();
    }

    @Test
    void anAnalystsRowTakesEffect() {
        approved.put("cost", 1000.0);
        now.put("cost", 1150.0);
        assertThat(judged(TABLE, "plan", SMALL)).allMatch(Judged::reopens);
        DecisionFile wider = TABLE.edited("<text>10</text>", "<text>20</text>");
        assertThat(judged(wider, "plan", SMALL)).noneMatch(Judged::reopens);
        DecisionFile shown = TABLE.edited("<text>true</text>", "<text>false</text>");
        assertThat(judged(shown, "plan", SMALL)).noneMatch(Judged::reopens);
        DecisionFile worded = TABLE.edited("The cost forecast is {over} %", "Dearer by {over} % ({nonsense})");
        assertThat(judged(worded, "plan", SMALL))
                .singleElement()
                .satisfies(it -> assertThat(it.english()).startsWith("Dearer by 15 % ({nonsense}) above"));
    }

    private boolean reopens(BigDecimal budget, String fact, Object value) {
        now.put(fact, value);
        return judged("plan", budget).stream().anyMatch(Judged::reopens);
    }

    private List<Judged> judged(String gate, BigDecimal budget) {
        return judged(TABLE, gate, budget);
    }

    private List<Judged> judged(DecisionFile file, String gate, BigDecimal budget) {
        DriftTable table = new DriftTable(file::evaluate);
        List<Judged> all = new ArrayList<>();
        Departure.between(new Facts(approved), allowed, new Facts(now), WorkCalendar.HOUSE)
                .forEach(departure -> all.add(table.judge(gate, budget, departure)));
        return all;
    }

    private static Map<String, Object> file(String name, String sha256) {
        return Map.of("name", name, "owner", "project:SEO", "sha256", sha256);
    }

    private static Map<String, Object> goal(double target, Double forecast, boolean below) {
        Map<String, Object> goal = new HashMap<>(Map.of(
                "key",
                "G1",
                "unit",
                "visits",
                "start",
                10000,
                "target",
                target,
                "rises",
                true,
                "forecastBelow",
                below));
        goal.put("forecast", forecast);
        return goal;
    }
}
