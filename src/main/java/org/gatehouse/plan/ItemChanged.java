package org.gatehouse.plan;

import java.util.List;

/**
 * Somebody changed what a work item says: title, owner, dates, effort, what it waits for.
 *
 * @param announced whether those whom it concerns are told by whoever changed it
 */
public record ItemChanged(String projectKey, String itemKey, String title, boolean announced) implements PlanEvent {

    static ItemChanged of(WorkItem item) {
        return new ItemChanged(item.projectKey(), item.key(), item.title(), false);
    }

    static ItemChanged announced(WorkItem item) {
        return new ItemChanged(item.projectKey(), item.key(), item.title(), true);
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
