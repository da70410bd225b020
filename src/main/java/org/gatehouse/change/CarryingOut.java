package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gatehouse.change.ChangeLine.Kind;
import org.gatehouse.chart.Plot;
import org.gatehouse.goal.Goals;
import org.gatehouse.measure.Readings;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.Baselines;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.BudgetLines;
import org.springframework.stereotype.Component;

/**
 * Carries an approved change out, in the transaction of its step: the project's frame, plan, goals and money, and then a
 * new baseline. Lines that are no longer possible are kept as overtaken.
 */
@Component
class CarryingOut {

    private final Standings standings;
    private final ImpactCheck impacts;
    private final LineCheck check;
    private final WorkItems items;
    private final Goals goals;
    private final Readings readings;
    private final BudgetLines budget;
    private final Baselines baselines;
    private final Projects projects;
    private final Clock clock;

    CarryingOut(
            Standings standings,
            ImpactCheck impacts,
            LineCheck check,
            WorkItems items,
            Goals goals,
            Readings readings,
            BudgetLines budget,
            Baselines baselines,
            Projects projects,
            Clock clock) {
        this.standings = standings;
        this.impacts = impacts;
        this.check = check;
        this.items = items;
        this.goals = goals;
        this.readings = readings;
        this.budget = budget;
        this.baselines = baselines;
        this.projects = projects;
        this.clock = clock;
    }

    void of(Change change) {
        String key = change.projectKey();
        String why = change.id() + " " + change.title();
        items.lock(key);
        Project project = projects.require(key);
        List<ChangeLine> outcome = check.outcome(project, change.lines());
        List<ChangeLine> possible = LineCheck.done(outcome);
        Standing before = standings.now(key);
        reframe(project, possible);
        Map<String, String> keys = items.apply(key, PlannedLines.of(project, possible), why);
        Allotment.after(budget.of(key), possible).forEach((line, planned) -> budget.allot(key, line, planned));
        steer(change, possible);
        List<ChangeLine> done = outcome.stream()
                .map(line -> line.kind() == Kind.ADD && keys.containsKey(line.itemKey())
                        ? line.called(keys.get(line.itemKey()))
                        : line)
                .toList();
        change.keep(impacts.done(key, before, LineCheck.done(done)));
        change.apply(done, clock.instant());
        baselines.take(key, Baseline.Occasion.CHANGE, change.id(), why);
    }

    private void reframe(Project project, List<ChangeLine> lines) {
        LocalDate end = project.endDate();
        BigDecimal whole = project.budget();
        for (ChangeLine line : lines) {
            end = line.kind() == Kind.PROJECT_END ? line.finish() : end;
            whole = line.kind() == Kind.BUDGET ? line.amount() : whole;
        }
        if (!end.equals(project.endDate()) || whole.compareTo(project.budget()) != 0) {
            projects.reframe(project.key(), end, whole);
        }
    }

    /** Goals that get another target or deadline go on from where they stand today. */
    private void steer(Change change, List<ChangeLine> lines) {
        LocalDate today = LocalDate.now(clock);
        List<ChangeLine> courses =
                lines.stream().filter(line -> line.kind() == Kind.GOAL).toList();
        Map<String, List<Plot.Point>> known = courses.isEmpty() ? Map.of() : readings.ofGoals(change.projectKey());
        for (ChangeLine line : courses) {
            BigDecimal stands = known.getOrDefault(line.goalKey(), List.of()).stream()
                    .filter(point -> !point.day().isAfter(today))
                    .max(Comparator.comparing(Plot.Point::day))
                    .map(Plot.Point::value)
                    .orElse(null);
            goals.adjust(change.projectKey(), line.goalKey(), line.amount(), line.finish(), today, stands, change.id());
        }
    }
}
