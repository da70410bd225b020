package org.gatehouse.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much work a plan asks of each person a day, an item's effort spread evenly over its working days. */
final class Loads {

    private static final double ROUNDING = 1e-6;

    private Loads() {}

    /** The first working day on which an item's owner has more than a day's work, and how much that is. */
    record Overload(LocalDate day, double hours) {}

    private record Stretch(LocalDate from, LocalDate to, double hours) {}

    /** By item key; items that fit into their owner's days are left out. */
    static Map<String, Overload> of(Collection<WorkItem> plan) {
        Map<String, List<WorkItem>> byOwner =
                plan.stream().filter(Loads::counts).collect(Collectors.groupingBy(WorkItem::ownerId));
        Map<String, Overload> overloads = new HashMap<>();
        byOwner.values().forEach(items -> {
            List<Stretch> stretches = overloaded(items);
            items.forEach(item -> first(item, stretches, overloads));
        });
        return overloads;
    }

    private static boolean counts(WorkItem item) {
        return item.isOpen()
                && !item.ownerId().isEmpty()
                && item.effortHours() != null
                && item.startDate() != null
                && item.finishDate() != null;
    }

    private static List<Stretch> overloaded(List<WorkItem> items) {
        TreeMap<LocalDate, Double> steps = new TreeMap<>();
        for (WorkItem item : items) {
            double daily = item.effortHours().doubleValue()
                    / Math.max(1, WorkingDays.between(item.startDate(), item.finishDate()));
            steps.merge(item.startDate(), daily, Double::sum);
            steps.merge(item.finishDate().plusDays(1), -daily, Double::sum);
        }
        List<Stretch> stretches = new ArrayList<>();
        double hours = 0;
        for (Map.Entry<LocalDate, Double> step : steps.entrySet()) {
            hours += step.getValue();
            LocalDate next = steps.higherKey(step.getKey());
            if (next != null && hours > WorkingDays.HOURS + ROUNDING) {
                LocalDate from = WorkingDays.onOrAfter(step.getKey());
                if (from.isBefore(next)) {
                    stretches.add(new Stretch(from, next.minusDays(1), hours));
                }
            }
        }
        return stretches;
    }

    private static void first(WorkItem item, List<Stretch> stretches, Map<String, Overload> overloads) {
        int low = 0;
        int high = stretches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretches.get(middle).to().isBefore(item.startDate())) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low < stretches.size() && !stretches.get(low).from().isAfter(item.finishDate())) {
            Stretch stretch = stretches.get(low);
            LocalDate begin = WorkingDays.onOrAfter(item.startDate());
            overloads.put(
                    item.key(), new Overload(begin.isAfter(stretch.from()) ? begin : stretch.from(), stretch.hours()));
        }
    }
}
