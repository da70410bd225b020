package org.gatehouse.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The measures of one row as they are read; null where one is not defined. */
record Rounded(
        BigDecimal percent,
        BigDecimal bac,
        BigDecimal pv,
        BigDecimal ev,
        BigDecimal ac,
        BigDecimal spi,
        BigDecimal cpi,
        BigDecimal eac) {

    static Rounded of(EarnedValue value) {
        BigDecimal percent = value.percentComplete();
        return new Rounded(
                percent == null ? null : percent.setScale(1, RoundingMode.HALF_UP),
                EarnedValue.cents(value.bac()),
                EarnedValue.cents(value.pv()),
                EarnedValue.cents(value.ev()),
                EarnedValue.cents(value.ac()),
                EarnedValue.shown(value.spi()),
                EarnedValue.shown(value.cpi()),
                EarnedValue.cents(value.eac()));
    }
}
