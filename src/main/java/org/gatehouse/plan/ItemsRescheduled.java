package org.gatehouse.plan;

import java.util.List;

/** Another change moved the days of these items. */
public record ItemsRescheduled(String projectKey, List<String> itemKeys) implements PlanEvent {

    @Override
    public String action() {
        return "plan.itemsRescheduled";
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
