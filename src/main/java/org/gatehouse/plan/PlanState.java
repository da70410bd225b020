package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A plan at one moment, live or as a draft: its items with their dates, and how they hang together.
 *
 * @param items without the cancelled ones, summaries included, in the plan's order
 * @param keys those of a change's additions, by the references the change gave them
 */
public record PlanState(List<WorkItem> items, PlanNetwork network, Map<String, String> keys) {

    public PlanState {
        items = List.copyOf(items);
        keys = Map.copyOf(keys);
    }

    /** Last day of the plan; null while it has no dates. */
    public LocalDate finish() {
        return Schedule.finish(items);
    }

    /** Planned hours. */
    public BigDecimal effort() {
        return Schedule.effort(items.stream().map(WorkItem::effortHours).toList());
    }

    /** What can be done: work and milestones without the summaries above them. */
    public List<WorkItem> work() {
        return items.stream().filter(item -> !item.isSummary()).toList();
    }
}
