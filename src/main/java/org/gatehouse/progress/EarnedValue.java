package org.gatehouse.progress;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What was planned, earned and spent by one moment, and what follows from it, in money or in hours.
 *
 * <p>Names and formulas are those of PMI, <i>Practice Standard for Earned Value Management</i>, 2nd ed. 2011, now <i>The
 * Standard for Earned Value Management</i>, ANSI/PMI 19-006-2019, and of ISO 21508:2018. Nothing is rounded on the way:
 * ratios carry 34 digits, and {@link #cents} and {@link #shown} round where somebody reads them. What a formula does not
 * define, a division by nothing above all, is null.
 *
 * @param bac budget at completion: the budget of all work in the baseline
 * @param pv planned value: the budget of the work that was to be done by then; not negative
 * @param ev earned value: the budget of the work that is done
 * @param ac actual cost of the work that is done
 */
public record EarnedValue(BigDecimal bac, BigDecimal pv, BigDecimal ev, BigDecimal ac) {

    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static final EarnedValue NOTHING =
            new EarnedValue(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Both together: all four are sums. */
    public EarnedValue plus(EarnedValue other) {
        return new EarnedValue(bac.add(other.bac), pv.add(other.pv), ev.add(other.ev), ac.add(other.ac));
    }

    /** Schedule variance, SV = EV − PV; negative: behind the plan. ANSI/PMI 19-006-2019. */
    public BigDecimal sv() {
        return ev.subtract(pv);
    }

    /** Cost variance, CV = EV − AC; negative: dearer than budgeted. ANSI/PMI 19-006-2019. */
    public BigDecimal cv() {
        return ev.subtract(ac);
    }

    /** Schedule performance index, SPI = EV / PV; null while nothing was planned. ANSI/PMI 19-006-2019. */
    public BigDecimal spi() {
        return ratio(ev, pv);
    }

    /** Cost performance index, CPI = EV / AC; null while nothing was spent. ANSI/PMI 19-006-2019. */
    public BigDecimal cpi() {
        return ratio(ev, ac);
    }

    /**
     * Estimate at completion where the rest costs as the work so far did, EAC = BAC / CPI; null while nothing was earned
     * or spent. ANSI/PMI 19-006-2019.
     */
    public BigDecimal eac() {
        return ev.signum() == 0 || ac.signum() == 0 ? null : bac.multiply(ac).divide(ev, EXACT);
    }

    /** Estimate at completion where the rest costs as budgeted, EAC = AC + (BAC − EV). ANSI/PMI 19-006-2019. */
    public BigDecimal eacAtBudgetedRate() {
        return ac.add(bac).subtract(ev);
    }

    /**
     * Estimate at completion where lateness costs too, EAC = AC + (BAC − EV) / (CPI · SPI); null where either index is
     * null or 0. ANSI/PMI 19-006-2019.
     */
    public BigDecimal eacAtBothRates() {
        return ev.signum() == 0 || ac.signum() == 0 || pv.signum() == 0
                ? null
                : ac.add(bac.subtract(ev).multiply(ac).multiply(pv).divide(ev.multiply(ev), EXACT));
    }

    /** Estimate to complete, ETC = EAC − AC, with {@link #eac()}; null where that is. ANSI/PMI 19-006-2019. */
    public BigDecimal etc() {
        BigDecimal eac = eac();
        return eac == null ? null : eac.subtract(ac);
    }

    /** Variance at completion, VAC = BAC − EAC, with {@link #eac()}; negative: dearer. ANSI/PMI 19-006-2019. */
    public BigDecimal vac() {
        BigDecimal eac = eac();
        return eac == null ? null : bac.subtract(eac);
    }

    /**
     * To-complete performance index: how well the rest must go to end at the budget, TCPI = (BAC − EV) / (BAC − AC); null
     * where the budget is spent. ANSI/PMI 19-006-2019.
     */
    public BigDecimal tcpi() {
        return tcpi(bac);
    }

    /** The same to end at {@link #eac()}, TCPI = (BAC − EV) / (EAC − AC); by its algebra the CPI. ANSI/PMI 19-006-2019. */
    public BigDecimal tcpiToEac() {
        BigDecimal eac = eac();
        return eac == null ? null : tcpi(eac);
    }

    /** The same to end at any estimate; null where that much is spent. */
    public BigDecimal tcpi(BigDecimal estimate) {
        BigDecimal left = estimate.subtract(ac);
        return left.signum() <= 0 ? null : bac.subtract(ev).divide(left, EXACT);
    }

    /** Percent complete, 100 · EV / BAC; null without a budget. ANSI/PMI 19-006-2019. */
    public BigDecimal percentComplete() {
        return ratio(ev.multiply(HUNDRED), bac);
    }

    /** Percent that was to be complete, 100 · PV / BAC; null without a budget. ISO 21508:2018. */
    public BigDecimal percentPlanned() {
        return ratio(pv.multiply(HUNDRED), bac);
    }

    /** Percent of the budget that is spent, 100 · AC / BAC; null without a budget. ISO 21508:2018. */
    public BigDecimal percentSpent() {
        return ratio(ac.multiply(HUNDRED), bac);
    }

    /** Money as it is read: to the cent, half up; null stays null. */
    public static BigDecimal cents(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** A ratio as it is read: to three decimals, half up; null stays null. */
    public static BigDecimal shown(BigDecimal ratio) {
        return ratio == null ? null : ratio.setScale(3, RoundingMode.HALF_UP);
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, EXACT);
    }
}
