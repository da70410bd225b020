package org.gatehouse.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.health.DecisionFile;
import org.gatehouse.health.Light;
import org.gatehouse.workload.TeamLoad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the table says about people, money and material, at the borders of its rules. */
class ResourceCheckTests {

    private static final DecisionFile TABLE = DecisionFile.of("processes/review/resource-check.dmn");
    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);

    @ParameterizedTest
    @CsvSource({
        "60.4, 40, 5, RED, Chen Jie is asked for 60.4 hours in the week from 2027-03-01 and has 40",
        "60, 40, 5, AMBER, Chen Jie is asked for 60 hours in the week from 2027-03-01 and has 40",
        "40, 40, 2, AMBER, Chen Jie has more to do than fits on single days in the next four weeks: 2"
    })
    void people(double asked, double capacity, int days, Light light, String text) {
        assertThat(warnings(TABLE, ResourceFacts.of(worker(asked, capacity, days))))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.light()).isEqualTo(light);
                    assertThat(warning.english()).isEqualTo(text);
                    assertThat(warning.chinese()).contains("Chen Jie").doesNotContain("{");
                    assertThat(warning.page()).isEqualTo("levelling");
                    assertThat(warning.confidential()).isFalse();
                });
    }

    @Test
    void whoeverHasRoomIsNoWarning() {
        assertThat(warnings(TABLE, ResourceFacts.of(worker(40, 40, 0)))).isEmpty();
        assertThat(warnings(TABLE, ResourceFacts.of(worker(0, 0, 0)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "101, 90, 95, RED, More than the budget is spent or ordered: 101 %",
        "61, 60, 40, RED, 'The budget burns faster than the work gets done: 61 % used, 40 % done'",
        "60, 60, 40, AMBER, 'The budget burns faster than the work gets done: 60 % used, 40 % done'",
        "50.5, 50, 40.5, '', ''",
        "50, 29, 45, AMBER, 'The budget burns faster than time passes: 50 % used, 29 % of the time gone'",
        "50, 30, 45, '', ''"
    })
    void budget(double used, double elapsed, double done, String light, String text) {
        List<Warning> warnings = warnings(TABLE, budgetFacts(used, elapsed, done));
        if (light.isEmpty()) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings).singleElement().satisfies(warning -> {
                assertThat(warning.light()).isEqualTo(Light.of(light));
                assertThat(warning.english()).isEqualTo(text);
                assertThat(warning.confidential()).isTrue();
            });
        }
        assertThat(warnings(TABLE, budgetFacts(null, elapsed, done))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, RED, Nothing is ordered of “Leaflets”",
        "0, AMBER, Nothing is ordered of",
        "14, AMBER, Nothing is ordered of"
    })
    void materialThatIsOrderedLate(int days, Light light, String text) {
        Map<String, Object> facts = new HashMap<>(budgetFacts(null, 0, 0));
        facts.put("kind", "line");
        facts.put("line", "Leaflets");
        facts.put("orderIn", days);
        facts.put("needed", MONDAY.plusDays(days).toString());
        assertThat(warnings(TABLE, facts)).singleElement().satisfies(warning -> {
            assertThat(warning.light()).isEqualTo(light);
            assertThat(warning.english()).startsWith(text);
        });
        facts.put("orderIn", 15);
        assertThat(warnings(TABLE, facts)).isEmpty();
    }

    @Test
    void thresholdsChangeByEditingTheTable() {
        Map<String, Object> facts = ResourceFacts.of(worker(44, 40, 0));
        assertThat(warnings(TABLE, facts)).hasSize(1);
        DecisionFile edited = TABLE.edited("(100..150]", "(120..150]");
        assertThat(warnings(edited, facts)).isEmpty();
    }

    private static List<Warning> warnings(DecisionFile table, Map<String, Object> facts) {
        return table.evaluate("resource-check", facts).stream()
                .map(rule -> ResourceCheck.warning(rule, facts))
                .toList();
    }

    private static TeamLoad.Worker worker(double asked, double capacity, int days) {
        return new TeamLoad.Worker("chen", "Chen Jie", MONDAY, asked, capacity, days, asked > capacity);
    }

    private static Map<String, Object> budgetFacts(Double used, double elapsed, double done) {
        BigDecimal none = BigDecimal.ZERO;
        Figures figures = new Figures(
                MONDAY,
                none,
                BigDecimal.valueOf(done),
                BigDecimal.valueOf(elapsed),
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                none,
                none,
                none,
                none,
                0,
                0);
        return ResourceFacts.budget(figures, used == null ? null : BigDecimal.valueOf(used));
    }
}
