package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Proposes hours from what was begun and finished: what is left of each day's working time is shared equally among the
 * items that were worked on that day and have no hours on it yet, up to what is left of their estimates, in quarters of
 * an hour. Nothing is entered by it.
 */
final class Prefill {

    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    private final Map<String, BigDecimal> left = new HashMap<>();
    private final Map<LocalDate, BigDecimal> entered = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * @param entries of the person in the week
     * @param booked hours on each item so far, whoever worked them
     */
    Prefill(List<ItemLine> items, List<Entry> entries, Map<String, BigDecimal> booked) {
        items.stream()
                .filter(item -> item.effort() != null)
                .forEach(item ->
                        left.put(item.key(), item.effort().subtract(booked.getOrDefault(item.key(), BigDecimal.ZERO))));
        entries.forEach(entry -> {
            entered.merge(entry.day(), entry.hours(), BigDecimal::add);
            taken.add(entry.itemKey() + " " + entry.day());
        });
    }

    /**
     * @param to last day, not in the future
     * @param working hours of working time on a day
     */
    List<Proposal> between(
            LocalDate from, LocalDate to, List<ItemLine> items, Function<LocalDate, BigDecimal> working) {
        List<Proposal> proposals = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            LocalDate at = day;
            List<ItemLine> active = items.stream()
                    .filter(item -> isWorkedOn(item, at) && !taken.contains(item.key() + " " + at) && room(item) > 0)
                    .toList();
            BigDecimal free = working.apply(day).subtract(entered.getOrDefault(day, BigDecimal.ZERO));
            int open = active.size();
            for (ItemLine item : active) {
                BigDecimal hours = quarters(share(free, open, item));
                if (hours.signum() > 0) {
                    proposals.add(new Proposal(
                            item,
                            day,
                            hours,
                            item.finish() != null
                                    && !item.finish().isBefore(from)
                                    && !item.finish().isAfter(from.plusDays(6))));
                    left.computeIfPresent(item.key(), (key, before) -> before.subtract(hours));
                    free = free.subtract(hours);
                }
                open--;
            }
        }
        return proposals;
    }

    private static boolean isWorkedOn(ItemLine item, LocalDate day) {
        return item.start() != null
                && !day.isBefore(item.start())
                && !day.isBefore(item.projectStart())
                && (item.finish() == null || !day.isAfter(item.finish()));
    }

    private int room(ItemLine item) {
        BigDecimal rest = left.get(item.key());
        return rest == null ? 1 : rest.compareTo(QUARTER) >= 0 ? 1 : 0;
    }

    private BigDecimal share(BigDecimal free, int among, ItemLine item) {
        BigDecimal equal = free.divide(BigDecimal.valueOf(among), 4, RoundingMode.DOWN);
        BigDecimal rest = left.get(item.key());
        return rest == null ? equal : equal.min(rest);
    }

    private static BigDecimal quarters(BigDecimal hours) {
        return hours.signum() <= 0
                ? BigDecimal.ZERO
                : hours.divide(QUARTER, 0, RoundingMode.DOWN).multiply(QUARTER);
    }
}
