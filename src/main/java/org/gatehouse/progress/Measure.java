package org.gatehouse.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * One of the measures of earned value as it is read. Its name, formula and meaning are the messages
 * {@code progress.measure.<name>}, {@code progress.formula.<name>} and {@code progress.meaning.<name>}.
 *
 * @param value rounded; null where it is not defined
 */
record Measure(String name, Kind kind, BigDecimal value, boolean unfavourable) {

    /** How it is written. */
    enum Kind {
        /** Money or hours. */
        AMOUNT,
        RATIO,
        PERCENT
    }

    static List<Measure> of(EarnedValue value) {
        return List.of(
                amount("bac", value.bac()),
                amount("pv", value.pv()),
                amount("ev", value.ev()),
                amount("ac", value.ac()),
                variance("sv", value.sv()),
                variance("cv", value.cv()),
                index("spi", value.spi()),
                index("cpi", value.cpi()),
                amount("eac", value.eac()),
                amount("eacAtBudgetedRate", value.eacAtBudgetedRate()),
                amount("eacAtBothRates", value.eacAtBothRates()),
                amount("etc", value.etc()),
                variance("vac", value.vac()),
                new Measure("tcpi", Kind.RATIO, EarnedValue.shown(value.tcpi()), isAbove(value.tcpi())),
                new Measure("tcpiToEac", Kind.RATIO, EarnedValue.shown(value.tcpiToEac()), false),
                percent("percentPlanned", value.percentPlanned()),
                percent("percentComplete", value.percentComplete()),
                percent("percentSpent", value.percentSpent()));
    }

    private static Measure amount(String name, BigDecimal value) {
        return new Measure(name, Kind.AMOUNT, EarnedValue.cents(value), false);
    }

    private static Measure variance(String name, BigDecimal value) {
        return new Measure(name, Kind.AMOUNT, EarnedValue.cents(value), value != null && value.signum() < 0);
    }

    private static Measure index(String name, BigDecimal value) {
        return new Measure(
                name, Kind.RATIO, EarnedValue.shown(value), value != null && value.compareTo(BigDecimal.ONE) < 0);
    }

    private static Measure percent(String name, BigDecimal value) {
        return new Measure(name, Kind.PERCENT, value == null ? null : value.setScale(1, RoundingMode.HALF_UP), false);
    }

    private static boolean isAbove(BigDecimal value) {
        return value != null && value.compareTo(BigDecimal.ONE) > 0;
    }
}
