package org.gatehouse.plan;

import java.time.LocalDate;
import java.util.List;

/**
 * What is to be different in a plan, all of it at once.
 *
 * @param items at most one change of each item
 * @param end the project's end by which additions are judged
 */
public record PlanChange(List<ItemChange> items, List<Addition> additions, LocalDate end) {

    public PlanChange {
        items = List.copyOf(items);
        additions = List.copyOf(additions);
    }

    /**
     * An item to add.
     *
     * @param reference what others of the same change call it, {@code N-1}; no project's items are called so
     */
    public record Addition(String reference, ItemDraft draft) {}

    public boolean isEmpty() {
        return items.isEmpty() && additions.isEmpty();
    }
}
