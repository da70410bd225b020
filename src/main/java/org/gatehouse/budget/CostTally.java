package org.gatehouse.budget;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gatehouse.kernel.Money;

/** Hours and what they cost, planned and worked; amounts of different currencies stand side by side. */
final class CostTally {

    private final Map<String, BigDecimal> planned = new TreeMap<>();
    private final Map<String, BigDecimal> actual = new TreeMap<>();
    private final Map<String, BigDecimal> billable = new TreeMap<>();
    private final Map<String, BigDecimal> things = new TreeMap<>();
    private BigDecimal plannedHours = BigDecimal.ZERO;
    private BigDecimal actualHours = BigDecimal.ZERO;
    private BigDecimal unpricedHours = BigDecimal.ZERO;

    void plan(BigDecimal hours, Optional<Money> cost) {
        plannedHours = plannedHours.add(hours);
        add(planned, hours, cost);
    }

    /** @param hours below 0 where a correction takes some away */
    void work(BigDecimal hours, Optional<Money> rate, boolean toBeBilled) {
        actualHours = actualHours.add(hours);
        rate.ifPresentOrElse(
                hourly -> {
                    BigDecimal cost = hourly.amount().multiply(hours);
                    actual.merge(hourly.currency(), cost, BigDecimal::add);
                    if (toBeBilled) {
                        billable.merge(hourly.currency(), cost, BigDecimal::add);
                    }
                },
                () -> unpricedHours = unpricedHours.add(hours));
    }

    void planThing(Money cost) {
        things.merge(cost.currency(), cost.amount(), BigDecimal::add);
    }

    private void add(Map<String, BigDecimal> sums, BigDecimal hours, Optional<Money> cost) {
        cost.ifPresentOrElse(
                money -> sums.merge(money.currency(), money.amount(), BigDecimal::add),
                () -> unpricedHours = unpricedHours.add(hours));
    }

    /** What the plan's hours cost, by currency. */
    public List<Money> planned() {
        return list(planned);
    }

    /** What the hours worked cost, by currency. */
    public List<Money> actual() {
        return list(actual);
    }

    /** Of what the hours worked cost, those that are billable, by currency. */
    public List<Money> billable() {
        return list(billable);
    }

    /** What material and fixed costs of items come to, by currency. */
    public List<Money> things() {
        return list(things);
    }

    BigDecimal planned(String currency) {
        return planned.getOrDefault(currency, BigDecimal.ZERO);
    }

    BigDecimal actual(String currency) {
        return actual.getOrDefault(currency, BigDecimal.ZERO);
    }

    BigDecimal things(String currency) {
        return things.getOrDefault(currency, BigDecimal.ZERO);
    }

    public BigDecimal plannedHours() {
        return plannedHours;
    }

    public BigDecimal actualHours() {
        return actualHours;
    }

    /** Hours, planned or worked, of people without a rate. */
    public BigDecimal unpricedHours() {
        return unpricedHours;
    }

    private static List<Money> list(Map<String, BigDecimal> sums) {
        return sums.entrySet().stream()
                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                .toList();
    }
}
