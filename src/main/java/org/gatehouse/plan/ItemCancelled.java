package org.gatehouse.plan;

import java.util.List;

/** A work item will not be done. */
public record ItemCancelled(String projectKey, String itemKey, String title, String reason) implements PlanEvent {

    static ItemCancelled of(WorkItem item) {
        return new ItemCancelled(item.projectKey(), item.key(), item.title(), item.cancelReason());
    }

    @Override
    public List<String> itemKeys() {
        return List.of(itemKey);
    }

    @Override
    public String action() {
        return "plan.itemCancelled";
    }

    @Override
    public String subject() {
        return itemKey + " " + title;
    }
}
