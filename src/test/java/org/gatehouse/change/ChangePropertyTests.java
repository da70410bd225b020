package org.gatehouse.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.gatehouse.Executing;
import org.gatehouse.change.Impact.BudgetEffect;
import org.gatehouse.change.Impact.Effect;
import org.gatehouse.change.Impact.Frame;
import org.gatehouse.change.Impact.GoalEffect;
import org.gatehouse.change.Impact.Stage;
import org.gatehouse.goal.Goal;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.plan.Assignment;
import org.gatehouse.plan.Booking;
import org.gatehouse.plan.Bookings;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemCosts;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.Loads;
import org.gatehouse.plan.PlanDrafts;
import org.gatehouse.plan.PlanState;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.Timing;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Project;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLineDraft;
import org.gatehouse.resource.BudgetLines;
import org.gatehouse.resource.CalendarDraft;
import org.gatehouse.resource.CalendarRules;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.Holidays;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.ResourceDraft;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a change is said to do is what carrying it out does: random changes of a random plan with all kinds of links,
 * lags, calendars, constraints and states, one after the other in the house itself, each held field by field against
 * the plan it left behind. {@code -Dchange.seed} plays others, {@code -Dchange.count} more of them.
 */
class ChangePropertyTests extends Executing {

    private static final int CHANGES = Integer.getInteger("change.count", 40);
    private static final int ITEMS = 30;
    private static final List<String> PEOPLE = List.of("chen", "wu", "lin");

    @Autowired
    Changes changes;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ChangeSteps steps;

    @Autowired
    PlanDrafts drafts;

    @Autowired
    ItemCosts costs;

    @Autowired
    Bookings bookings;

    @Autowired
    BudgetLines budget;

    @Autowired
    ProjectResources resources;

    @Autowired
    Calendars calendars;

    private final long seed = Long.getLong("change.seed", 20261125);
    private final Random random = new Random(seed);

    @Test
    void whatIsAssessedIsWhatIsApplied() {
        LocalDate begin = LocalDate.of(2027, 3, 1);
        itIs(begin);
        String key = world();
        int moved = 0;
        int cancelled = 0;
        int added = 0;
        for (int number = 1; number <= CHANGES; number++) {
            if (number % 10 == 0) {
                itIs(begin.plusDays(number / 5));
                workGoesOn(key);
            }
            Change change = describe(key, number);
            String what = "seed " + seed + ", change " + number + ": " + change.lines();
            steps.submit(change.id());
            steps.assess(change.id());
            Impact assessed = changes.require(key, change.id()).impact(Stage.ASSESSED);
            Map<String, Row> before = rows(key);
            steps.decide(change.id(), "go", "", "lin");
            // Within its transaction: at its end the work goes on, and what is released then moves for itself.
            transaction.executeWithoutResult(status -> {
                steps.apply(change.id());
                Change applied = changes.require(key, change.id());
                assertThat(applied.lines())
                        .as(what)
                        .allMatch(line -> line.outcome().equals(ChangeLine.DONE));
                assertItems(what, key, before, assessed, applied);
                assertWhole(what, key, assessed);
                assertThat(told(applied.impact(Stage.APPLIED))).as(what).isEqualTo(told(assessed));
            });
            moved += (int) assessed.moved();
            cancelled += (int) assessed.cancelled();
            added += (int) assessed.added();
        }
        assertThat(List.of(moved, cancelled, added))
                .as("the changes did something")
                .allMatch(count -> count > 10);
    }

    /** One item as far as a change may touch it. */
    private record Row(LocalDate start, LocalDate finish, String owner, BigDecimal hours) {

        /** A cancelled item keeps days, owner and hours; they mean nothing any more. */
        static final Row CANCELLED = new Row(null, null, "cancelled", null);

        static Row of(WorkItem item) {
            return item.status() == ItemStatus.CANCELLED
                    ? CANCELLED
                    : new Row(item.startDate(), item.finishDate(), item.ownerId(), plain(item.effortHours()));
        }

        static Row after(Effect effect) {
            return effect.isCancelled()
                    ? CANCELLED
                    : new Row(
                            effect.startAfter(), effect.finishAfter(), effect.ownerAfter(), plain(effect.hoursAfter()));
        }
    }

    private Map<String, Row> rows(String key) {
        Map<String, Row> rows = new TreeMap<>();
        items.of(key).forEach(item -> rows.put(item.key(), Row.of(item)));
        return rows;
    }

    private void assertItems(String what, String key, Map<String, Row> before, Impact assessed, Change applied) {
        Map<String, Row> expected = new TreeMap<>(before);
        Map<String, Row> additions = new HashMap<>();
        for (Effect effect : assessed.effects()) {
            if (effect.isAddition()) {
                additions.put(effect.title(), Row.after(effect));
            } else {
                expected.put(effect.itemKey(), Row.after(effect));
            }
        }
        for (ChangeLine line : applied.lines()) {
            if (line.kind() == ChangeLine.Kind.ADD) {
                expected.put(line.itemKey(), additions.get(line.title()));
            }
        }
        assertThat(rows(key)).as(what).containsExactlyEntriesOf(expected);
    }

    private void assertWhole(String what, String key, Impact assessed) {
        Project project = projects.require(key);
        PlanState plan = drafts.now(project);
        Frame frame = assessed.frame();
        assertThat(plan.finish()).as(what).isEqualTo(frame.planFinishAfter());
        assertThat(plan.effort()).as(what).isEqualByComparingTo(frame.hoursAfter());
        assertThat(project.endDate()).as(what).isEqualTo(frame.projectEndAfter());
        assertThat(project.budget()).as(what).isEqualByComparingTo(frame.budgetAfter());
        BigDecimal cost = costs.of(project, plan.work()).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(cost).as(what).isEqualByComparingTo(frame.costAfter());
        List<Booking> elsewhere = bookings.between(today(), LocalDate.of(2200, 1, 1)).stream()
                .filter(booking -> !booking.projectKey().equals(key))
                .toList();
        Loads.Excess excess = Loads.of(plan.items(), plan.network())
                .beside(elsewhere, today())
                .excess(plan.network(), today());
        assertThat(excess.days()).as(what).isEqualTo(frame.overDaysAfter());
        assertThat(excess.worst()).as(what).isEqualTo(frame.worstAfter());
        assertThat(excess.hours()).as(what).isEqualByComparingTo(frame.worstHoursAfter());
        Map<String, GoalEffect> steered = new HashMap<>();
        assessed.goals().forEach(goal -> steered.put(goal.goalKey(), goal));
        for (Goal goal : goals.of(key)) {
            boolean endangered = goal.deadline() != null
                    && plan.finish() != null
                    && goal.deadline().isBefore(plan.finish());
            GoalEffect effect = steered.get(goal.key());
            assertThat(endangered).as(what).isEqualTo(effect != null && effect.endangeredAfter());
            if (effect != null) {
                assertThat(goal.targetValue()).as(what).isEqualByComparingTo(effect.targetAfter());
                assertThat(goal.deadline()).as(what).isEqualTo(effect.deadlineAfter());
            }
        }
        for (BudgetEffect effect : assessed.budget()) {
            assertThat(budget.require(key, effect.lineId()).planned())
                    .as(what)
                    .isEqualByComparingTo(effect.plannedAfter());
        }
    }

    /** What an impact says, without when and of what it was taken. */
    private static List<List<Object>> told(Impact impact) {
        List<List<Object>> told = new ArrayList<>();
        Frame frame = impact.frame();
        told.add(values(
                frame.planFinishBefore(),
                frame.planFinishAfter(),
                frame.projectEndBefore(),
                frame.projectEndAfter(),
                plain(frame.budgetBefore()),
                plain(frame.budgetAfter()),
                plain(frame.hoursBefore()),
                plain(frame.hoursAfter()),
                plain(frame.costBefore()),
                plain(frame.costAfter()),
                frame.overDaysBefore(),
                frame.overDaysAfter(),
                frame.worstBefore(),
                frame.worstAfter(),
                plain(frame.worstHoursBefore()),
                plain(frame.worstHoursAfter())));
        impact.effects()
                .forEach(effect -> told.add(values(
                        effect.added() ? null : effect.itemKey(),
                        effect.title(),
                        effect.ownerBefore(),
                        effect.ownerAfter(),
                        effect.startBefore(),
                        effect.startAfter(),
                        effect.finishBefore(),
                        effect.finishAfter(),
                        plain(effect.hoursBefore()),
                        plain(effect.hoursAfter()),
                        effect.asked(),
                        effect.added(),
                        effect.milestone())));
        impact.goals()
                .forEach(goal -> told.add(values(
                        goal.goalKey(),
                        plain(goal.targetBefore()),
                        plain(goal.targetAfter()),
                        goal.deadlineBefore(),
                        goal.deadlineAfter(),
                        goal.endangeredBefore(),
                        goal.endangeredAfter())));
        impact.budget()
                .forEach(line ->
                        told.add(values(line.lineId(), plain(line.plannedBefore()), plain(line.plannedAfter()))));
        return told;
    }

    private static List<Object> values(Object... values) {
        return java.util.Arrays.asList(values);
    }

    private static BigDecimal plain(BigDecimal value) {
        return value == null ? null : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }

    // The plan

    private String world() {
        String key = newProject();
        addSmartGoal(key);
        LocalDate start = projects.require(key).startDate();
        long house = calendars.all(null).get(0).id();
        Map<DayOfWeek, List<Shift>> week = Map.of(
                DayOfWeek.MONDAY, Shift.parse("08:00-12:00"),
                DayOfWeek.WEDNESDAY, Shift.parse("08:00-12:00,13:00-14:30"),
                DayOfWeek.SATURDAY, Shift.parse("10:00-12:00"));
        CalendarRules mornings = as(
                "lin",
                () -> calendars.add(key, new CalendarDraft("Mornings", house, Holidays.NO, null, week, List.of())));
        List<Long> resourceIds = new ArrayList<>();
        for (ResourceDraft draft : List.of(
                new ResourceDraft(
                        ProjectResource.Kind.PERSON, "chen", "", 100, "", new BigDecimal("210.50"), null, null),
                new ResourceDraft(ProjectResource.Kind.PERSON, "wu", "", 50, "", new BigDecimal("99.99"), null, null),
                new ResourceDraft(
                        ProjectResource.Kind.PLACEHOLDER,
                        null,
                        "Designer",
                        100,
                        "",
                        new BigDecimal("333.33"),
                        null,
                        null))) {
            resourceIds.add(as("lin", () -> resources.add(key, draft)).id());
        }
        for (String name : List.of("Media", "Fair", "Agency")) {
            as("lin", () -> budget.add(key, line(name)));
        }
        List<WorkItem> made = new ArrayList<>();
        WorkItem summary =
                addItem(key, ItemDraft.of("A part of it", "", null, null, null).placed(Kind.SUMMARY, null));
        for (int number = 1; number <= ITEMS; number++) {
            made.add(item(key, number, start, made, summary.key(), mornings.id(), resourceIds));
        }
        String project = runtime.createProcessInstanceQuery()
                .processDefinitionKey("project")
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
        runtime.createProcessInstanceModification(project)
                .cancelAllForActivity("goalPhase")
                .startBeforeActivity("executionPhase")
                .execute();
        runAutomatedSteps(key);
        workGoesOn(key);
        return key;
    }

    private WorkItem item(
            String key,
            int number,
            LocalDate start,
            List<WorkItem> earlier,
            String summary,
            long mornings,
            List<Long> resourceIds) {
        boolean milestone = chance(10);
        LocalDate from = chance(3) ? start.plusDays(random.nextInt(40)) : null;
        LocalDate to = from != null && chance(2) ? from.plusDays(1 + random.nextInt(9)) : null;
        Timing timing = new Timing(
                chance(8) ? 60 * (1 + random.nextInt(60)) : null,
                null,
                null,
                chance(5) ? start.plusDays(20 + random.nextInt(40)) : null,
                null,
                null,
                chance(5) ? new BigDecimal(random.nextInt(5000) + ".25") : null,
                chance(6) ? mornings : null);
        if (chance(4)) {
            Constraint.Type type = Constraint.Type.values()[1 + random.nextInt(Constraint.Type.values().length - 1)];
            LocalDateTime at = start.plusDays(random.nextInt(40)).atTime(9 + random.nextInt(8), 0);
            timing = timing.bound(new Constraint(type, Timing.needsDate(type) ? at : null));
        }
        List<Dependency> links = new ArrayList<>();
        for (int link = random.nextInt(3); link > 0 && !earlier.isEmpty(); link--) {
            String predecessor = earlier.get(random.nextInt(earlier.size())).key();
            links.add(new Dependency(
                    predecessor, any(LinkType.values()), random.nextInt(9) * 120 - 240, any(Lag.Unit.values())));
        }
        List<Assignment> assignments = new ArrayList<>();
        if (!milestone && chance(4)) {
            assignments.add(
                    new Assignment(resourceIds.get(random.nextInt(resourceIds.size())), 25 * (1 + random.nextInt(6))));
        }
        ItemDraft draft = new ItemDraft(
                "Item " + number,
                "",
                chance(2) ? "Texts" : "",
                milestone ? "" : any(PEOPLE.toArray(String[]::new)),
                from,
                to,
                milestone ? null : BigDecimal.valueOf(2 + random.nextInt(50)),
                any(Priority.values()),
                links.stream().map(link -> percent(link)).toList(),
                "",
                false,
                milestone ? Kind.MILESTONE : Kind.WORK,
                chance(4) ? summary : null,
                timing,
                assignments);
        return addItem(key, draft);
    }

    private static Dependency percent(Dependency link) {
        return link.lagUnit() == Lag.Unit.PERCENT
                ? new Dependency(link.predecessorKey(), link.type(), Math.abs(link.lagAmount()) % 100, link.lagUnit())
                : link;
    }

    private static BudgetLineDraft line(String name) {
        return new BudgetLineDraft(
                BudgetLine.Category.OTHER, name, new BigDecimal("20000"), BigDecimal.ZERO, BigDecimal.ZERO, "CNY");
    }

    /** Some of what may be worked on is begun, reported on or finished; the engine releases what follows. */
    private void workGoesOn(String key) {
        runAutomatedSteps(key);
        for (WorkItem item : items.of(key)) {
            boolean runs = item.status() == ItemStatus.RELEASED || item.status() == ItemStatus.IN_PROGRESS;
            if (runs && !item.ownerId().isEmpty() && chance(3)) {
                items.reportProgress(item.key(), 10 * (1 + random.nextInt(9)));
            }
            if (runs && !item.ownerId().isEmpty() && chance(8)) {
                complete(item.ownerId(), key, item.key());
            }
        }
        runAutomatedSteps(key);
    }

    @Override
    protected void complete(String person, String key, String itemKey) {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(itemKey)
                .taskDefinitionKey("doWork")
                .singleResult()
                .getId();
        as(person, () -> desk.complete(task, person, List.of("staff", "manager"), new HashMap<>()));
    }

    // The changes

    private Change describe(String key, int number) {
        for (int attempt = 1; attempt <= 50; attempt++) {
            String id = changes.openFor(key, "Change " + number, "By chance", "chen", null, List.of());
            for (int lines = 1 + random.nextInt(5); lines > 0; lines--) {
                ChangeLine line = line(key, number, lines);
                try {
                    as(
                            "chen",
                            () -> changes.addLine(
                                    key, id, changes.require(key, id).version(), line));
                } catch (InvalidInput | Conflict notPossible) {
                    // The next one.
                }
            }
            if (!changes.require(key, id).lines().isEmpty()) {
                return changes.require(key, id);
            }
        }
        throw new AssertionError("seed " + seed + ": no change is possible any more");
    }

    private ChangeLine line(String key, int number, int at) {
        List<WorkItem> open = items.of(key).stream().filter(WorkItem::isOpen).toList();
        String item = open.get(random.nextInt(open.size())).key();
        Project project = projects.require(key);
        LocalDate day = today().plusDays(random.nextInt(60) - 5);
        return switch (random.nextInt(12)) {
            case 0 -> ChangeLine.reschedule(item, day, null, null);
            case 1 -> ChangeLine.reschedule(item, null, day, null);
            case 2 -> ChangeLine.reschedule(item, day, day.plusDays(random.nextInt(10)), null);
            case 3 -> ChangeLine.reschedule(item, null, null, new BigDecimal(1 + random.nextInt(60) + ".25"));
            case 4 -> ChangeLine.reassign(item, any(PEOPLE.toArray(String[]::new)));
            case 5 -> open.size() > 15 ? ChangeLine.cancel(item) : addition(number, at, open, project, day);
            case 6 -> ChangeLine.link(item, links(open));
            case 7 -> chance(2) ? ChangeLine.phase(item, "Ads") : ChangeLine.priority(item, any(Priority.values()));
            case 8 ->
                chance(2)
                        ? ChangeLine.projectEnd(project.endDate().plusDays(random.nextInt(20) - 5))
                        : ChangeLine.budget(project.budget().add(BigDecimal.valueOf(random.nextInt(1000) - 400)));
            case 9 -> money(key);
            case 10 ->
                ChangeLine.goal(
                        key + "-G1",
                        chance(2) ? BigDecimal.valueOf(10500 + random.nextInt(4000)) : null,
                        chance(2) ? day.plusDays(40) : null);
            default -> addition(number, at, open, project, day);
        };
    }

    private ChangeLine addition(int number, int at, List<WorkItem> open, Project project, LocalDate day) {
        boolean dated = chance(3) && !day.isBefore(project.startDate()) && !day.isAfter(project.endDate());
        return ChangeLine.add(
                "New " + number + "." + at,
                any(PEOPLE.toArray(String[]::new)),
                dated ? day : null,
                null,
                BigDecimal.valueOf(1 + random.nextInt(40)),
                chance(4) ? "N-1" : links(open),
                chance(4) ? project.key() + "-1" : null);
    }

    private ChangeLine money(String key) {
        List<BudgetLine> lines = budget.of(key);
        long from = lines.get(random.nextInt(lines.size())).id();
        long to = lines.get(random.nextInt(lines.size())).id();
        BigDecimal amount = new BigDecimal(random.nextInt(3000) + ".5");
        return from == to ? ChangeLine.budgetLine(from, amount) : ChangeLine.shift(from, to, amount);
    }

    private String links(List<WorkItem> open) {
        List<String> links = new ArrayList<>();
        for (int link = random.nextInt(3); link > 0; link--) {
            String[] lags = {"", "+2d", "-4h", "+50%", "+1ed"};
            String lag = any(lags);
            links.add(open.get(random.nextInt(open.size())).key() + any(LinkType.values()) + lag);
        }
        return String.join(", ", links);
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    @SafeVarargs
    private <T> T any(T... of) {
        return Objects.requireNonNull(of[random.nextInt(of.length)]);
    }
}
