package org.gatehouse.review;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.execution.Work;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.kernel.Period;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.BaselineItem;
import org.gatehouse.plan.Baselines;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.review.Measurement.Approved;
import org.springframework.stereotype.Component;

/** Reads what a measurement needs: plan, baseline, hours, goals. */
@Component
class ProgressMeter {

    private final WorkItems items;
    private final Baselines baselines;
    private final Work work;
    private final Goals goals;
    private final Clock clock;

    ProgressMeter(WorkItems items, Baselines baselines, Work work, Goals goals, Clock clock) {
        this.items = items;
        this.baselines = baselines;
        this.work = work;
        this.goals = goals;
        this.clock = clock;
    }

    Figures measure(Project project) {
        List<WorkItem> live = items.of(project.key()).stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED)
                .toList();
        Optional<Baseline> baseline = baselines.latest(project.key());
        Map<String, BaselineItem> approved = baseline.map(baselines::itemsOf).orElse(List.of()).stream()
                .collect(Collectors.toMap(BaselineItem::itemKey, Function.identity()));
        return Measurement.figures(
                LocalDate.now(clock),
                new Period(project.startDate(), project.endDate()),
                live.stream().map(item -> work(item, approved.get(item.key()))).toList(),
                baseline.map(it -> new Approved(it.finishDate(), it.effortHours()))
                        .orElse(new Approved(null, BigDecimal.ZERO)),
                work.standing(project.key()).hoursSpent(),
                goals.of(project.key()).stream().map(Goal::deadline).toList());
    }

    private static Measurement.Work work(WorkItem item, BaselineItem approved) {
        boolean done = item.status() == ItemStatus.DONE;
        return new Measurement.Work(
                item.effortHours(),
                approved == null ? item.startDate() : approved.startDate(),
                approved == null ? item.finishDate() : approved.finishDate(),
                done && item.actualFinish() != null ? item.actualFinish() : item.finishDate(),
                item.progress(),
                done);
    }
}
