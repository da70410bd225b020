package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What changes would do to a plan.
 *
 * @param shifts items whose dates, effort or owner would differ, in the plan's order
 * @param finishBefore last day of the plan now; null where it has no dates
 * @param effortBefore planned hours now
 */
public record Preview(
        List<Shift> shifts,
        LocalDate finishBefore,
        LocalDate finishAfter,
        BigDecimal effortBefore,
        BigDecimal effortAfter) {

    public Preview {
        shifts = List.copyOf(shifts);
    }

    /** One item before and after; its dates after are null where it is cancelled. */
    public record Shift(
            String itemKey,
            String title,
            LocalDate startBefore,
            LocalDate finishBefore,
            BigDecimal effortBefore,
            String ownerBefore,
            LocalDate startAfter,
            LocalDate finishAfter,
            BigDecimal effortAfter,
            String ownerAfter,
            boolean cancelled) {}
}
