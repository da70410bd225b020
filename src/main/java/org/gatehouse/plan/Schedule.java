package org.gatehouse.plan;

import static org.gatehouse.schedule.Problem.Kind.CYCLE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.project.Projects;
import org.gatehouse.schedule.CriticalPath;
import org.gatehouse.schedule.Times;
import org.gatehouse.schedule.Timetable;
import org.gatehouse.schedule.Unschedulable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The days of a plan, from what was entered; kept with the items and computed anew with every change. */
@Service
@Transactional
public class Schedule {

    private final WorkItemRepository items;
    private final Workforces workforces;
    private final PlanBook book;
    private final Projects projects;
    private final JdbcTemplate sql;

    Schedule(WorkItemRepository items, Workforces workforces, PlanBook book, Projects projects, JdbcTemplate sql) {
        this.items = items;
        this.workforces = workforces;
        this.book = book;
        this.projects = projects;
        this.sql = sql;
    }

    /** When an item begins and ends; either is null where it cannot be told. */
    record Span(LocalDateTime start, LocalDateTime finish, Long slack, boolean critical) {

        static final Span UNKNOWN = new Span(null, null, null, false);

        LocalDate startDate() {
            return start == null ? null : start.toLocalDate();
        }

        /** The last day on which something happens: what ends at midnight ends the day before. */
        LocalDate finishDate() {
            return finish == null
                    ? null
                    : finish.equals(start)
                            ? finish.toLocalDate()
                            : finish.minusNanos(1).toLocalDate();
        }

        boolean isOf(WorkItem item) {
            return Objects.equals(start, item.startAt())
                    && Objects.equals(finish, item.finishAt())
                    && Objects.equals(slack, item.slackMinutes())
                    && critical == item.isCritical();
        }

        boolean isOnDaysOf(WorkItem item) {
            return Objects.equals(startDate(), item.startDate()) && Objects.equals(finishDate(), item.finishDate());
        }
    }

    /** Last day of the plan; null while it has no dates. */
    @Transactional(readOnly = true)
    public LocalDate finish(String projectKey) {
        return finish(items.of(projectKey));
    }

    /** Gives items their dates in memory, without keeping them. */
    @Transactional(readOnly = true)
    PlanNetwork place(String projectKey, List<WorkItem> plan) {
        PlanNetwork network = network(projectKey, plan);
        Map<String, Span> spans = spans(network, plan);
        plan.forEach(item -> item.place(spans.get(item.key())));
        return network;
    }

    /** Computes the dates anew and keeps those that moved; returns the keys of open items that changed days. */
    List<String> renew(String projectKey) {
        List<WorkItem> plan = live(items.of(projectKey));
        Map<String, Span> spans = spans(network(projectKey, plan), plan);
        List<String> moved = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (WorkItem item : plan) {
            Span span = spans.get(item.key());
            if (!span.isOf(item)) {
                rows.add(new Object[] {
                    span.startDate(),
                    span.finishDate(),
                    span.start(),
                    span.finish(),
                    span.slack(),
                    span.critical(),
                    item.key()
                });
            }
            if (item.isOpen() && !item.isSummary() && !span.isOnDaysOf(item)) {
                moved.add(item.key());
            }
        }
        if (!rows.isEmpty()) {
            sql.batchUpdate(
                    "update work_item set start_date = ?, finish_date = ?, start_at = ?, finish_at = ?,"
                            + " slack_minutes = ?, critical = ? where item_key = ?",
                    rows);
        }
        book.changed(projectKey);
        return moved;
    }

    /** The plan as it stands, in the terms of the schedule; cancelled items are left out. */
    @Transactional(readOnly = true)
    public PlanNetwork network(String projectKey) {
        return network(projectKey, live(items.of(projectKey)));
    }

    PlanNetwork network(String projectKey, List<WorkItem> plan) {
        return PlanNetwork.of(
                projects.require(projectKey).startDate(),
                workforces.of(projectKey, plan.stream().map(WorkItem::draft).toList()),
                plan);
    }

    private static Map<String, Span> spans(PlanNetwork network, List<WorkItem> plan) {
        Timetable timetable;
        try {
            timetable = CriticalPath.of(network.network());
        } catch (Unschedulable impossible) {
            throw new InvalidInput(
                    impossible.problems().stream().map(Schedule::problem).toList());
        }
        Map<String, Span> spans = new HashMap<>();
        for (WorkItem item : plan) {
            Times times = timetable.times().get(item.key());
            boolean begins = network.isTimed(item.key()) || item.wantedStart() != null;
            spans.put(
                    item.key(),
                    times == null || !begins
                            ? Span.UNKNOWN
                            : new Span(
                                    times.earlyStart(),
                                    network.isTimed(item.key()) ? times.earlyFinish() : null,
                                    times.totalSlackMinutes(),
                                    times.critical()));
        }
        return spans;
    }

    private static Problem problem(org.gatehouse.schedule.Problem problem) {
        List<String> keys = new ArrayList<>(problem.activities());
        if (problem.kind() == CYCLE) {
            keys.add(keys.get(0));
            return Problem.of("predecessors", "plan.error.cycle", String.join(" → ", keys));
        }
        String message = "plan.error.schedule." + problem.kind();
        return Problem.of("predecessors", message, String.join(" → ", keys));
    }

    static LocalDate finish(Collection<WorkItem> plan) {
        return live(plan).stream()
                .map(WorkItem::finishDate)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    static BigDecimal effort(Collection<BigDecimal> hours) {
        return hours.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Without the cancelled ones. */
    static List<WorkItem> live(Collection<WorkItem> plan) {
        return plan.stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED)
                .toList();
    }
}
