package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How exactly a computed value is told. */
final class Shown {

    private static final int DIGITS = 4;

    private Shown() {}

    /** Whole from four digits before the point on, else four digits in all; readings themselves are told as they are. */
    static BigDecimal of(BigDecimal computed) {
        if (computed == null) {
            return null;
        }
        int whole = computed.abs().toBigInteger().toString().length();
        BigDecimal rounded = computed.setScale(
                        Math.min(Math.max(0, DIGITS - whole), Math.max(0, computed.scale())), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
