package org.gatehouse.closure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How far a goal was reached: 0 % is where it began, 100 % is the target, whichever way that lies. Less than 0 % means
 * that things got worse.
 *
 * @param percent one decimal, rounded so that 100 is shown only when it was reached; null where it cannot be told
 * @param reached null where it cannot be told
 */
record Attainment(BigDecimal percent, Boolean reached) {

    static final Attainment UNKNOWN = new Attainment(null, null);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal NEARLY = BigDecimal.valueOf(80);

    /** Without a baseline value the goal is taken to begin at zero. */
    static Attainment of(BigDecimal baseline, BigDecimal target, BigDecimal actual) {
        if (target == null || actual == null) {
            return UNKNOWN;
        }
        BigDecimal from = baseline == null ? BigDecimal.ZERO : baseline;
        BigDecimal way = target.subtract(from);
        if (way.signum() == 0) {
            boolean kept = actual.compareTo(target) == 0;
            return new Attainment(kept ? HUNDRED.setScale(1) : null, kept);
        }
        BigDecimal percent = actual.subtract(from).multiply(HUNDRED).divide(way, 1, RoundingMode.FLOOR);
        return new Attainment(percent, percent.compareTo(HUNDRED) >= 0);
    }

    /** Green when reached, amber from 80 % on, red below, grey where it cannot be told. */
    public String light() {
        if (reached == null) {
            return "grey";
        }
        if (reached) {
            return "green";
        }
        return percent != null && percent.compareTo(NEARLY) >= 0 ? "amber" : "red";
    }
}
