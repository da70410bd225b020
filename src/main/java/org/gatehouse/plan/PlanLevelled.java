package org.gatehouse.plan;

import java.util.List;
import org.gatehouse.kernel.Change;

/** Starts that a levelling proposed were put into the plan. */
public record PlanLevelled(String projectKey, List<String> itemKeys, List<Change> changes) implements PlanEvent {

    @Override
    public String action() {
        return "plan.levelled";
    }

    @Override
    public String subject() {
        return someItems();
    }

    @Override
    public List<String> details() {
        return List.of(Integer.toString(itemKeys.size()));
    }
}
