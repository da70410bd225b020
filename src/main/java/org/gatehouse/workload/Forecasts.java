package org.gatehouse.workload;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.PlanNetwork;
import org.gatehouse.plan.TrackRecord;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.plan.Workforces;
import org.gatehouse.project.Project;
import org.gatehouse.schedule.Forecast;
import org.gatehouse.schedule.Spread;
import org.gatehouse.schedule.Uncertainty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How sure a plan's dates are, by the items' three-point estimates and by what finished work of the house took. */
@Component
@Transactional(readOnly = true)
class Forecasts {

    /** Finished items to learn from. */
    private static final int LEARNT_FROM = 300;

    private static final int BARS = 24;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(3);

    private final WorkItems items;
    private final Workforces workforces;
    private final TrackRecord record;

    Forecasts(WorkItems items, Workforces workforces, TrackRecord record) {
        this.items = items;
        this.workforces = workforces;
        this.record = record;
    }

    /**
     * A milestone or a condition of a gate.
     *
     * @param planned its finish as planned
     */
    record Gate(WorkItem item, LocalDateTime planned, Spread spread) {}

    /**
     * What a plan's finish is likely to be.
     *
     * @param planned the finish as planned
     * @param chanceOfPlan percent of the runs that end by then
     * @param chanceOfEnd percent of the runs that end by the project's end
     * @param bins of the finish, for a picture
     * @param highest runs in the fullest bin
     * @param estimated open items with three-point estimates
     * @param open open items
     * @param learnt finished items that others were drawn from
     */
    record Outlook(
            Forecast forecast,
            LocalDateTime planned,
            int chanceOfPlan,
            int chanceOfEnd,
            List<Spread.Bin> bins,
            int highest,
            List<Gate> gates,
            int estimated,
            int open,
            int learnt) {}

    /** Null where there is nothing open to forecast. */
    Outlook of(Project project, long seed) {
        List<WorkItem> plan = items.of(project.key()).stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED)
                .toList();
        List<WorkItem> open =
                plan.stream().filter(item -> item.isOpen() && !item.isSummary()).toList();
        if (open.isEmpty()) {
            return null;
        }
        PlanNetwork network = PlanNetwork.of(
                project.startDate(),
                workforces.of(project.key(), plan.stream().map(WorkItem::draft).toList()),
                plan);
        Map<String, Uncertainty.Estimate> estimates = new HashMap<>();
        open.forEach(item -> estimate(item, estimates));
        List<Double> ratios = record.ratios(LEARNT_FROM);
        List<WorkItem> gates = open.stream()
                .filter(item -> item.isMilestone() || item.isGateCondition())
                .toList();
        long begun = System.nanoTime();
        Forecast forecast = Forecast.of(
                network.network(),
                new Uncertainty(estimates, ratios),
                gates.stream().map(WorkItem::key).toList(),
                Forecast.USUAL_RUNS,
                seed,
                done -> done == 0 || System.nanoTime() - begun < LONGEST);
        LocalDateTime planned = plan.stream()
                .map(WorkItem::finishAt)
                .filter(finish -> finish != null)
                .max(LocalDateTime::compareTo)
                .orElse(forecast.finish().percentile(50));
        List<Spread.Bin> bins = forecast.finish().histogram(BARS);
        return new Outlook(
                forecast,
                planned,
                percent(forecast.finish().chanceBy(planned)),
                percent(forecast.finish().chanceBy(project.endDate().plusDays(1).atStartOfDay())),
                bins,
                bins.stream().mapToInt(Spread.Bin::runs).max().orElse(1),
                gates.stream()
                        .map(item ->
                                new Gate(item, item.finishAt(), forecast.gates().get(item.key())))
                        .toList(),
                estimates.size(),
                open.size(),
                ratios.size());
    }

    private static void estimate(WorkItem item, Map<String, Uncertainty.Estimate> estimates) {
        if (item.timing().optimisticHours() != null
                && item.timing().pessimisticHours() != null
                && item.effortHours() != null) {
            double likely = item.effortHours().doubleValue();
            double least = item.timing().optimisticHours().doubleValue();
            double most = item.timing().pessimisticHours().doubleValue();
            if (likely > 0 && least > 0 && least <= likely && likely <= most) {
                estimates.put(item.key(), new Uncertainty.Estimate(least, likely, most));
            }
        }
    }

    private static int percent(double share) {
        return (int) Math.round(share * 100);
    }
}
