package org.gatehouse.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Project;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLine.Category;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.workload.TeamLoad;

/** What the decision table {@code resource-check} looks at: one set of facts for each person, the budget, each line. */
final class ResourceFacts {

    /** Every name the table and its sentences may ask for. */
    static final List<String> NAMES = List.of(
            "kind",
            "person",
            "load",
            "asked",
            "capacity",
            "week",
            "overDays",
            "budgetUsed",
            "timeElapsed",
            "actualProgress",
            "line",
            "lineUsed",
            "materialShare",
            "orderIn",
            "needed");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ResourceFacts() {}

    static Map<String, Object> of(TeamLoad.Worker worker) {
        Map<String, Object> facts = none("people");
        facts.put("person", worker.name());
        facts.put("load", worker.percent());
        facts.put("asked", worker.asked());
        facts.put("capacity", worker.capacity());
        facts.put("week", worker.from().toString());
        facts.put("overDays", worker.days());
        return facts;
    }

    /** @param used percent of the budget that is spent or ordered; null where there is none */
    static Map<String, Object> budget(Figures figures, BigDecimal used) {
        Map<String, Object> facts = none("budget");
        facts.put("budgetUsed", number(used));
        facts.put("timeElapsed", number(figures.timeElapsed()));
        facts.put("actualProgress", number(figures.actualProgress()));
        return facts;
    }

    /** Lines that have an amount: how much of it is used, and whether material is ordered in time. */
    static List<Map<String, Object>> lines(List<BudgetLine> lines, LocalDate needed, LocalDate today) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (BudgetLine line : lines) {
            BigDecimal used = line.committed().add(line.actual());
            Map<String, Object> facts = none("line");
            facts.put("line", line.description());
            facts.put("lineUsed", share(used, line.planned()));
            if (line.category() == Category.MATERIAL && used.signum() == 0 && needed != null) {
                facts.put("orderIn", (int) ChronoUnit.DAYS.between(today, needed));
                facts.put("needed", needed.toString());
            }
            all.add(facts);
        }
        return all;
    }

    /** What the plan's material comes to, of what is set aside for material in the project's currency. */
    static Map<String, Object> material(
            Project project, List<WorkItem> items, List<ProjectResource> resources, List<BudgetLine> lines) {
        BigDecimal aside = lines.stream()
                .filter(line ->
                        line.category() == Category.MATERIAL && line.currency().equals(project.currency()))
                .map(BudgetLine::planned)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<Long, BigDecimal> rates = new HashMap<>();
        resources.stream()
                .filter(resource -> resource.kind() == ProjectResource.Kind.MATERIAL && resource.rate() != null)
                .forEach(resource -> rates.put(resource.id(), resource.rate()));
        BigDecimal planned = items.stream()
                .flatMap(item -> item.assignments().stream())
                .filter(each -> rates.containsKey(each.resourceId()))
                .map(each -> rates.get(each.resourceId()).multiply(BigDecimal.valueOf(each.percent(), 2)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, Object> facts = none("material");
        facts.put("materialShare", share(planned, aside));
        return facts;
    }

    /** When the first open item that takes material begins; null where none does. */
    static LocalDate needed(List<WorkItem> items, List<ProjectResource> resources) {
        List<Long> material = resources.stream()
                .filter(resource -> resource.kind() == ProjectResource.Kind.MATERIAL)
                .map(ProjectResource::id)
                .toList();
        return items.stream()
                .filter(item -> item.isOpen()
                        && item.assignments().stream().anyMatch(each -> material.contains(each.resourceId())))
                .map(WorkItem::startDate)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static Map<String, Object> none(String kind) {
        Map<String, Object> facts = new HashMap<>();
        NAMES.forEach(name -> facts.put(name, null));
        facts.put("kind", kind);
        return facts;
    }

    private static Double share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? null
                : (Double) part.multiply(HUNDRED)
                        .divide(whole, 1, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    private static Double number(BigDecimal value) {
        return value == null ? null : (Double) value.doubleValue();
    }
}
