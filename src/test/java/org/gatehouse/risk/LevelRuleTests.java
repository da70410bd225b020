package org.gatehouse.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.camunda.bpm.engine.RepositoryService;
import org.gatehouse.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each rule of the decision table, at its borders; and that the table alone decides. */
class LevelRuleTests extends HouseTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 4);

    @Autowired
    LevelRule rule;

    @Autowired
    RepositoryService repository;

    @ParameterizedTest
    @CsvSource({
        "4, 5, , EXTREME, true, 4 × 5 = 20: very likely and very grave",
        "3, 5, 14, EXTREME, true, '3 × 5 = 15, and it may happen within 14 days'",
        "3, 5, 15, HIGH, true, 3 × 5 = 15: likely and grave",
        "4, 4, , HIGH, true, 4 × 4 = 16: likely and grave",
        "3, 4, 14, HIGH, true, '3 × 4 = 12, and it may happen within 14 days'",
        "2, 5, 0, HIGH, true, '2 × 5 = 10, and it may happen within 0 days'",
        "3, 3, 0, MEDIUM, true, '3 × 3 = 9: worth a plan, not at once'",
        "3, 4, 15, MEDIUM, true, '3 × 4 = 12: worth a plan, not at once'",
        "2, 4, , MEDIUM, true, '2 × 4 = 8: worth a plan, not at once'",
        "2, 3, 14, MEDIUM, true, '2 × 3 = 6: small, but it may happen within 14 days'",
        "2, 3, 15, LOW, false, 2 × 3 = 6: unlikely or slight",
        "1, 5, , MEDIUM, true, 'Unlikely (1), but the effect would be very grave (5)'",
        "1, 4, 0, LOW, false, 1 × 4 = 4: unlikely or slight",
        "1, 1, , LOW, false, 1 × 1 = 1: unlikely or slight"
    })
    void level(int probability, int impact, Integer days, RiskLevel level, boolean plan, String why) {
        Verdict verdict = rule.judge(RiskKind.THREAT, probability, impact, days);
        assertThat(verdict.level()).isEqualTo(level);
        assertThat(verdict.plan()).isEqualTo(plan);
        assertThat(verdict.english()).isEqualTo(why);
        assertThat(verdict.chinese()).isNotBlank().doesNotContain("{");
        assertThat(rule.judge(RiskKind.OPPORTUNITY, probability, impact, days).level())
                .isEqualTo(level);
    }

    @Test
    void whoEditsTheTableChangesTheLevelAndNothingElse() throws IOException {
        String table = Files.readString(Path.of("processes/risk/risk-level.dmn"));
        String stricter = table.replaceFirst("<text>&gt;= 20</text>", "<text>&gt;= 6</text>")
                .replace("very likely and very grave", "the analyst finds it extreme");
        assertThat(rule.judge(RiskKind.THREAT, 2, 3, null).level()).isEqualTo(RiskLevel.LOW);
        String deployment = repository
                .createDeployment()
                .name("An analyst's table")
                .addString("risk/risk-level.dmn", stricter)
                .deploy()
                .getId();
        try {
            Verdict verdict = rule.judge(RiskKind.THREAT, 2, 3, null);
            assertThat(verdict.level()).isEqualTo(RiskLevel.EXTREME);
            assertThat(verdict.english()).isEqualTo("2 × 3 = 6: the analyst finds it extreme");
            assertThat(verdict.reviewDays()).isEqualTo(7);
        } finally {
            repository.deleteDeployment(deployment, true);
        }
        assertThat(rule.judge(RiskKind.THREAT, 2, 3, null).level()).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void daysCountFromTodayToTheFirstDayAndAreUnknownAfterTheLast() {
        assertThat(LevelRule.days(null, null, DAY)).isNull();
        assertThat(LevelRule.days(DAY.plusDays(3), null, DAY)).isEqualTo(3);
        assertThat(LevelRule.days(DAY, null, DAY)).isZero();
        assertThat(LevelRule.days(DAY.minusDays(1), null, DAY)).isNull();
        assertThat(LevelRule.days(DAY.minusDays(5), DAY, DAY)).isZero();
        assertThat(LevelRule.days(DAY.minusDays(5), DAY.minusDays(1), DAY)).isNull();
    }
}
