package org.gatehouse.plan;

import java.util.List;

/** Somebody changed what a work item says: title, owner, dates, effort, what it waits for. */
public record ItemChanged(String projectKey, String itemKey, String title) implements PlanEvent {

    static ItemChanged of(WorkItem item) {
        return new ItemChanged(item.projectKey(), item.key(), item.title());
    }

    @Override
    public List<String> itemKeys() {
        return List.of(itemKey);
    }

    @Override
    public String action() {
        return "plan.itemChanged";
    }

    @Override
    public String subject() {
        return itemKey + " " + title;
    }
}
