package org.gatehouse.resource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.resource.BudgetLine.Category;

/**
 * Lines of one category and one currency added up; amounts of different currencies are never added.
 *
 * @param category null: of all
 */
public record BudgetSum(
        Category category, String currency, BigDecimal planned, BigDecimal committed, BigDecimal actual) {

    /** Spent or bound to be spent. */
    public BigDecimal used() {
        return committed.add(actual);
    }

    /** By category and currency, in the categories' order. */
    public static List<BudgetSum> byCategory(Collection<BudgetLine> lines) {
        List<BudgetSum> sums = new ArrayList<>();
        for (BudgetLine line : lines) {
            add(sums, line.category(), line);
        }
        sums.sort(Comparator.comparing(BudgetSum::category).thenComparing(BudgetSum::currency));
        return sums;
    }

    /** By currency. */
    public static List<BudgetSum> whole(Collection<BudgetLine> lines) {
        List<BudgetSum> sums = new ArrayList<>();
        for (BudgetLine line : lines) {
            add(sums, null, line);
        }
        sums.sort(Comparator.comparing(BudgetSum::currency));
        return sums;
    }

    private static void add(List<BudgetSum> sums, Category category, BudgetLine line) {
        for (int at = 0; at < sums.size(); at++) {
            BudgetSum sum = sums.get(at);
            if (sum.category() == category && sum.currency().equals(line.currency())) {
                sums.set(
                        at,
                        new BudgetSum(
                                category,
                                line.currency(),
                                sum.planned().add(line.planned()),
                                sum.committed().add(line.committed()),
                                sum.actual().add(line.actual())));
                return;
            }
        }
        sums.add(new BudgetSum(category, line.currency(), line.planned(), line.committed(), line.actual()));
    }
}
