package org.gatehouse.plan;

import java.util.List;

/** A work item was added to a plan. */
public record ItemAdded(String projectKey, String itemKey, String title) implements PlanEvent {

    static ItemAdded of(WorkItem item) {
        return new ItemAdded(item.projectKey(), item.key(), item.title());
    }

    @Override
    public List<String> itemKeys() {
        return List.of(itemKey);
    }

    @Override
    public String action() {
        return "plan.itemAdded";
    }

    @Override
    public String subject() {
        return itemKey + " " + title;
    }
}
