package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.change.ChangeLine.Kind;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.plan.PlanDrafts;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLines;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether lines are possible: each in itself and against the project as it stands, and all of them together. */
@Component
@Transactional(readOnly = true)
class LineCheck {

    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(20_000);
    private static final int TITLE = 200;
    private static final int PHASE = 100;
    private static final int LINKS = 2000;
    private static final int DIGITS = 13;
    private static final int DECIMALS = 4;

    private final WorkItems items;
    private final Goals goals;
    private final BudgetLines budget;
    private final PlanDrafts drafts;

    LineCheck(WorkItems items, Goals goals, BudgetLines budget, PlanDrafts drafts) {
        this.items = items;
        this.goals = goals;
        this.budget = budget;
        this.drafts = drafts;
    }

    /** What lines may speak of. */
    private record Ground(
            Project project, Map<String, WorkItem> items, Map<String, Goal> goals, Map<Long, BudgetLine> budget) {}

    /** What is wrong with the lines, one after the other and together; empty where they can be carried out. */
    List<Problem> problems(Project project, List<ChangeLine> lines) {
        Ground ground = ground(project);
        List<Problem> problems = each(ground, lines);
        if (problems.isEmpty()) {
            wrongTogether(ground, lines).ifPresent(wrong -> problems.addAll(wrong.problems()));
        }
        return problems;
    }

    /** What is wrong with each line for itself. */
    List<Problem> each(Project project, List<ChangeLine> lines) {
        return each(ground(project), lines);
    }

    private static List<Problem> each(Ground ground, List<ChangeLine> lines) {
        List<Problem> problems = new ArrayList<>();
        lines.forEach(line -> problems.addAll(problems(ground, line)));
        return problems;
    }

    /**
     * What becomes of lines that were approved: what is no longer possible is overtaken, the rest is done. Where new
     * dependencies would close a circle with what changed meanwhile, they are overtaken too.
     */
    List<ChangeLine> outcome(Project project, List<ChangeLine> lines) {
        Ground ground = ground(project);
        List<ChangeLine> outcome = new ArrayList<>();
        for (ChangeLine line : lines) {
            outcome.add(line.became(problems(ground, line).isEmpty() ? ChangeLine.DONE : ChangeLine.OVERTAKEN));
        }
        if (wrongTogether(ground, done(outcome)).isPresent()) {
            outcome.replaceAll(
                    line -> line.links() == null && line.toLine() == null ? line : line.became(ChangeLine.OVERTAKEN));
        }
        return outcome;
    }

    static List<ChangeLine> done(List<ChangeLine> lines) {
        return lines.stream()
                .filter(line -> line.outcome().equals(ChangeLine.DONE))
                .toList();
    }

    private Ground ground(Project project) {
        String key = project.key();
        return new Ground(
                project,
                items.outline(key).stream().collect(Collectors.toMap(WorkItem::key, Function.identity())),
                goals.of(key).stream().collect(Collectors.toMap(Goal::key, Function.identity())),
                budget.of(key).stream().collect(Collectors.toMap(BudgetLine::id, Function.identity())));
    }

    /** What the plan or the budget as a whole refuses: an addition that does not fit, a circle, an empty line. */
    private Optional<Refusal> wrongTogether(Ground ground, List<ChangeLine> lines) {
        if (Allotment.after(ground.budget().values(), lines).values().stream().anyMatch(left -> left.signum() < 0)) {
            return Optional.of(new InvalidInput("amount", "change.error.lineEmpty"));
        }
        try {
            drafts.after(ground.project(), PlannedLines.of(ground.project(), lines));
            return Optional.empty();
        } catch (Refusal impossible) {
            return Optional.of(impossible);
        }
    }

    private static List<Problem> problems(Ground ground, ChangeLine line) {
        List<Problem> problems = new ArrayList<>();
        if (line.kind().isAboutItem()) {
            item(ground, line, problems);
        }
        switch (line.kind()) {
            case RESCHEDULE -> {
                if (line.start() == null && line.finish() == null && line.hours() == null) {
                    problems.add(Problem.of("finish", "change.error.nothingNew"));
                }
                dates(line, problems);
                hours(line, problems);
            }
            case REASSIGN -> owner(ground.project(), line, problems);
            case LINK -> links(ground.project(), line, problems);
            case PHASE -> {
                if (line.title().length() > PHASE) {
                    problems.add(Problem.of("title", "change.error.phase", PHASE));
                }
            }
            case PRIORITY -> {
                if (line.priority() == null) {
                    problems.add(Problem.of("priority", "change.error.priority"));
                }
            }
            case ADD -> addition(ground, line, problems);
            case PROJECT_END -> end(ground.project(), line, problems);
            case BUDGET -> amount(line.amount(), problems);
            case BUDGET_LINE -> budgetLine(ground, line, problems);
            case GOAL -> goal(ground, line, problems);
            default -> {}
        }
        return problems;
    }

    private static void item(Ground ground, ChangeLine line, List<Problem> problems) {
        WorkItem item = ground.items().get(line.itemKey());
        if (item == null || item.isSummary()) {
            problems.add(Problem.of("itemKey", "change.error.item"));
        } else if (!item.isOpen()) {
            problems.add(Problem.of("itemKey", "change.error.itemEnded", item.key()));
        } else if (line.kind() == Kind.RESCHEDULE
                && line.start() == null
                && line.finish() != null
                && item.startDate() != null
                && line.finish().isBefore(item.startDate())) {
            problems.add(Problem.of("finish", "error.period.reversed", item.startDate(), line.finish()));
        }
    }

    private static void addition(Ground ground, ChangeLine line, List<Problem> problems) {
        if (line.title().isBlank() || line.title().length() > TITLE) {
            problems.add(Problem.of("title", "change.error.title"));
        }
        if (line.hours() == null) {
            problems.add(Problem.of("hours", "change.error.hoursMissing"));
        }
        if (line.parentKey() != null
                && (!ground.items().containsKey(line.parentKey())
                        || !ground.items().get(line.parentKey()).isSummary())) {
            problems.add(Problem.of("parentKey", "change.error.parent"));
        }
        owner(ground.project(), line, problems);
        dates(line, problems);
        hours(line, problems);
        links(ground.project(), line, problems);
    }

    private static void links(Project project, ChangeLine line, List<Problem> problems) {
        if (line.links() == null) {
            return;
        }
        if (line.links().length() > LINKS) {
            problems.add(Problem.of("links", "error.tooLong", "links", LINKS));
            return;
        }
        try {
            PlannedLines.links(project, line);
        } catch (InvalidInput unreadable) {
            problems.addAll(unreadable.problems());
        }
    }

    private static void owner(Project project, ChangeLine line, List<Problem> problems) {
        if (line.ownerId() == null || !project.isTeam(line.ownerId())) {
            problems.add(Problem.of("ownerId", "change.error.owner"));
        }
    }

    private static void end(Project project, ChangeLine line, List<Problem> problems) {
        if (line.finish() == null) {
            problems.add(Problem.of("finish", "change.error.finish"));
        } else if (line.finish().isBefore(project.startDate())) {
            problems.add(Problem.of("finish", "error.period.reversed", project.startDate(), line.finish()));
        } else if (isFar(line.finish())) {
            problems.add(Problem.of("finish", "change.error.date"));
        }
    }

    private static void budgetLine(Ground ground, ChangeLine line, List<Problem> problems) {
        BudgetLine from = ground.budget().get(line.fromLine());
        BudgetLine to = ground.budget().get(line.toLine());
        if (from == null) {
            problems.add(Problem.of("fromLine", "change.error.budgetLine"));
        }
        if (line.toLine() != null && (to == null || to.equals(from))) {
            problems.add(Problem.of("toLine", "change.error.budgetLine"));
        } else if (from != null && to != null && !from.currency().equals(to.currency())) {
            problems.add(Problem.of("toLine", "change.error.currency", from.currency(), to.currency()));
        }
        amount(line.amount(), problems);
    }

    private static void goal(Ground ground, ChangeLine line, List<Problem> problems) {
        Goal goal = ground.goals().get(line.goalKey());
        if (goal == null) {
            problems.add(Problem.of("goalKey", "change.error.goal"));
        } else if ((line.amount() == null || equal(line.amount(), goal.targetValue()))
                && (line.finish() == null || Objects.equals(line.finish(), goal.deadline()))) {
            problems.add(Problem.of("amount", "change.error.goalSame"));
        }
        BigDecimal target = line.amount();
        if (target != null && (target.precision() - target.scale() > DIGITS || target.scale() > DECIMALS)) {
            problems.add(Problem.of("amount", "error.number.range"));
        }
        if (line.finish() != null && (line.finish().isBefore(ground.project().startDate()) || isFar(line.finish()))) {
            problems.add(Problem.of("finish", "change.error.date"));
        }
    }

    private static boolean equal(BigDecimal one, BigDecimal other) {
        return other != null && one.compareTo(other) == 0;
    }

    private static void amount(BigDecimal amount, List<Problem> problems) {
        if (amount == null
                || amount.signum() < 0
                || amount.precision() - amount.scale() > DIGITS
                || amount.scale() > DECIMALS) {
            problems.add(Problem.of("amount", "change.error.amount"));
        }
    }

    private static void dates(ChangeLine line, List<Problem> problems) {
        if (isFar(line.start()) || isFar(line.finish())) {
            problems.add(Problem.of("finish", "change.error.date"));
        } else if (line.start() != null
                && line.finish() != null
                && line.finish().isBefore(line.start())) {
            problems.add(Problem.of("finish", "error.period.reversed", line.start(), line.finish()));
        }
    }

    private static void hours(ChangeLine line, List<Problem> problems) {
        BigDecimal hours = line.hours();
        if (hours != null
                && (hours.signum() <= 0
                        || hours.compareTo(MOST_HOURS) > 0
                        || hours.stripTrailingZeros().scale() > 2)) {
            problems.add(Problem.of("hours", "change.error.hours"));
        }
    }

    /** Beyond any plan: what a slip of the keyboard makes of a year. */
    private static boolean isFar(LocalDate day) {
        return day != null && (day.getYear() < 2000 || day.getYear() > 2100);
    }
}
