package org.gatehouse.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.gatehouse.gate.CostReaders;
import org.gatehouse.gate.DossierSection;
import org.gatehouse.gate.Evidence;
import org.gatehouse.gate.Evidence.Value;
import org.gatehouse.gate.GateFacts;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/**
 * The budget against the plan's cost and what was spent, in a gate's dossier: shares of the budget for everybody, amounts
 * for those who may know what the work costs.
 */
@Component
class BudgetSection implements DossierSection, GateFacts, CostReaders {

    private static final Set<String> GATES = Set.of("plan", "change", "closure");

    private final Costs costs;
    private final Projects projects;

    BudgetSection(Costs costs, Projects projects) {
        this.costs = costs;
        this.projects = projects;
    }

    /**
     * In the project's currency.
     *
     * @param planned work, material and budget lines; null where nothing has a price
     * @param spent hours worked at their rates, and what was paid
     */
    private record Sums(BigDecimal budget, BigDecimal planned, BigDecimal spent, BigDecimal unpricedHours) {

        /** Of the budget, in percent; null where either is not known. */
        Double share(BigDecimal amount) {
            return amount == null || budget.signum() == 0
                    ? null
                    : amount.multiply(BigDecimal.valueOf(100))
                            .divide(budget, 1, RoundingMode.HALF_UP)
                            .doubleValue();
        }
    }

    @Override
    public String key() {
        return "budget";
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public boolean appliesTo(String gate) {
        return GATES.contains(gate);
    }

    @Override
    public Evidence gather(String projectKey, String gate, String subject) {
        Project project = projects.require(projectKey);
        Sums sums = sums(project);
        Double share = sums.share(sums.planned());
        Evidence evidence = new Evidence()
                .line(
                        "budget.dossier.plannedShare",
                        Value.percent(share),
                        share == null ? "" : share <= 100 ? "green" : share <= 110 ? "amber" : "red")
                .line("budget.dossier.spentShare", Value.percent(sums.share(sums.spent())));
        if (sums.unpricedHours().signum() > 0) {
            evidence.line("budget.dossier.unpriced", Value.number(sums.unpricedHours()), "amber");
        }
        return evidence.line("budget.dossier.planned", Value.cost(sums.planned(), project.currency()))
                .line("budget.dossier.spent", Value.cost(sums.spent(), project.currency()));
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        Sums sums = sums(projects.require(projectKey));
        Map<String, Object> facts = new HashMap<>();
        facts.put("plannedCostPercent", sums.share(sums.planned()));
        facts.put("spentPercent", sums.share(sums.spent()));
        return facts;
    }

    @Override
    public boolean mayKnow(Project project) {
        return costs.mayKnow(project);
    }

    private Sums sums(Project project) {
        CostTally whole = costs.of(project).whole();
        Spending spending = costs.spending(project);
        String currency = project.currency();
        BigDecimal planned = whole.planned(currency).add(whole.things(currency)).add(spending.linesPlanned());
        return new Sums(
                project.budget(),
                planned.signum() == 0 ? null : planned,
                whole.actual(currency).add(spending.linesPaid()),
                whole.unpricedHours());
    }
}
