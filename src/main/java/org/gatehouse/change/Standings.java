package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.change.ChangeLine.Kind;
import org.gatehouse.change.Standing.Allotted;
import org.gatehouse.change.Standing.Course;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.plan.Booking;
import org.gatehouse.plan.Bookings;
import org.gatehouse.plan.ItemCosts;
import org.gatehouse.plan.Loads;
import org.gatehouse.plan.Loads.Excess;
import org.gatehouse.plan.PlanDrafts;
import org.gatehouse.plan.PlanState;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLines;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how a project stands, and works out how it would stand with the lines of a change; in a fixed number of statements. */
@Component
@Transactional(readOnly = true)
class Standings {

    private static final LocalDate FAR = LocalDate.of(2200, 1, 1);

    private final PlanDrafts drafts;
    private final ItemCosts costs;
    private final Bookings bookings;
    private final Goals goals;
    private final BudgetLines budget;
    private final Projects projects;
    private final Clock clock;

    Standings(
            PlanDrafts drafts,
            ItemCosts costs,
            Bookings bookings,
            Goals goals,
            BudgetLines budget,
            Projects projects,
            Clock clock) {
        this.drafts = drafts;
        this.costs = costs;
        this.bookings = bookings;
        this.goals = goals;
        this.budget = budget;
        this.projects = projects;
        this.clock = clock;
    }

    Standing now(String projectKey) {
        Project project = projects.require(projectKey);
        PlanState plan = drafts.now(project);
        List<Booking> elsewhere = bookings.between(LocalDate.now(clock), FAR).stream()
                .filter(booking -> !booking.projectKey().equals(projectKey))
                .toList();
        return new Standing(
                project.endDate(),
                project.budget(),
                plan,
                cost(project, plan),
                excess(plan, elsewhere),
                goals.of(projectKey).stream()
                        .map(goal -> new Course(goal, goal.targetValue(), goal.deadline()))
                        .toList(),
                budget.of(projectKey).stream()
                        .map(line -> new Allotted(line, line.planned()))
                        .toList(),
                elsewhere);
    }

    /** Throws {@link org.gatehouse.kernel.InvalidInput} where the lines are not possible together. */
    Standing after(Project project, Standing before, List<ChangeLine> lines) {
        LocalDate end = before.end();
        BigDecimal whole = before.budget();
        for (ChangeLine line : lines) {
            end = line.kind() == Kind.PROJECT_END ? line.finish() : end;
            whole = line.kind() == Kind.BUDGET ? line.amount() : whole;
        }
        PlanState plan = drafts.after(project, PlannedLines.of(project, lines));
        return new Standing(
                end,
                whole,
                plan,
                cost(project, plan),
                excess(plan, before.elsewhere()),
                courses(before.courses(), lines),
                allotted(before.lines(), lines),
                before.elsewhere());
    }

    private BigDecimal cost(Project project, PlanState plan) {
        Collection<BigDecimal> prices = costs.of(project, plan.work()).values();
        return prices.isEmpty() ? null : prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Excess excess(PlanState plan, List<Booking> elsewhere) {
        LocalDate today = LocalDate.now(clock);
        return Loads.of(plan.items(), plan.network()).beside(elsewhere, today).excess(plan.network(), today);
    }

    private static List<Course> courses(List<Course> before, List<ChangeLine> lines) {
        Map<String, ChangeLine> asked = lines.stream()
                .filter(line -> line.kind() == Kind.GOAL)
                .collect(Collectors.toMap(ChangeLine::goalKey, Function.identity()));
        return before.stream()
                .map(course -> {
                    Goal goal = course.goal();
                    ChangeLine line = asked.get(goal.key());
                    return line == null
                            ? course
                            : new Course(
                                    goal,
                                    line.amount() == null ? course.target() : line.amount(),
                                    line.finish() == null ? course.deadline() : line.finish());
                })
                .toList();
    }

    private static List<Allotted> allotted(List<Allotted> before, List<ChangeLine> lines) {
        List<BudgetLine> known = before.stream().map(Allotted::line).toList();
        Map<Long, BigDecimal> after = Allotment.after(known, lines);
        return before.stream()
                .map(was ->
                        new Allotted(was.line(), after.getOrDefault(was.line().id(), was.planned())))
                .toList();
    }
}
