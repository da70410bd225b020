package org.gatehouse.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.budget.Spending;
import org.gatehouse.execution.ProgressPoint;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.BaselineItem;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Project;
import org.gatehouse.resource.WorkingTime;
import org.gatehouse.schedule.WorkCalendar;

/**
 * Everything a project's progress is computed from, as it stood at one moment.
 *
 * @param outline all items in the plan's order, summaries and cancelled ones included
 * @param baseline what is measured against; null: nothing was approved yet
 * @param approved its items
 * @param linesPlanned of budget lines when the baseline was taken
 * @param reports oldest first
 */
record Survey(
        Project project,
        List<WorkItem> outline,
        Baseline baseline,
        List<BaselineItem> approved,
        BigDecimal linesPlanned,
        List<ProgressPoint> reports,
        Spending spending,
        WorkingTime time,
        LocalDateTime now,
        ZoneId zone) {

    /** What an item without an estimate weighs: one working day. */
    private static final BigDecimal UNESTIMATED = BigDecimal.valueOf(8);

    LocalDate today() {
        return now.toLocalDate();
    }

    WorkCalendar calendar() {
        return time.project();
    }

    /** Work and milestones, cancelled ones included. */
    List<WorkItem> items() {
        return outline.stream().filter(item -> !item.isSummary()).toList();
    }

    /** Without the cancelled ones. */
    List<WorkItem> live() {
        return items().stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED)
                .toList();
    }

    Map<String, BaselineItem> approvedByKey() {
        return approved.stream().collect(Collectors.toMap(BaselineItem::itemKey, Function.identity()));
    }

    /** Live items that the baseline does not hold: work without a budget. */
    List<WorkItem> added() {
        Map<String, BaselineItem> held = approvedByKey();
        return live().stream().filter(item -> !held.containsKey(item.key())).toList();
    }

    ValueBook book() {
        Map<String, WorkItem> known = items().stream().collect(Collectors.toMap(WorkItem::key, Function.identity()));
        Map<String, Map<LocalDate, Integer>> told = told();
        Map<String, List<Account.Spent>> spent = spent();
        List<Account> accounts = new ArrayList<>();
        for (BaselineItem held : approved) {
            WorkItem item = known.get(held.itemKey());
            accounts.add(new Account(
                    held.itemKey(),
                    held.effortHours(),
                    held.cost(),
                    new Allotment(held.from(), held.to(), calendar(item)),
                    advance(item, told.getOrDefault(held.itemKey(), Map.of())),
                    spent.getOrDefault(held.itemKey(), List.of())));
        }
        return new ValueBook(accounts, money(), isPriced());
    }

    /** Whether the baseline knows what any of its items costs. */
    public boolean isPriced() {
        return approved.stream().map(BaselineItem::cost).anyMatch(cost -> cost != null && cost.signum() > 0);
    }

    /** Items of the baseline with an estimate that nobody knows a price of. */
    public int unpricedItems() {
        return (int) approved.stream()
                .filter(held -> held.cost() == null && held.effortHours() != null)
                .count();
    }

    /** Hours of people without a rate in the project's currency. */
    public BigDecimal unpricedHours() {
        return spending.worked().stream()
                .filter(worked -> worked.cost() == null)
                .map(Spending.Worked::hours)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    ProgressFigures figures() {
        List<WorkItem> live = live();
        Map<String, BaselineItem> held = approvedByKey();
        BigDecimal whole = BigDecimal.ZERO;
        BigDecimal done = BigDecimal.ZERO;
        BigDecimal due = BigDecimal.ZERO;
        BigDecimal hours = BigDecimal.ZERO;
        boolean onlyMilestones = live.stream().allMatch(WorkItem::isMilestone);
        for (WorkItem item : live) {
            BigDecimal weight = weight(item, onlyMilestones);
            whole = whole.add(weight);
            done = done.add(weight.multiply(BigDecimal.valueOf(item.progress())).movePointLeft(2));
            due = due.add(allotment(item, held.get(item.key())).by(now, weight));
            hours = item.effortHours() == null ? hours : hours.add(item.effortHours());
        }
        int finished = (int) live.stream().filter(item -> !item.isOpen()).count();
        LocalDate baselineFinish = baseline == null ? null : baseline.finishDate();
        LocalDate expected = expectedFinish();
        List<Milestone> milestones = Milestone.of(this);
        ValueBook book = baseline == null ? null : book();
        return new ProgressFigures(
                today(),
                ProgressFigures.percent(due, whole),
                ProgressFigures.percent(done, whole),
                live.size(),
                finished,
                live.size() - finished,
                (int) live.stream().filter(this::isOverdue).count(),
                baselineFinish,
                expected,
                baselineFinish == null || expected == null ? null : calendar().daysFrom(baselineFinish, expected),
                hours,
                earnedHours(live),
                hoursSpent(),
                baseline == null ? BigDecimal.ZERO : baseline.effortHours(),
                milestones.size(),
                (int) milestones.stream().filter(Milestone::isSlipped).count(),
                book == null ? null : book.hours(Cutoff.at(now)),
                book == null ? null : book.cost(Cutoff.at(now)),
                unpricedItems() == 0 && unpricedHours().signum() == 0,
                budgetShare());
    }

    boolean isOverdue(WorkItem item) {
        return item.isOpen() && item.finishDate() != null && item.finishDate().isBefore(today());
    }

    BigDecimal hoursSpent() {
        return spending.worked().stream().map(Spending.Worked::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Last day the work will take, overdue work not before today; null without dates. */
    LocalDate expectedFinish() {
        return live().stream()
                .map(this::expected)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /** The day an item was or will be done, as far as can be told; null where it has no dates. */
    LocalDate expected(WorkItem item) {
        if (!item.isOpen()) {
            return item.actualFinish() == null ? item.finishDate() : item.actualFinish();
        }
        return item.finishDate() == null || !item.finishDate().isBefore(today()) ? item.finishDate() : today();
    }

    private static BigDecimal weight(WorkItem item, boolean onlyMilestones) {
        if (item.isMilestone()) {
            return onlyMilestones ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return item.effortHours() == null || item.effortHours().signum() == 0 ? UNESTIMATED : item.effortHours();
    }

    private static BigDecimal earnedHours(List<WorkItem> live) {
        return live.stream()
                .filter(item -> item.effortHours() != null)
                .map(item -> item.effortHours()
                        .multiply(BigDecimal.valueOf(item.progress()))
                        .movePointLeft(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As approved, or as planned where it came later. */
    private Allotment allotment(WorkItem item, BaselineItem held) {
        return held == null
                ? new Allotment(item.startAt(), item.finishAt(), calendar(item))
                : new Allotment(held.from(), held.to(), calendar(item));
    }

    /** The item's own calendar, else the project's: who is away later does not move what was approved. */
    private WorkCalendar calendar(WorkItem item) {
        return item == null ? time.project() : time.calendar(item.timing().calendarId());
    }

    private Advance advance(WorkItem item, Map<LocalDate, Integer> told) {
        return item == null
                ? new Advance(null, null, 0, today(), false, Map.of())
                : new Advance(
                        item.actualStart(), item.actualFinish(), item.progress(), today(), item.isMilestone(), told);
    }

    private Map<String, Map<LocalDate, Integer>> told() {
        Map<String, Map<LocalDate, Integer>> told = new HashMap<>();
        for (ProgressPoint point : reports) {
            told.computeIfAbsent(point.itemKey(), key -> new LinkedHashMap<>())
                    .put(LocalDate.ofInstant(point.reportedAt(), zone), point.percent());
        }
        return told;
    }

    private Map<String, List<Account.Spent>> spent() {
        return spending.worked().stream()
                .collect(Collectors.groupingBy(
                        Spending.Worked::itemKey,
                        Collectors.mapping(
                                worked -> new Account.Spent(worked.day(), worked.hours(), worked.cost()),
                                Collectors.toList())));
    }

    private LevelOfEffort money() {
        LocalDateTime from = approved.stream()
                .map(BaselineItem::from)
                .filter(Objects::nonNull)
                .min(LocalDateTime::compareTo)
                .orElse(project.startDate().atStartOfDay());
        LocalDateTime to = approved.stream()
                .map(BaselineItem::to)
                .filter(Objects::nonNull)
                .max(LocalDateTime::compareTo)
                .orElse(project.endDate().atTime(LocalTime.MAX));
        LocalDate first = project.startDate().isBefore(today()) ? project.startDate() : today();
        return new LevelOfEffort(
                linesPlanned, spending.linesPaid(), new Allotment(from, to, calendar()), first, today());
    }

    private BigDecimal budgetShare() {
        BigDecimal work = spending.worked().stream()
                .map(Spending.Worked::cost)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return project.budget().signum() == 0
                ? null
                : ProgressFigures.percent(
                        work.add(spending.linesPaid()).add(spending.linesCommitted()), project.budget());
    }
}
