package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * What values are worth. An indicator names two values: its target, worth {@value #MOST} points, and the one worth
 * nothing; between them points grow in a straight line, beyond them they stay, so an indicator may point up or down.
 * The whole is the mean of the points, weighted; an indicator without a value does not count and its weight falls to
 * the others.
 */
final class Scoring {

    static final int MOST = 100;

    /** From here on an indicator is green, and from {@link #AMBER} on amber. */
    static final BigDecimal GREEN = BigDecimal.valueOf(85);

    static final BigDecimal AMBER = BigDecimal.valueOf(60);

    private static final BigDecimal FULL = BigDecimal.valueOf(MOST);

    private Scoring() {}

    /** @param points null where there is no value */
    record Weighted(int weight, BigDecimal points) {}

    /**
     * Points for a value, 0 to {@value #MOST}, two decimals; null for no value.
     *
     * @param target another value than {@code zero}
     */
    static BigDecimal points(BigDecimal value, BigDecimal target, BigDecimal zero) {
        if (value == null) {
            return null;
        }
        BigDecimal points = value.subtract(zero).multiply(FULL).divide(target.subtract(zero), 2, RoundingMode.HALF_UP);
        return points.max(BigDecimal.ZERO).min(FULL).setScale(2, RoundingMode.HALF_UP);
    }

    /** The weighted mean of those that have points, two decimals; null where none has. */
    static BigDecimal overall(Collection<Weighted> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        int weight = 0;
        for (Weighted part : parts) {
            if (part.points() != null && part.weight() > 0) {
                sum = sum.add(part.points().multiply(BigDecimal.valueOf(part.weight())));
                weight += part.weight();
            }
        }
        return weight == 0 ? null : sum.divide(BigDecimal.valueOf(weight), 2, RoundingMode.HALF_UP);
    }

    /** Percent of the weight that has points, 0 to 100, rounded down. */
    static int measured(Collection<Weighted> parts) {
        int all = parts.stream().mapToInt(Weighted::weight).sum();
        int known = parts.stream()
                .filter(part -> part.points() != null)
                .mapToInt(Weighted::weight)
                .sum();
        return all == 0 ? 0 : known * 100 / all;
    }

    static String light(BigDecimal points) {
        if (points == null) {
            return "grey";
        }
        return points.compareTo(GREEN) >= 0 ? "green" : points.compareTo(AMBER) >= 0 ? "amber" : "red";
    }
}
