package org.gatehouse.progress;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Money of budget lines, which belongs to no item: a level of effort, whose earned value is its planned value by
 * definition (ANSI/PMI 19-006-2019). Nobody says on which days it was paid, so payments count evenly from the first day to
 * today.
 *
 * @param planned of all lines when the baseline was taken
 * @param paid of all lines by today
 */
record LevelOfEffort(BigDecimal planned, BigDecimal paid, Allotment allotment, LocalDate first, LocalDate today) {

    EarnedValue cost(Cutoff cutoff) {
        BigDecimal due = allotment.by(cutoff.moment(), planned);
        return new EarnedValue(planned, due, due, paidBy(cutoff.day()));
    }

    private BigDecimal paidBy(LocalDate day) {
        if (!day.isBefore(today)) {
            return paid;
        }
        return day.isBefore(first)
                ? BigDecimal.ZERO
                : paid.multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(first, day) + 1))
                        .divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(first, today) + 1), MathContext.DECIMAL128);
    }

    boolean isEmpty() {
        return planned.signum() == 0 && paid.signum() == 0;
    }
}
