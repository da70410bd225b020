package org.gatehouse.plan;

import java.util.List;
import org.gatehouse.kernel.Change;

/** A work item will not be done. */
public record ItemCancelled(String projectKey, String itemKey, String title, String reason, List<Change> changes)
        implements PlanEvent {

    static ItemCancelled of(WorkItem item, List<Change> changes) {
        return new ItemCancelled(item.projectKey(), item.key(), item.title(), item.cancelReason(), changes);
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
