package org.gatehouse.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.HouseTest;
import org.gatehouse.review.Review.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each rule of the decision table, at its borders. */
class HealthCheckTests extends HouseTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 4);

    @Autowired
    HealthCheck health;

    @ParameterizedTest
    @CsvSource({
        "79.9, 100, RED, Progress is far behind: 79.9 % of the work is done",
        "80, 100, AMBER, Progress is behind: 80 % of the work is done",
        "94.9, 100, AMBER, Progress is behind",
        "95, 100, GREEN, Progress and dates are on plan: 95 % of the work is done",
        "10, 0, GREEN, Progress and dates are on plan"
    })
    void progress(String actual, String planned, Light light, String reason) {
        Figures figures = figures(actual, planned, 10, 0, 0, "0", "0", "100", 4, 0);
        assertFinding(figures, "schedule", light, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "31, 100, RED, 31 of 100 open items are overdue",
        "30, 100, AMBER, 30 of 100 open items are overdue",
        "11, 100, AMBER, 11 of 100",
        "10, 100, GREEN, Progress and dates are on plan"
    })
    void overdue(int overdue, int open, Light light, String reason) {
        assertFinding(figures("50", "50", open, overdue, 0, "0", "0", "100", 4, 0), "schedule", light, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "11, RED, The finish is 11 days later than in the baseline",
        "10, AMBER, The finish is 10 days later",
        "4, AMBER, The finish is 4 days later",
        "3, GREEN, Progress and dates are on plan",
        "-8, GREEN, Progress and dates are on plan"
    })
    void slip(int days, Light light, String reason) {
        assertFinding(figures("50", "50", 10, 0, days, "0", "0", "100", 4, 0), "schedule", light, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "126, 100, RED, The work takes far more hours than planned: 126 spent",
        "125, 100, AMBER, The work takes more hours than planned: 125 spent",
        "111, 100, AMBER, The work takes more hours than planned",
        "110, 100, GREEN, Hours are within the plan: 110 spent",
        "5, 0, GREEN, Hours are within the plan"
    })
    void effort(String spent, String earned, Light light, String reason) {
        assertFinding(figures("50", "50", 10, 0, 0, spent, earned, "100", 4, 0), "effort", light, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "126, RED, The planned work has grown by 26 %",
        "125, AMBER, The planned work has grown by 25 %",
        "111, AMBER, The planned work has grown by 11 %",
        "110, GREEN, The scope is as in the baseline (10 %)",
        "90, GREEN, The scope is as in the baseline (-10 %)",
        "89, AMBER, Planned work was dropped since the baseline (-11 %)"
    })
    void scope(String plannedHours, Light light, String reason) {
        assertFinding(figures("50", "50", 10, 0, 0, "0", "0", plannedHours, 4, 0), "scope", light, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 3, RED, 3 of 4 goals are endangered",
        "4, 2, AMBER, 2 of 4 goals are endangered",
        "4, 1, AMBER, 1 of 4 goals are endangered",
        "4, 0, GREEN, The work is finished before every goal's deadline"
    })
    void goals(int goals, int endangered, Light light, String reason) {
        assertFinding(figures("50", "50", 10, 0, 0, "0", "0", "100", goals, endangered), "goals", light, reason);
    }

    @Test
    void eachDimensionHasItsReasonInBothLanguagesTheWorstFirst() {
        List<Finding> findings = health.judge(figures("85", "100", 10, 9, 12, "0", "0", "100", 4, 0));
        assertThat(findings)
                .extracting(Finding::dimension)
                .containsExactly("schedule", "schedule", "schedule", "effort", "scope", "goals");
        assertThat(findings)
                .extracting(Finding::light)
                .containsExactly(Light.RED, Light.RED, Light.AMBER, Light.GREEN, Light.GREEN, Light.GREEN);
        assertThat(findings)
                .allSatisfy(finding ->
                        assertThat(finding.english() + finding.chinese()).doesNotContain("{"));
        assertThat(findings.get(0).in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("未完成的 10 项任务中有 9 项逾期");
    }

    private void assertFinding(Figures figures, String dimension, Light light, String reason) {
        assertThat(health.judge(figures).stream().filter(it -> it.dimension().equals(dimension)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.light()).isEqualTo(light);
                    assertThat(finding.english()).startsWith(reason);
                });
    }

    private static Figures figures(
            String actual,
            String planned,
            int open,
            int overdue,
            int slip,
            String spent,
            String earned,
            String plannedHours,
            int goals,
            int endangered) {
        return new Figures(
                DAY,
                new BigDecimal(planned),
                new BigDecimal(actual),
                BigDecimal.TEN,
                open,
                0,
                open,
                overdue,
                DAY,
                DAY.plusDays(slip),
                new BigDecimal(plannedHours),
                new BigDecimal(earned),
                new BigDecimal(spent),
                BigDecimal.valueOf(100),
                goals,
                endangered);
    }
}
