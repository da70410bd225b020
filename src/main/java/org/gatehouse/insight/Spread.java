package org.gatehouse.insight;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * How durations are spread, in milliseconds. Percentiles interpolate linearly between the two nearest values: type 7 of
 * Hyndman and Fan (Sample Quantiles in Statistical Packages, 1996), the same as {@code percentile_cont} in SQL.
 *
 * @param n how many durations, at least 1
 */
record Spread(int n, long median, long p90) {

    /** With fewer the numbers say little, and the page says so. */
    static final int ENOUGH = 5;

    public boolean isSmall() {
        return n < ENOUGH;
    }

    /** Null where there are none. */
    static Spread of(double[] durations, int n) {
        if (n == 0) {
            return null;
        }
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(Arrays.copyOf(durations, n));
        return new Spread(n, Math.round(percentile.evaluate(50)), Math.round(percentile.evaluate(90)));
    }
}
