package org.gatehouse.closure;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.BaselineItem;
import org.gatehouse.plan.Baselines;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.springframework.stereotype.Component;

/** The plan as it was carried out against the plans that were approved: schedule, effort, scope. */
@Component
class PlanFigures {

    private static final int LISTED = 50;

    private final Baselines baselines;
    private final Clock clock;

    PlanFigures(Baselines baselines, Clock clock) {
        this.baselines = baselines;
        this.clock = clock;
    }

    record Told(Report.Time time, Report.Effort effort, Report.Scope scope) {}

    /** @param hours booked, by item */
    Told of(String projectKey, List<WorkItem> plan, Map<String, BigDecimal> hours) {
        List<Baseline> approved = baselines.approved(projectKey);
        Map<String, BaselineItem> latest = itemsOf(approved.isEmpty() ? null : approved.get(0));
        Map<String, BaselineItem> first = approved.size() < 2 ? latest : itemsOf(approved.get(approved.size() - 1));
        return new Told(
                time(plan, approved, latest), effort(plan, approved, hours), scope(plan, approved, first, latest));
    }

    private static Report.Time time(List<WorkItem> plan, List<Baseline> approved, Map<String, BaselineItem> latest) {
        List<WorkItem> live = plan.stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED)
                .toList();
        boolean over = !live.isEmpty() && live.stream().noneMatch(WorkItem::isOpen);
        LocalDate finish = live.stream()
                .map(item -> item.isOpen() ? item.finishDate() : item.actualFinish())
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
        LocalDate approvedFinish = approved.isEmpty() ? null : approved.get(0).finishDate();
        int onTime = 0;
        int late = 0;
        for (WorkItem item : live) {
            BaselineItem planned = latest.get(item.key());
            if (item.status() == ItemStatus.DONE && planned != null && planned.finishDate() != null) {
                if (item.actualFinish().isAfter(planned.finishDate())) {
                    late++;
                } else {
                    onTime++;
                }
            }
        }
        return new Report.Time(
                approved.isEmpty() ? null : approved.get(approved.size() - 1).finishDate(),
                approvedFinish,
                live.stream()
                        .map(WorkItem::actualStart)
                        .filter(Objects::nonNull)
                        .min(LocalDate::compareTo)
                        .orElse(null),
                finish,
                over,
                finish == null || approvedFinish == null ? null : ChronoUnit.DAYS.between(approvedFinish, finish),
                onTime,
                late,
                approved.size());
    }

    private static Report.Effort effort(List<WorkItem> plan, List<Baseline> approved, Map<String, BigDecimal> hours) {
        BigDecimal planned = plan.stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED)
                .map(WorkItem::effortHours)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Report.Effort(
                approved.isEmpty() ? null : approved.get(approved.size() - 1).effortHours(),
                approved.isEmpty() ? null : approved.get(0).effortHours(),
                planned,
                hours.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Report.Scope scope(
            List<WorkItem> plan,
            List<Baseline> approved,
            Map<String, BaselineItem> first,
            Map<String, BaselineItem> latest) {
        LocalDate today = LocalDate.now(clock);
        List<Report.ItemLine> lates = new ArrayList<>();
        List<Report.ItemLine> drops = new ArrayList<>();
        for (WorkItem item : plan) {
            BaselineItem planned = latest.get(item.key());
            LocalDate due = planned == null ? null : planned.finishDate();
            if (item.status() == ItemStatus.CANCELLED) {
                drops.add(line(item, due, null, 0, item.cancelReason()));
            } else if (due != null) {
                LocalDate until = item.isOpen() ? today : item.actualFinish();
                if (until != null && until.isAfter(due)) {
                    lates.add(line(item, due, item.actualFinish(), ChronoUnit.DAYS.between(due, until), ""));
                }
            }
        }
        lates.sort(Comparator.comparingLong(Report.ItemLine::days).reversed());
        return new Report.Scope(
                plan.size(),
                count(plan, item -> item.status() == ItemStatus.DONE),
                count(plan, WorkItem::isOpen),
                drops.size(),
                approved.isEmpty() ? 0 : count(plan, item -> !first.containsKey(item.key())),
                lates.stream().limit(LISTED).toList(),
                drops.stream().limit(LISTED).toList());
    }

    private Map<String, BaselineItem> itemsOf(Baseline baseline) {
        return baseline == null
                ? Map.of()
                : baselines.itemsOf(baseline).stream()
                        .collect(Collectors.toMap(BaselineItem::itemKey, Function.identity()));
    }

    private static Report.ItemLine line(WorkItem item, LocalDate due, LocalDate finish, long days, String reason) {
        return new Report.ItemLine(item.key(), item.title(), item.ownerId(), due, finish, days, reason);
    }

    private static int count(List<WorkItem> plan, Predicate<WorkItem> which) {
        return (int) plan.stream().filter(which).count();
    }
}
