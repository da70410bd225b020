package org.gatehouse.inbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.engine.Label;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.Priority;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that is the signed-in person's to do: their tasks of the engine and their work items, each once. Read in
 * four statements.
 */
@Component
@Transactional(readOnly = true)
class MyEntries {

    /** Tasks that are read, those due first; a house in which one person may take more of them has other worries. */
    static final int MOST_TASKS = 2000;

    private static final int URGENT = 50;

    private static final Comparator<Entry> DUE_FIRST = Comparator.comparing(
                    Entry::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(entry -> !entry.urgent())
            .thenComparing(Entry::projectKey)
            .thenComparing(Entry::number)
            .thenComparing(Entry::id);

    private final Inbox inbox;
    private final ItemRows items;
    private final Snoozes snoozes;
    private final Projects projects;
    private final CurrentPerson me;
    private final Clock clock;

    MyEntries(Inbox inbox, ItemRows items, Snoozes snoozes, Projects projects, CurrentPerson me, Clock clock) {
        this.inbox = inbox;
        this.items = items;
        this.snoozes = snoozes;
        this.projects = projects;
        this.me = me;
        this.clock = clock;
    }

    /** All of it, those due first. */
    List<Entry> all() {
        LocalDate today = LocalDate.now(clock);
        Map<String, LocalDate> putOff = snoozes.of(me.id());
        Map<String, Entry> byItem = new LinkedHashMap<>();
        items.openOf(me.id()).forEach(row -> byItem.put(row.itemKey(), of(row, today, putOff)));
        List<InboxTask> tasks = inbox.of(me.id(), me.groups(), 0, MOST_TASKS);
        Map<String, String> names = projects.names(tasks.stream()
                .map(InboxTask::projectKey)
                .filter(key -> key != null)
                .collect(Collectors.toSet()));
        List<Entry> all = new ArrayList<>();
        for (InboxTask task : tasks) {
            Entry item = task.process().equals("work-item") && task.step().equals("doWork")
                    ? byItem.get(task.businessKey())
                    : null;
            if (item == null) {
                all.add(of(task, names, today, putOff));
            } else {
                byItem.put(task.businessKey(), item.doneBy(task.id(), task.suspended()));
            }
        }
        all.addAll(byItem.values());
        all.sort(DUE_FIRST);
        return all;
    }

    Map<String, Entry> byId() {
        return all().stream().collect(Collectors.toMap(Entry::id, entry -> entry));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Those of one project side by side, the project with the earliest due date first. */
    static List<Entry> grouped(List<Entry> dueFirst) {
        Map<String, List<Entry>> byProject = dueFirst.stream()
                .collect(Collectors.groupingBy(Entry::projectKey, LinkedHashMap::new, Collectors.toList()));
        return byProject.values().stream().flatMap(List::stream).toList();
    }

    /** Projects that have something in the list, by name. */
    static Map<String, String> projects(List<Entry> entries) {
        Map<String, String> names = new HashMap<>();
        entries.stream()
                .filter(entry -> !entry.projectKey().isEmpty())
                .forEach(entry -> names.put(entry.projectKey(), entry.project()));
        Map<String, String> sorted = new LinkedHashMap<>();
        names.entrySet().stream()
                .sorted(Map.Entry.<String, String>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }

    static Set<Kind> kinds(List<Entry> entries) {
        return entries.stream().map(Entry::kind).collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static Entry of(ItemRows.Row row, LocalDate today, Map<String, LocalDate> putOff) {
        String id = Entry.idOfItem(row.itemKey());
        return new Entry(
                id,
                Kind.ITEM,
                new Label(row.title(), row.title(), ""),
                row.projectKey(),
                row.project(),
                row.itemKey(),
                row.number(),
                null,
                row.status(),
                row.progress(),
                row.due(),
                row.isOverdue(today),
                row.priority() == Priority.URGENT,
                row.gateCondition(),
                false,
                row.projectStatus().equals("ON_HOLD"),
                until(putOff.get(id), today));
    }

    private Entry of(InboxTask task, Map<String, String> names, LocalDate today, Map<String, LocalDate> putOff) {
        String id = Entry.idOfTask(task.id());
        String key = task.projectKey() == null ? "" : task.projectKey();
        LocalDate due = day(task.due());
        return new Entry(
                id,
                Kind.of(task),
                task.label(),
                key,
                names.getOrDefault(key, task.label().project()),
                null,
                0,
                task.id(),
                null,
                0,
                due,
                due != null && due.isBefore(today),
                task.priority() > URGENT,
                false,
                task.assignee() == null,
                task.suspended(),
                until(putOff.get(id), today));
    }

    private LocalDate day(Instant when) {
        return when == null ? null : LocalDate.ofInstant(when, clock.getZone());
    }

    /** A day that has come puts nothing off any more. */
    private static LocalDate until(LocalDate day, LocalDate today) {
        return day != null && day.isAfter(today) ? day : null;
    }
}
