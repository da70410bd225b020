package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * An indicator's value and what it was made of.
 *
 * @param value null where there was nothing to measure
 */
record Measured(BigDecimal value, List<FactLine> lines) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static final Measured NOTHING = new Measured(null, List.of());

    /** Percent of what counts that was as it should be. */
    static Measured share(List<FactLine> lines) {
        List<FactLine> counted = lines.stream().filter(FactLine::counted).toList();
        long hits =
                counted.stream().filter(line -> Boolean.TRUE.equals(line.hit())).count();
        return new Measured(
                counted.isEmpty()
                        ? null
                        : BigDecimal.valueOf(hits)
                                .multiply(HUNDRED)
                                .divide(BigDecimal.valueOf(counted.size()), 2, RoundingMode.HALF_UP),
                lines);
    }

    /** The mean of the numbers of what counts. */
    static Measured mean(List<FactLine> lines) {
        List<BigDecimal> counted =
                lines.stream().filter(FactLine::counted).map(FactLine::figure).toList();
        return new Measured(
                counted.isEmpty()
                        ? null
                        : counted.stream()
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(BigDecimal.valueOf(counted.size()), 2, RoundingMode.HALF_UP),
                lines);
    }
}
