package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.ForwardPass.Dates;
import org.gatehouse.plan.ForwardPass.Step;
import org.gatehouse.project.Projects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The days of a plan, from what was entered; kept with the items and computed anew with every change. */
@Service
@Transactional
public class Schedule {

    private final WorkItemRepository items;
    private final Projects projects;
    private final JdbcTemplate sql;

    Schedule(WorkItemRepository items, Projects projects, JdbcTemplate sql) {
        this.items = items;
        this.projects = projects;
        this.sql = sql;
    }

    /** Last day of the plan; null while it has no dates. */
    @Transactional(readOnly = true)
    public LocalDate finish(String projectKey) {
        return finish(items.of(projectKey));
    }

    /** What the changes would do, without doing it. */
    @Transactional(readOnly = true)
    public Preview preview(String projectKey, List<ItemChange> changes) {
        return preview(projects.require(projectKey).startDate(), items.of(projectKey), changes);
    }

    static Preview preview(LocalDate projectStart, List<WorkItem> plan, List<ItemChange> changes) {
        Map<String, WorkItem> known = new HashMap<>();
        plan.forEach(item -> known.put(item.key(), item));
        Map<String, ItemChange> byKey = new HashMap<>();
        for (ItemChange change : changes) {
            if (!known.containsKey(change.itemKey())) {
                throw new NotFound(change.itemKey());
            }
            byKey.put(change.itemKey(), change);
        }
        List<WorkItem> before = live(plan);
        Map<String, ItemDraft> after = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (WorkItem item : before) {
            ItemChange change = byKey.get(item.key());
            if (change == null || !change.cancel()) {
                ItemDraft draft = change == null ? item.draft() : change.on(item.draft());
                after.put(item.key(), draft);
                steps.add(Step.of(item, draft));
            }
        }
        Map<String, Dates> dates = new ForwardPass(projectStart).run(steps);
        return new Preview(
                before.stream()
                        .map(item -> shift(item, after.get(item.key()), dates.get(item.key())))
                        .filter(Objects::nonNull)
                        .toList(),
                finish(before),
                dates.values().stream()
                        .map(Dates::finish)
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .orElse(null),
                effort(before.stream().map(WorkItem::effortHours).toList()),
                effort(after.values().stream().map(ItemDraft::effortHours).toList()));
    }

    /** Computes the dates anew and keeps those that moved; returns the keys of the moved items. */
    List<String> renew(String projectKey) {
        List<WorkItem> plan = live(items.of(projectKey));
        Map<String, Dates> dates = new ForwardPass(projects.require(projectKey).startDate())
                .run(plan.stream().map(Step::of).toList());
        List<String> moved = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (WorkItem item : plan) {
            Dates days = dates.get(item.key());
            if (item.isOpen()
                    && !(Objects.equals(days.start(), item.startDate())
                            && Objects.equals(days.finish(), item.finishDate()))) {
                moved.add(item.key());
                rows.add(new Object[] {days.start(), days.finish(), item.key()});
            }
        }
        if (!rows.isEmpty()) {
            sql.batchUpdate("update work_item set start_date = ?, finish_date = ? where item_key = ?", rows);
        }
        return moved;
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

    private static Preview.Shift shift(WorkItem item, ItemDraft draft, Dates dates) {
        boolean cancelled = draft == null;
        if (!cancelled
                && Objects.equals(item.startDate(), dates.start())
                && Objects.equals(item.finishDate(), dates.finish())
                && Objects.equals(item.ownerId(), draft.ownerId())
                && Objects.equals(item.effortHours(), draft.effortHours())) {
            return null;
        }
        return new Preview.Shift(
                item.key(),
                item.title(),
                item.startDate(),
                item.finishDate(),
                item.effortHours(),
                item.ownerId(),
                cancelled ? null : dates.start(),
                cancelled ? null : dates.finish(),
                cancelled ? null : draft.effortHours(),
                cancelled ? null : draft.ownerId(),
                cancelled);
    }
}
