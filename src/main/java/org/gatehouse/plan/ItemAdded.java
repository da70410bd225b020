package org.gatehouse.plan;

import java.util.List;
import org.gatehouse.kernel.Change;

/** A work item was added to a plan. */
public record ItemAdded(String projectKey, String itemKey, String title, List<Change> changes) implements PlanEvent {

    static ItemAdded of(WorkItem item, List<Change> changes) {
        return new ItemAdded(item.projectKey(), item.key(), item.title(), changes);
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
