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
        return itemKeys.size() <= 5 ? String.join(", ", itemKeys) : String.join(", ", itemKeys.subList(0, 5)) + ", …";
    }

    @Override
    public List<String> details() {
        return List.of(Integer.toString(itemKeys.size()));
    }
}
