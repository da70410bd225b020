package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gatehouse.change.ChangeLine;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.project.Project;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLines;
import org.springframework.stereotype.Component;

/** What may be done about a goal that left its corridor: proposals computed from its numbers, and what is refused. */
@Component
class WaysOut {

    /** A deadline is not moved by more. */
    private static final int MOST_YEARS = 10;

    /** Digits a proposed target or amount keeps: nobody plans by the unit what is extrapolated. */
    private static final MathContext ROUNDED = new MathContext(3, RoundingMode.DOWN);

    private final BudgetLines budget;
    private final Clock clock;

    WaysOut(BudgetLines budget, Clock clock) {
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * What the form begins with.
     *
     * @param deadline on which the target is reached at the pace so far; null where it never is
     * @param target what is reached by the deadline at the pace so far, rounded; null where that is no progress
     * @param from the line with most money left; null where money cannot be shifted
     * @param to the line that uses its money up soonest
     * @param amount by as many percent more as the goal is behind, as far as there is money
     */
    record Proposal(LocalDate deadline, BigDecimal target, Long from, Long to, BigDecimal amount, List<Purse> purses) {

        /** Whether there are two lines between which money can move. */
        public boolean isShiftable() {
            return from != null;
        }
    }

    /** A budget line as somebody chooses it. */
    record Purse(long id, String name, String currency, BigDecimal free) {}

    Proposal propose(Project project, Measured measured, Standing standing) {
        Trajectory way = measured.way();
        List<BudgetLine> lines = budget.of(project.key());
        Optional<BudgetLine> from = lines.stream()
                .filter(line -> free(line).signum() > 0 && lines.stream().anyMatch(other -> isPartner(line, other)))
                .max(Comparator.comparing(WaysOut::free));
        Optional<BudgetLine> to = from.flatMap(giver ->
                lines.stream().filter(line -> isPartner(giver, line)).min(Comparator.comparing(WaysOut::shareLeft)));
        return new Proposal(
                Optional.ofNullable(standing.reachedOn())
                        .filter(day -> isLater(day, way))
                        .orElse(null),
                target(way, standing),
                from.map(BudgetLine::id).orElse(null),
                to.map(BudgetLine::id).orElse(null),
                to.map(line -> amount(standing, from.get(), line)).orElse(null),
                lines.stream()
                        .map(line -> new Purse(line.id(), line.description(), line.currency(), free(line)))
                        .toList());
    }

    /** The lines of the change the decision asks for; refuses what could not be followed. */
    List<ChangeLine> lines(Project project, Measured measured, CourseDecision decision) {
        return switch (decision.choice()) {
            case "extend" -> extend(project, measured.way(), measured.goal().key(), decision.deadline());
            case "scope" -> scope(measured, decision.target());
            case "shift" -> shift(project, decision);
            default -> List.of();
        };
    }

    private List<ChangeLine> extend(Project project, Trajectory way, String goalKey, LocalDate deadline) {
        if (deadline == null) {
            throw new InvalidInput("deadline", "adjustment.error.deadline");
        }
        if (!isLater(deadline, way)) {
            throw new InvalidInput("deadline", "adjustment.error.deadlineEarly", way.deadline());
        }
        if (deadline.isAfter(way.deadline().plusYears(MOST_YEARS))) {
            throw new InvalidInput("deadline", "adjustment.error.deadlineFar", MOST_YEARS);
        }
        ChangeLine goal = ChangeLine.goal(goalKey, null, deadline);
        return deadline.isAfter(project.endDate()) ? List.of(goal, ChangeLine.projectEnd(deadline)) : List.of(goal);
    }

    private static List<ChangeLine> scope(Measured measured, BigDecimal target) {
        if (target == null) {
            throw new InvalidInput("target", "adjustment.error.target");
        }
        Trajectory first = measured.versions().get(0);
        if (!isLess(target, measured.way(), first.fromValue())) {
            throw new InvalidInput(
                    "target",
                    "adjustment.error.targetRange",
                    first.fromValue(),
                    measured.way().target());
        }
        if (target.stripTrailingZeros().scale() > 4) {
            throw new InvalidInput("target", "error.number.range");
        }
        return List.of(ChangeLine.goal(measured.goal().key(), target, null));
    }

    private List<ChangeLine> shift(Project project, CourseDecision decision) {
        List<BudgetLine> lines = budget.of(project.key());
        Optional<BudgetLine> from = find(lines, decision.fromLine());
        Optional<BudgetLine> to = find(lines, decision.toLine());
        List<Problem> problems = new ArrayList<>();
        if (from.isEmpty()) {
            problems.add(Problem.of("fromLine", "adjustment.error.fromLine"));
        }
        if (to.isEmpty()) {
            problems.add(Problem.of("toLine", "adjustment.error.toLine"));
        }
        if (from.isPresent() && to.isPresent() && !isPartner(from.get(), to.get())) {
            problems.add(Problem.of("toLine", "adjustment.error.sameCurrency"));
        }
        if (decision.amount() == null || decision.amount().signum() <= 0) {
            problems.add(Problem.of("amount", "adjustment.error.amount"));
        } else if (from.isPresent() && decision.amount().compareTo(free(from.get())) > 0) {
            problems.add(Problem.of(
                    "amount",
                    "adjustment.error.amountMuch",
                    from.get().description(),
                    free(from.get()),
                    from.get().currency()));
        } else if (decision.amount().stripTrailingZeros().scale() > 2) {
            problems.add(Problem.of("amount", "error.number.range"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return List.of(ChangeLine.shift(from.get().id(), to.get().id(), decision.amount()));
    }

    private boolean isLater(LocalDate deadline, Trajectory way) {
        return deadline.isAfter(way.deadline()) && deadline.isAfter(LocalDate.now(clock));
    }

    /** Less ambitious than now, and still better than where it all began. */
    private static boolean isLess(BigDecimal target, Trajectory way, BigDecimal baseline) {
        return way.rises()
                ? target.compareTo(way.target()) < 0 && target.compareTo(baseline) > 0
                : target.compareTo(way.target()) > 0 && target.compareTo(baseline) < 0;
    }

    private static BigDecimal target(Trajectory way, Standing standing) {
        if (standing.projected() == null) {
            return null;
        }
        BigDecimal rounded = plain(standing.projected().round(ROUNDED));
        return isLess(rounded, way, way.fromValue()) ? rounded : null;
    }

    private static BigDecimal amount(Standing standing, BudgetLine from, BudgetLine to) {
        BigDecimal more = to.planned()
                .multiply(standing.behind().max(BigDecimal.ZERO))
                .divide(BigDecimal.valueOf(100), 2, RoundingMode.DOWN)
                .min(free(from));
        BigDecimal rounded = plain(more.round(ROUNDED));
        return rounded.signum() > 0 ? rounded : null;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static boolean isPartner(BudgetLine one, BudgetLine other) {
        return !one.id().equals(other.id()) && one.currency().equals(other.currency());
    }

    private static BigDecimal free(BudgetLine line) {
        return line.planned()
                .subtract(line.committed())
                .subtract(line.actual())
                .max(BigDecimal.ZERO)
                .stripTrailingZeros();
    }

    private static BigDecimal shareLeft(BudgetLine line) {
        return line.planned().signum() == 0
                ? BigDecimal.ZERO
                : free(line).divide(line.planned(), 6, RoundingMode.HALF_UP);
    }

    private static Optional<BudgetLine> find(List<BudgetLine> lines, Long id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst();
    }
}
