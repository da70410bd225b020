package org.gatehouse.plan;

import java.util.List;
import org.gatehouse.kernel.Change;

/**
 * Somebody changed what a work item says: title, owner, dates, effort, what it waits for.
 *
 * @param announced whether those whom it concerns are told by whoever changed it
 */
public record ItemChanged(String projectKey, String itemKey, String title, boolean announced, List<Change> changes)
        implements PlanEvent {

    static ItemChanged of(WorkItem item, List<Change> changes) {
        return new ItemChanged(item.projectKey(), item.key(), item.title(), false, changes);
    }

    static ItemChanged announced(WorkItem item, List<Change> changes) {
        return new ItemChanged(item.projectKey(), item.key(), item.title(), true, changes);
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
