package org.gatehouse.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The scales from 1 to 5 on which probability and impact are told. The bands of probability are those of the PMBOK
 * Guide, 6th edition, table 11-1; the ranges of impact are the house's own, for projects of weeks and months. Their words
 * stand in the messages {@code risk.probability.1} to {@code risk.impact.goals.5}.
 */
final class Scales {

    /** Probability in the middle of each band, in percent: 1–10, 11–30, 31–50, 51–70, 71–100. */
    private static final List<Integer> MIDDLES = List.of(5, 20, 40, 60, 85);

    /** Objectives an impact is measured on. */
    static final List<String> OBJECTIVES = List.of("schedule", "cost", "goals");

    /** The highest value of each. */
    static final int MOST = 5;

    private Scales() {}

    static boolean has(Integer value) {
        return value != null && value >= 1 && value <= MOST;
    }

    static BigDecimal expected(BigDecimal amount, int probability) {
        return amount.multiply(BigDecimal.valueOf(MIDDLES.get(probability - 1)))
                .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    }
}
