package org.gatehouse.plan;

import java.util.List;
import org.gatehouse.kernel.Change;

/** Items came from a file. */
public record ItemsImported(String projectKey, List<String> itemKeys, String file, List<Change> changes)
        implements PlanEvent {

    @Override
    public String action() {
        return "plan.itemsImported";
    }

    @Override
    public String subject() {
        return file;
    }

    @Override
    public List<String> details() {
        return List.of(Integer.toString(itemKeys.size()));
    }
}
