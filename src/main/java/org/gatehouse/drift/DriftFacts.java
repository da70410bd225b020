package org.gatehouse.drift;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.attachment.Attachment;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.budget.Costs;
import org.gatehouse.gate.GateFacts;
import org.gatehouse.measure.GoalForecasts;
import org.gatehouse.measure.GoalForecasts.GoalForecast;
import org.gatehouse.plan.ItemCosts;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.progress.EarnedValue;
import org.gatehouse.progress.Progress;
import org.gatehouse.progress.ProgressFigures;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;

/**
 * What of a project is held against its approval: {@code cost}, {@code currency}, {@code finish}, {@code projectEnd},
 * {@code budget}, {@code files} and {@code goals}. Days are ISO texts, numbers {@code Double}; what nobody knows is null.
 */
@Component
class DriftFacts implements GateFacts {

    /**
     * Percent of the budget that must be earned before the cost index says how the rest will cost: from about a fifth on it
     * is stable (Christensen and Heise, "Cost Performance Index Stability", National Contract Management Journal 25, 1993).
     */
    private static final BigDecimal STABLE = BigDecimal.valueOf(20);

    private final Projects projects;
    private final Progress progress;
    private final WorkItems items;
    private final ItemCosts prices;
    private final Costs costs;
    private final GoalForecasts goals;
    private final Attachments attachments;

    DriftFacts(
            Projects projects,
            Progress progress,
            WorkItems items,
            ItemCosts prices,
            Costs costs,
            GoalForecasts goals,
            Attachments attachments) {
        this.projects = projects;
        this.progress = progress;
        this.items = items;
        this.prices = prices;
        this.costs = costs;
        this.goals = goals;
        this.attachments = attachments;
    }

    @Override
    public Map<String, Object> of(String projectKey, String gate, String subject) {
        Project project = projects.require(projectKey);
        ProgressFigures figures = progress.of(projectKey);
        Map<String, Object> facts = new HashMap<>();
        facts.put("cost", number(cost(planned(project), figures)));
        facts.put("currency", project.currency());
        facts.put("finish", day(figures.expectedFinish()));
        facts.put("projectEnd", day(project.endDate()));
        facts.put("budget", project.budget().doubleValue());
        facts.put(
                "files",
                attachments.ofProject(projectKey).stream().map(DriftFacts::file).toList());
        facts.put("goals", goals.of(projectKey).stream().map(DriftFacts::goal).toList());
        return facts;
    }

    /** What the plan costs as it stands, with its budget lines; null where nobody knows a price. */
    private BigDecimal planned(Project project) {
        List<WorkItem> live = items.of(project.key()).stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED)
                .toList();
        Collection<BigDecimal> known = prices.of(project, live).values();
        BigDecimal lines = costs.spending(project).linesPlanned();
        return known.isEmpty() && lines.signum() == 0 ? null : known.stream().reduce(lines, BigDecimal::add);
    }

    /**
     * The estimate at completion, or what the plan costs where that is more: the estimate is about the baseline and does
     * not know what came to the plan since. While less than {@link #STABLE} is earned, the rest counts as budgeted.
     */
    static BigDecimal cost(BigDecimal planned, ProgressFigures figures) {
        EarnedValue value = figures.costComplete() ? figures.cost() : null;
        if (value == null || value.bac().signum() == 0) {
            return planned;
        }
        boolean stable = value.eac() != null && value.percentComplete().compareTo(STABLE) >= 0;
        BigDecimal estimate = EarnedValue.cents(stable ? value.eac() : value.eacAtBudgetedRate());
        return planned == null ? estimate : planned.max(estimate);
    }

    private static Map<String, Object> file(Attachment file) {
        return Map.of("name", file.name(), "sha256", file.sha256(), "owner", file.owner());
    }

    private static Map<String, Object> goal(GoalForecast goal) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("key", goal.goalKey());
        facts.put("unit", goal.unit());
        facts.put("start", number(goal.start()));
        facts.put("target", number(goal.target()));
        facts.put("rises", goal.rises());
        facts.put("forecast", number(goal.atDeadline()));
        facts.put("forecastBelow", goal.fallsShort());
        return facts;
    }

    private static Double number(BigDecimal value) {
        return value == null ? null : value.doubleValue();
    }

    private static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
