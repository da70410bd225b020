package org.gatehouse.execution;

import java.util.List;
import org.gatehouse.gate.GateBlocker;
import org.gatehouse.gate.GateDecided;
import org.gatehouse.gate.GateDecided.Condition;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a gate demanded becomes work at once, in whatever phase, and stands in the way of the next gate until done. */
@Component
class GateConditions implements GateBlocker {

    private final WorkItems items;
    private final Releases releases;

    GateConditions(WorkItems items, Releases releases) {
        this.items = items;
        this.releases = releases;
    }

    /** Before others look at the plan as it stands after the decision. */
    @EventListener
    @Order(0)
    void on(GateDecided decided) {
        for (Condition condition : decided.conditions()) {
            WorkItem item = items.addCondition(
                    decided.projectKey(), condition.text(), condition.text(), condition.ownerId(), condition.due());
            releases.releaseNow(item.key());
        }
    }

    @Override
    public List<String> open(String projectKey) {
        return items.of(projectKey).stream()
                .filter(item -> item.isGateCondition() && item.isOpen())
                .map(item -> item.key() + " " + item.title())
                .toList();
    }
}
