package org.gatehouse.progress;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import org.gatehouse.schedule.WorkCalendar;

/**
 * When something is to be done: evenly over the working minutes between two moments, all of it at the end where there are
 * none.
 *
 * @param from null where nobody said; then it is not planned at all
 * @param to likewise
 */
record Allotment(LocalDateTime from, LocalDateTime to, WorkCalendar calendar) {

    /** How much of an amount is to be done by then. */
    BigDecimal by(LocalDateTime moment, BigDecimal amount) {
        if (from == null || to == null || amount.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (!moment.isBefore(to)) {
            return amount;
        }
        long all = moment.isAfter(from) ? calendar.between(from, to) : 0;
        return all <= 0
                ? BigDecimal.ZERO
                : amount.multiply(BigDecimal.valueOf(calendar.between(from, moment)))
                        .divide(BigDecimal.valueOf(all), MathContext.DECIMAL128);
    }
}
