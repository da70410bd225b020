package org.gatehouse.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.gatehouse.progress.EarnedValue;
import org.gatehouse.progress.ProgressFigures;
import org.junit.jupiter.api.Test;

/** The cost that is held against the approved one. */
class DriftFactsTests {

    @Test
    void beforeABaselineItIsWhatThePlanCosts() {
        assertThat(DriftFacts.cost(of(900), figures(null, true))).isEqualByComparingTo("900");
        assertThat(DriftFacts.cost(null, figures(null, true))).isNull();
    }

    @Test
    void theRestCountsAsBudgetedUntilAFifthIsEarned() {
        assertThat(DriftFacts.cost(of(1000), figures(value(1000, 199, 300), true)))
                .as("300 spent and 801 to come")
                .isEqualByComparingTo("1101");
        assertThat(DriftFacts.cost(of(1000), figures(value(1000, 200, 300), true)))
                .as("half as dear again, to the end")
                .isEqualByComparingTo("1500");
    }

    @Test
    void whatCameToThePlanSinceTheBaselineCountsToo() {
        assertThat(DriftFacts.cost(of(1700), figures(value(1000, 500, 500), true)))
                .isEqualByComparingTo("1700");
        assertThat(DriftFacts.cost(null, figures(value(1000, 500, 500), true))).isEqualByComparingTo("1000");
    }

    @Test
    void anEstimateOverWorkWithoutAPriceIsNone() {
        assertThat(DriftFacts.cost(of(900), figures(value(1000, 500, 900), false)))
                .isEqualByComparingTo("900");
    }

    private static EarnedValue value(int budget, int earned, int spent) {
        return new EarnedValue(of(budget), of(earned), of(earned), of(spent));
    }

    private static BigDecimal of(int amount) {
        return BigDecimal.valueOf(amount);
    }

    private static ProgressFigures figures(EarnedValue cost, boolean complete) {
        BigDecimal none = BigDecimal.ZERO;
        return new ProgressFigures(
                LocalDate.of(2026, 11, 25),
                none,
                none,
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
                0,
                null,
                cost,
                complete,
                null);
    }
}
