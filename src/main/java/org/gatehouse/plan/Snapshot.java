package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A plan and its goals at one moment: as a baseline has them on record, or now.
 *
 * @param items work and milestones that were not cancelled, in the plan's order
 */
record Snapshot(List<BaselineItem> items, List<BaselineGoal> goals) {

    /** Last day; null while nothing has dates. */
    public LocalDate finish() {
        return items.stream()
                .map(BaselineItem::finishDate)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    public BigDecimal effort() {
        return ItemDraft.plain(
                Schedule.effort(items.stream().map(BaselineItem::effortHours).toList()));
    }

    /** Null where no item's cost is known. */
    public BigDecimal cost() {
        return items.stream()
                .map(BaselineItem::cost)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .map(ItemDraft::plain)
                .orElse(null);
    }

    /** For readers who may not know what people cost. */
    Snapshot withoutCosts() {
        return new Snapshot(items.stream().map(BaselineItem::withoutCost).toList(), goals);
    }
}
