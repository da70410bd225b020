package org.gatehouse.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One work item's earned value: its budget in the baseline, how far it is, what was worked on it. An item that was
 * cancelled keeps its budget and what it earned: only an approved change, with a new baseline, takes budget away.
 */
final class Account {

    private final String itemKey;
    private final BigDecimal budgetHours;
    private final BigDecimal budgetCost;
    private final Allotment allotment;
    private final Advance advance;
    private final NavigableMap<LocalDate, BigDecimal> hours = new TreeMap<>();
    private final NavigableMap<LocalDate, BigDecimal> costs = new TreeMap<>();

    /** Hours, or what they cost, on one day. */
    record Spent(LocalDate day, BigDecimal hours, BigDecimal cost) {}

    /** @param spent cost null where nobody knows it */
    Account(
            String itemKey,
            BigDecimal budgetHours,
            BigDecimal budgetCost,
            Allotment allotment,
            Advance advance,
            List<Spent> spent) {
        this.itemKey = itemKey;
        this.budgetHours = budgetHours == null ? BigDecimal.ZERO : budgetHours;
        this.budgetCost = budgetCost == null ? BigDecimal.ZERO : budgetCost;
        this.allotment = allotment;
        this.advance = advance;
        for (Spent each : spent) {
            hours.merge(each.day(), each.hours(), BigDecimal::add);
            if (each.cost() != null) {
                costs.merge(each.day(), each.cost(), BigDecimal::add);
            }
        }
        runUp(hours);
        runUp(costs);
    }

    String itemKey() {
        return itemKey;
    }

    EarnedValue hours(Cutoff cutoff) {
        return value(cutoff, budgetHours, hours);
    }

    EarnedValue cost(Cutoff cutoff) {
        return value(cutoff, budgetCost, costs);
    }

    private EarnedValue value(Cutoff cutoff, BigDecimal budget, NavigableMap<LocalDate, BigDecimal> spent) {
        var upTo = spent.floorEntry(cutoff.day());
        return new EarnedValue(
                budget,
                allotment.by(cutoff.moment(), budget),
                budget.multiply(advance.on(cutoff.day())).movePointLeft(2),
                upTo == null ? BigDecimal.ZERO : upTo.getValue());
    }

    private static void runUp(NavigableMap<LocalDate, BigDecimal> amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (var entry : amounts.entrySet()) {
            sum = sum.add(entry.getValue());
            entry.setValue(sum);
        }
    }
}
