package org.gatehouse.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A stretch of the plan with its sums; cancelled items don't count.
 *
 * @param name empty for items without a phase
 * @param progress percent, weighted by effort where all items have one
 */
record PlanPhase(
        String name,
        List<WorkItem> items,
        int count,
        int done,
        BigDecimal effort,
        LocalDate start,
        LocalDate finish,
        int progress) {

    /**
     * In the order in which the phases first appear; items without one come last.
     *
     * @param plan all items, summaries included
     */
    static List<PlanPhase> of(List<WorkItem> plan) {
        Outline outline = new Outline(plan);
        Map<String, List<WorkItem>> byName = plan.stream()
                .filter(item -> !item.isSummary())
                .collect(Collectors.groupingBy(outline::phase, LinkedHashMap::new, Collectors.toList()));
        return byName.entrySet().stream()
                .map(phase -> sum(phase.getKey(), phase.getValue()))
                .sorted(Comparator.comparing(phase -> phase.name().isEmpty()))
                .toList();
    }

    static PlanPhase whole(List<WorkItem> plan) {
        return sum("", plan.stream().filter(item -> !item.isSummary()).toList());
    }

    private static PlanPhase sum(String name, List<WorkItem> items) {
        List<WorkItem> live = Schedule.live(items);
        return new PlanPhase(
                name,
                items,
                live.size(),
                (int) live.stream()
                        .filter(item -> item.status() == ItemStatus.DONE)
                        .count(),
                Schedule.effort(live.stream().map(WorkItem::effortHours).toList()),
                live.stream()
                        .map(WorkItem::startDate)
                        .filter(Objects::nonNull)
                        .min(LocalDate::compareTo)
                        .orElse(null),
                Schedule.finish(live),
                progress(live));
    }

    private static int progress(List<WorkItem> live) {
        boolean weighted = live.stream().allMatch(item -> item.effortHours() != null);
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal done = BigDecimal.ZERO;
        for (WorkItem item : live) {
            BigDecimal weight = weighted ? item.effortHours() : BigDecimal.ONE;
            all = all.add(weight);
            done = done.add(weight.multiply(BigDecimal.valueOf(item.progress())));
        }
        return all.signum() == 0 ? 0 : done.divide(all, 0, RoundingMode.DOWN).intValue();
    }
}
