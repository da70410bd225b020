package org.gatehouse.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;

/**
 * Where a project's work stands.
 *
 * @param percent done, each item weighted with its effort
 * @param items all that were not cancelled
 * @param overdue open items whose last day has passed
 */
public record Standing(
        int percent, int items, int done, int overdue, BigDecimal hoursSpent, BigDecimal hoursEstimated) {

    /** @param all the project's items, cancelled ones too */
    public static Standing of(List<WorkItem> all, BigDecimal hoursSpent, LocalDate today) {
        List<WorkItem> items = all.stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED)
                .toList();
        BigDecimal weight = BigDecimal.ZERO;
        BigDecimal reached = BigDecimal.ZERO;
        BigDecimal estimated = BigDecimal.ZERO;
        for (WorkItem item : items) {
            BigDecimal effort = item.effortHours() == null ? BigDecimal.ZERO : item.effortHours();
            BigDecimal own = effort.max(BigDecimal.ONE);
            estimated = estimated.add(effort);
            weight = weight.add(own);
            reached = reached.add(own.multiply(BigDecimal.valueOf(item.progress())));
        }
        int percent = weight.signum() == 0
                ? 0
                : reached.divide(weight, 0, RoundingMode.DOWN).intValue();
        return new Standing(
                percent,
                items.size(),
                (int) items.stream().filter(item -> !item.isOpen()).count(),
                (int) items.stream().filter(item -> isOverdue(item, today)).count(),
                hoursSpent,
                estimated);
    }

    /** Whether it is open after its last day. */
    public static boolean isOverdue(WorkItem item, LocalDate today) {
        return item.isOpen() && item.finishDate() != null && item.finishDate().isBefore(today);
    }
}
