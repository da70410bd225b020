package org.gatehouse.change;

import java.util.List;
import org.gatehouse.goal.Goal;
import org.gatehouse.person.People;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.resource.BudgetLine;

/** What a change speaks of, as the page names it. */
record ChangeNames(List<WorkItem> items, List<Goal> goals, List<BudgetLine> lines, People people) {

    public String item(String itemKey) {
        return items.stream()
                .filter(item -> item.key().equals(itemKey))
                .map(item -> item.key() + " " + item.title())
                .findFirst()
                .orElse(itemKey);
    }

    public String goal(String goalKey) {
        return goals.stream()
                .filter(goal -> goal.key().equals(goalKey))
                .map(Goal::statement)
                .findFirst()
                .orElse(goalKey);
    }

    public String unit(String goalKey) {
        return goals.stream()
                .filter(goal -> goal.key().equals(goalKey))
                .map(Goal::unit)
                .findFirst()
                .orElse("");
    }

    public String line(Long id) {
        return lines.stream()
                .filter(line -> line.id().equals(id))
                .map(BudgetLine::description)
                .findFirst()
                .orElse("–");
    }

    public String currency(Long id) {
        return lines.stream()
                .filter(line -> line.id().equals(id))
                .map(BudgetLine::currency)
                .findFirst()
                .orElse("CNY");
    }

    public String person(String id) {
        return id == null || id.isEmpty() ? "–" : people.name(id);
    }
}
