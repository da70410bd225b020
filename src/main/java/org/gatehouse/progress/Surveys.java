package org.gatehouse.progress;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.gatehouse.budget.Costs;
import org.gatehouse.budget.Spending;
import org.gatehouse.execution.Work;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.Baselines;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.resource.Calendars;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a project's progress is computed from, in a fixed number of statements however large the plan. */
@Component
@Transactional(readOnly = true)
class Surveys {

    private final WorkItems items;
    private final Baselines baselines;
    private final Work work;
    private final Costs costs;
    private final Calendars calendars;
    private final ProgressRows rows;
    private final Clock clock;

    Surveys(
            WorkItems items,
            Baselines baselines,
            Work work,
            Costs costs,
            Calendars calendars,
            ProgressRows rows,
            Clock clock) {
        this.items = items;
        this.baselines = baselines;
        this.work = work;
        this.costs = costs;
        this.calendars = calendars;
        this.rows = rows;
        this.clock = clock;
    }

    /** Against the baseline that was approved last. */
    Survey of(Project project) {
        return of(project, baselines.latest(project.key()).orElse(null));
    }

    /** @param baseline null: nothing to measure against */
    Survey of(Project project, Baseline baseline) {
        Spending spending = costs.spending(project);
        return new Survey(
                project,
                items.outline(project.key()),
                baseline,
                baseline == null ? List.of() : baselines.itemsOf(baseline),
                baseline == null
                        ? spending.linesPlanned()
                        : rows.moneyOf(project.key(), baseline.number()).orElse(spending.linesPlanned()),
                work.progressIn(project.key()),
                spending,
                calendars.in(project.key(), List.of()),
                LocalDateTime.now(clock),
                clock.getZone());
    }
}
