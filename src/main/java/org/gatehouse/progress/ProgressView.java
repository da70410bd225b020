package org.gatehouse.progress;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.budget.Spending;
import org.gatehouse.plan.BaselineItem;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;

/**
 * What one reader asked to see of a project's progress.
 *
 * @param book null without a baseline
 * @param money whether amounts are money, which not every reader may see; else hours
 * @param mayKnowCosts whether the reader could see money
 * @param trend of milestones
 */
record ProgressView(
        Survey survey, ValueBook book, Cutoff cutoff, boolean money, boolean mayKnowCosts, MilestoneTrend trend) {

    /** The currency; empty for hours. */
    public String unit() {
        return money ? survey.project().currency() : "";
    }

    EarnedValue value() {
        return money ? book.cost(cutoff) : book.hours(cutoff);
    }

    List<Measure> measures() {
        return Measure.of(value());
    }

    SCurve curve() {
        return SCurve.of(survey, book, cutoff, money);
    }

    List<Branch> branches() {
        return Branch.of(survey, book, cutoff);
    }

    /** Money of budget lines, where that counts. */
    EarnedValue lines() {
        return money && !book.money().isEmpty() ? book.money().cost(cutoff) : null;
    }

    /**
     * Work the baseline does not hold.
     *
     * @param cost of the hours spent; null where it is not known, or not for the reader
     */
    record Added(WorkItem item, BigDecimal spent, BigDecimal cost) {}

    List<Added> added() {
        Map<String, List<Spending.Worked>> worked = survey.spending().worked().stream()
                .filter(hours -> !hours.day().isAfter(cutoff.day()))
                .collect(Collectors.groupingBy(Spending.Worked::itemKey));
        return survey.added().stream()
                .map(item -> added(item, worked.getOrDefault(item.key(), List.of())))
                .toList();
    }

    private Added added(WorkItem item, List<Spending.Worked> worked) {
        BigDecimal cost = worked.stream()
                .map(Spending.Worked::cost)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .map(EarnedValue::cents)
                .orElse(null);
        return new Added(
                item,
                worked.stream().map(Spending.Worked::hours).reduce(BigDecimal.ZERO, BigDecimal::add),
                money ? cost : null);
    }

    /** Items of the baseline that have been cancelled since; their budget stays until a change takes it away. */
    public long cancelled() {
        Set<String> held = survey.approved().stream().map(BaselineItem::itemKey).collect(Collectors.toSet());
        return survey.items().stream()
                .filter(item -> item.status() == ItemStatus.CANCELLED && held.contains(item.key()))
                .count();
    }
}
