package org.gatehouse.execution;

import java.time.Clock;
import java.time.LocalDate;
import org.gatehouse.gate.GateDecided;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where a gate sends a project back to execution, what it missed becomes a work item of the project manager, who adds
 * what more is needed; with all work done execution would be over at once. It stands in the way of the gate until done.
 */
@Component
class SentBackWork {

    /** As long as the steps of the phases have, see their models. */
    private static final int DAYS = 5;

    private final WorkItems items;
    private final Releases releases;
    private final Projects projects;
    private final Clock clock;

    SentBackWork(WorkItems items, Releases releases, Projects projects, Clock clock) {
        this.items = items;
        this.releases = releases;
        this.projects = projects;
        this.clock = clock;
    }

    /** Before others look at the plan as it stands after the decision. */
    @EventListener(condition = "#decided.reworkStep == 'executionPhase'")
    @Order(0)
    void on(GateDecided decided) {
        WorkItem item = items.addCondition(
                decided.projectKey(),
                decided.reason().strip().lines().findFirst().orElse(""),
                decided.reason(),
                projects.require(decided.projectKey()).managerId(),
                LocalDate.now(clock).plusDays(DAYS));
        releases.releaseNow(item.key());
    }
}
