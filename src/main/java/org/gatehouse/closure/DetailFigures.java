package org.gatehouse.closure;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.adjustment.Adjustment;
import org.gatehouse.adjustment.Adjustments;
import org.gatehouse.budget.Costs;
import org.gatehouse.budget.Spending;
import org.gatehouse.chart.Plot;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.goal.Trajectories;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.measure.CourseLines;
import org.gatehouse.measure.Readings;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.Baselines;
import org.gatehouse.progress.Outlook;
import org.gatehouse.progress.Progress;
import org.gatehouse.project.Project;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.resource.BudgetSum;
import org.springframework.stereotype.Component;

/** Draws what the report's charts and money tables are made of from the rooms as they are now. */
@Component
class DetailFigures {

    private final Goals goals;
    private final Trajectories trajectories;
    private final Readings readings;
    private final Progress progress;
    private final Baselines baselines;
    private final BudgetLines lines;
    private final Costs costs;
    private final Adjustments adjustments;
    private final Clock clock;

    DetailFigures(
            Goals goals,
            Trajectories trajectories,
            Readings readings,
            Progress progress,
            Baselines baselines,
            BudgetLines lines,
            Costs costs,
            Adjustments adjustments,
            Clock clock) {
        this.goals = goals;
        this.trajectories = trajectories;
        this.readings = readings;
        this.progress = progress;
        this.baselines = baselines;
        this.lines = lines;
        this.costs = costs;
        this.adjustments = adjustments;
        this.clock = clock;
    }

    /** Costs included, without asking who will read them. */
    ReportDetails of(Project project) {
        String key = project.key();
        Outlook outlook = progress.outlook(key);
        return new ReportDetails(
                courses(key),
                outlook.figures().hours(),
                outlook.figures().cost(),
                outlook.figures().costComplete(),
                outlook.curve(),
                outlook.milestones(),
                approved(key),
                money(project),
                adjustments.ofProject(key).stream().map(DetailFigures::line).toList());
    }

    private List<ReportDetails.Course> courses(String key) {
        Map<String, List<Trajectory>> ways = trajectories.ofProject(key);
        Map<String, List<Plot.Point>> read = readings.ofGoals(key);
        LocalDate today = LocalDate.now(clock);
        return goals.of(key).stream()
                .map(goal -> course(
                        goal,
                        ways.getOrDefault(goal.key(), List.of()),
                        read.getOrDefault(goal.key(), List.of()),
                        today))
                .toList();
    }

    private static ReportDetails.Course course(
            Goal goal, List<Trajectory> versions, List<Plot.Point> read, LocalDate today) {
        Trajectory way = versions.isEmpty() ? null : Trajectory.inForce(versions, today);
        return new ReportDetails.Course(
                goal.key(),
                goal.metric(),
                goal.unit(),
                goal.targetValue(),
                goal.deadline(),
                read,
                way != null && way.shape() == Trajectory.Shape.STEPPED,
                CourseLines.planned(way),
                CourseLines.edge(way));
    }

    private List<ReportDetails.Approved> approved(String key) {
        List<Baseline> oldest = new ArrayList<>(baselines.approved(key));
        Collections.reverse(oldest);
        return oldest.stream()
                .map(each -> new ReportDetails.Approved(
                        each.number(),
                        each.occasion().name(),
                        each.subject(),
                        each.takenAt(),
                        each.finishDate(),
                        each.effortHours(),
                        each.itemCount()))
                .toList();
    }

    private ReportDetails.Money money(Project project) {
        List<Spending.Worked> worked = costs.spending(project).worked();
        return new ReportDetails.Money(
                BudgetSum.byCategory(lines.of(project.key())).stream()
                        .map(sum -> new ReportDetails.Sum(
                                sum.category().name(), sum.currency(), sum.planned(), sum.committed(), sum.actual()))
                        .toList(),
                worked.stream()
                        .map(Spending.Worked::cost)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                worked.stream().allMatch(each -> each.cost() != null));
    }

    private static ReportDetails.Adjusted line(Adjustment adjustment) {
        return new ReportDetails.Adjusted(
                adjustment.number(),
                adjustment.goalKey(),
                adjustment.raisedAt(),
                adjustment.why(Locale.ENGLISH),
                adjustment.why(Locale.SIMPLIFIED_CHINESE),
                adjustment.decision(),
                adjustment.reason(),
                adjustment.decidedBy(),
                adjustment.decidedAt(),
                adjustment.changeId());
    }
}
