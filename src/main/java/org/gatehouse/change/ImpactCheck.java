package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.change.ChangeLine.Kind;
import org.gatehouse.change.Impact.BudgetEffect;
import org.gatehouse.change.Impact.Effect;
import org.gatehouse.change.Impact.Frame;
import org.gatehouse.change.Impact.GoalEffect;
import org.gatehouse.change.Impact.Stage;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.plan.Booking;
import org.gatehouse.plan.Bookings;
import org.gatehouse.plan.ItemCosts;
import org.gatehouse.plan.Loads;
import org.gatehouse.plan.Loads.Excess;
import org.gatehouse.plan.PlanDrafts;
import org.gatehouse.plan.PlanState;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLines;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Computes what lines would do to a project as it stands now, and what carrying them out did. */
@Component
@Transactional(readOnly = true)
class ImpactCheck {

    private static final LocalDate FAR = LocalDate.of(2200, 1, 1);

    private final PlanDrafts drafts;
    private final ItemCosts costs;
    private final Bookings bookings;
    private final Goals goals;
    private final BudgetLines budget;
    private final Projects projects;
    private final Clock clock;

    ImpactCheck(
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

    /** A project at one moment: its frame, its plan, its goals and its money. */
    record Standing(
            LocalDate end,
            BigDecimal wholeBudget,
            PlanState plan,
            BigDecimal cost,
            Excess excess,
            List<GoalState> goals,
            List<BudgetLine> lines,
            Map<Long, BigDecimal> allotted) {}

    /** A goal's course at one moment. */
    record GoalState(Goal goal, BigDecimal target, LocalDate deadline) {}

    /** The project as it stands. */
    Standing now(String projectKey) {
        Project project = projects.require(projectKey);
        return standing(
                project,
                project.endDate(),
                project.budget(),
                drafts.now(project),
                courses(projectKey, List.of()),
                Map.of());
    }

    /** What the lines would do; throws {@link org.gatehouse.kernel.InvalidInput} where they are not possible together. */
    Impact of(Project project, List<ChangeLine> lines) {
        Standing before = now(project.key());
        LocalDate end = project.endDate();
        BigDecimal whole = project.budget();
        for (ChangeLine line : lines) {
            end = line.kind() == Kind.PROJECT_END ? line.finish() : end;
            whole = line.kind() == Kind.BUDGET ? line.amount() : whole;
        }
        Standing after = standing(
                project,
                end,
                whole,
                drafts.after(project, PlannedLines.of(project, lines)),
                courses(project.key(), lines),
                Allotment.after(before.lines(), lines));
        return between(before, after, lines, Stage.ASSESSED, Set.of());
    }

    /**
     * What carrying the lines out did.
     *
     * @param before the project as it stood
     * @param lines as they were carried out, additions by their keys
     */
    Impact done(String projectKey, Standing before, List<ChangeLine> lines) {
        Set<String> added = lines.stream()
                .filter(line -> line.kind() == Kind.ADD)
                .map(ChangeLine::itemKey)
                .collect(Collectors.toSet());
        return between(before, now(projectKey), lines, Stage.APPLIED, added);
    }

    private Standing standing(
            Project project,
            LocalDate end,
            BigDecimal whole,
            PlanState plan,
            List<GoalState> courses,
            Map<Long, BigDecimal> allotted) {
        LocalDate today = LocalDate.now(clock);
        List<Booking> elsewhere = bookings.between(today, FAR).stream()
                .filter(booking -> !booking.projectKey().equals(project.key()))
                .toList();
        Collection<BigDecimal> prices = costs.of(project, plan.work()).values();
        return new Standing(
                end,
                whole,
                plan,
                prices.isEmpty() ? null : prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                Loads.of(plan.items(), plan.network()).beside(elsewhere, today).excess(plan.network(), today),
                courses,
                budget.of(project.key()),
                allotted);
    }

    private List<GoalState> courses(String projectKey, List<ChangeLine> lines) {
        Map<String, ChangeLine> asked = lines.stream()
                .filter(line -> line.kind() == Kind.GOAL)
                .collect(Collectors.toMap(ChangeLine::goalKey, Function.identity()));
        return goals.of(projectKey).stream()
                .map(goal -> {
                    ChangeLine line = asked.get(goal.key());
                    return new GoalState(
                            goal,
                            plain(line == null || line.amount() == null ? goal.targetValue() : line.amount()),
                            line == null || line.finish() == null ? goal.deadline() : line.finish());
                })
                .toList();
    }

    private Impact between(
            Standing before, Standing after, List<ChangeLine> lines, Stage stage, Set<String> addedKeys) {
        Set<String> fresh =
                stage == Stage.ASSESSED ? Set.copyOf(after.plan().keys().values()) : addedKeys;
        return new Impact(
                frame(before, after, stage),
                effects(before.plan(), after.plan(), named(lines), fresh, stage),
                goals(before, after, stage),
                budget(before, after, stage));
    }

    private static Set<String> named(List<ChangeLine> lines) {
        return lines.stream().map(ChangeLine::itemKey).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private Frame frame(Standing before, Standing after, Stage stage) {
        return new Frame(
                stage,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                before.plan().finish(),
                after.plan().finish(),
                before.end(),
                after.end(),
                before.wholeBudget(),
                after.wholeBudget(),
                before.plan().effort(),
                after.plan().effort(),
                before.cost(),
                after.cost(),
                before.excess().days(),
                after.excess().days(),
                before.excess().worst(),
                after.excess().worst(),
                before.excess().hours(),
                after.excess().hours());
    }

    private static List<Effect> effects(
            PlanState before, PlanState after, Set<String> named, Set<String> fresh, Stage stage) {
        Map<String, WorkItem> now = new HashMap<>();
        after.work().forEach(item -> now.put(item.key(), item));
        List<Effect> effects = new ArrayList<>();
        for (WorkItem was : before.work()) {
            WorkItem is = now.get(was.key());
            if (is == null || named.contains(was.key()) || isDifferent(was, is)) {
                effects.add(effect(was, is, named.contains(was.key()), stage));
            }
        }
        after.work().stream()
                .filter(item -> fresh.contains(item.key()))
                .map(item -> addition(item, stage))
                .forEach(effects::add);
        return effects;
    }

    private static boolean isDifferent(WorkItem was, WorkItem is) {
        return !Objects.equals(was.startDate(), is.startDate())
                || !Objects.equals(was.finishDate(), is.finishDate())
                || !Objects.equals(was.ownerId(), is.ownerId())
                || !Objects.equals(was.effortHours(), is.effortHours());
    }

    private static Effect effect(WorkItem was, WorkItem is, boolean asked, Stage stage) {
        Optional<WorkItem> after = Optional.ofNullable(is);
        return new Effect(
                stage,
                was.key(),
                was.title(),
                was.ownerId(),
                after.map(WorkItem::ownerId).orElse(null),
                was.startDate(),
                after.map(WorkItem::startDate).orElse(null),
                was.finishDate(),
                after.map(WorkItem::finishDate).orElse(null),
                was.effortHours(),
                after.map(WorkItem::effortHours).orElse(null),
                asked,
                false,
                was.isMilestone());
    }

    private static Effect addition(WorkItem item, Stage stage) {
        return new Effect(
                stage,
                stage == Stage.ASSESSED ? null : item.key(),
                item.title(),
                null,
                item.ownerId(),
                null,
                item.startDate(),
                null,
                item.finishDate(),
                null,
                item.effortHours(),
                true,
                true,
                item.isMilestone());
    }

    private static List<GoalEffect> goals(Standing before, Standing after, Stage stage) {
        Map<String, GoalState> now = after.goals().stream()
                .collect(Collectors.toMap(state -> state.goal().key(), Function.identity()));
        return before.goals().stream()
                .filter(was -> now.containsKey(was.goal().key()))
                .map(was -> effect(was, now.get(was.goal().key()), before, after, stage))
                .filter(effect -> effect.isChanged() || effect.endangeredAfter() || effect.endangeredBefore())
                .toList();
    }

    private static GoalEffect effect(GoalState was, GoalState is, Standing before, Standing after, Stage stage) {
        return new GoalEffect(
                stage,
                was.goal().key(),
                was.goal().statement(),
                was.goal().unit(),
                was.target(),
                is.target(),
                was.deadline(),
                is.deadline(),
                isBefore(was.deadline(), before.plan().finish()),
                isBefore(is.deadline(), after.plan().finish()));
    }

    private static List<BudgetEffect> budget(Standing before, Standing after, Stage stage) {
        Map<Long, BudgetLine> now =
                after.lines().stream().collect(Collectors.toMap(BudgetLine::id, Function.identity()));
        List<BudgetEffect> effects = new ArrayList<>();
        for (BudgetLine was : before.lines()) {
            BigDecimal left = after.allotted().containsKey(was.id())
                    ? after.allotted().get(was.id())
                    : now.containsKey(was.id()) ? now.get(was.id()).planned() : was.planned();
            if (left.compareTo(was.planned()) != 0) {
                effects.add(new BudgetEffect(
                        stage, was.id(), was.description(), was.currency(), plain(was.planned()), plain(left)));
            }
        }
        return effects;
    }

    private static boolean isBefore(LocalDate deadline, LocalDate finish) {
        return deadline != null && finish != null && deadline.isBefore(finish);
    }

    /** Without the zeros a database adds, so that equal values are equal. */
    private static BigDecimal plain(BigDecimal value) {
        return value == null ? null : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }
}
