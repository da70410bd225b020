package org.gatehouse.budget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gatehouse.project.Project;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetSum;

/**
 * A project's money at a glance, against its budget, in its currency.
 *
 * @param rows by category and currency, the team's own work after them
 * @param planned of all rows in the project's currency
 * @param used paid or ordered, of all rows in the project's currency
 * @param foreign sums in other currencies, which are not in the totals
 */
record BudgetOverview(List<Row> rows, BigDecimal budget, BigDecimal planned, BigDecimal used, List<BudgetSum> foreign) {

    /** Category of the team's own work, by plan and hours. */
    static final String WORK = "WORK";

    /** Category of material and fixed costs that the plan's items name. */
    static final String ITEMS = "ITEMS";

    /** @param category of budget lines, or {@link #WORK} or {@link #ITEMS} */
    record Row(String category, String currency, BigDecimal planned, BigDecimal committed, BigDecimal actual) {

        public BigDecimal used() {
            return committed.add(actual);
        }

        /** Whether more is used than was planned. */
        public boolean isOver() {
            return used().compareTo(planned) > 0;
        }
    }

    /** @param costs of the team's work; null: not for this reader */
    static BudgetOverview of(Project project, Collection<BudgetLine> lines, CostSheet costs) {
        List<Row> rows = new ArrayList<>();
        BudgetSum.byCategory(lines)
                .forEach(sum -> rows.add(
                        new Row(sum.category().name(), sum.currency(), sum.planned(), sum.committed(), sum.actual())));
        if (costs != null) {
            CostTally whole = costs.whole();
            String own = project.currency();
            add(rows, new Row(WORK, own, whole.planned(own), BigDecimal.ZERO, whole.actual(own)));
            add(rows, new Row(ITEMS, own, whole.things(own), BigDecimal.ZERO, BigDecimal.ZERO));
        }
        BigDecimal planned = BigDecimal.ZERO;
        BigDecimal used = BigDecimal.ZERO;
        for (Row row : rows) {
            if (row.currency().equals(project.currency())) {
                planned = planned.add(row.planned());
                used = used.add(row.used());
            }
        }
        List<BudgetSum> foreign = BudgetSum.whole(lines).stream()
                .filter(sum -> !sum.currency().equals(project.currency()))
                .toList();
        return new BudgetOverview(List.copyOf(rows), project.budget(), planned, used, foreign);
    }

    private static void add(List<Row> rows, Row row) {
        if (row.planned().signum() > 0 || row.actual().signum() > 0) {
            rows.add(row);
        }
    }

    /** What the budget leaves beside everything planned; negative where too much is planned. */
    public BigDecimal unplanned() {
        return budget.subtract(planned);
    }

    /** What the budget leaves beside everything paid and ordered. */
    public BigDecimal left() {
        return budget.subtract(used);
    }

    /** Percent of a bar whose end is the largest amount shown in this currency. */
    public int share(BigDecimal amount, String currency) {
        BigDecimal most = rows.stream()
                .filter(row -> row.currency().equals(currency))
                .map(row -> row.planned().max(row.used()))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        return most.signum() == 0
                ? 0
                : amount.multiply(BigDecimal.valueOf(100))
                        .divide(most, 0, java.math.RoundingMode.HALF_UP)
                        .intValue();
    }
}
