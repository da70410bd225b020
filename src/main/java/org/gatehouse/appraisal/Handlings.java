package org.gatehouse.appraisal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.appraisal.FactRows.Item;
import org.gatehouse.appraisal.FactRows.Predecessor;
import org.gatehouse.appraisal.FactRows.Promise;
import org.gatehouse.appraisal.FactRows.Rest;
import org.gatehouse.appraisal.Handling.Asked;
import org.gatehouse.appraisal.Handling.Before;
import org.gatehouse.engine.PastTasks;
import org.gatehouse.engine.PastTasks.PastTask;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.WorkingTime;
import org.springframework.stereotype.Component;

/**
 * Tells by the history of the processes in whose hands work lay. An item's due day is the one of the last baseline before
 * it was finished; where no baseline has it, the planned one.
 */
@Component
class Handlings {

    private static final BigDecimal HOUR = BigDecimal.valueOf(60);
    private static final Set<String> APPROVALS = Set.of(
            "decideGate", "acceptWork", "approveChange", "decideAdjustment", "confirmWaiver", "acceptDeliverables");
    private static final Set<String> ABOUT_RISKS = Set.of("assessRisk", "planResponse", "respondToRisk");

    private final FactRows rows;
    private final PastTasks tasks;
    private final Calendars calendars;
    private final Clock clock;

    Handlings(FactRows rows, PastTasks tasks, Calendars calendars, Clock clock) {
        this.rows = rows;
        this.tasks = tasks;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Estimated hours by item, where they are known: of the first baseline that has them, else of the plan. */
    Map<String, BigDecimal> estimates(List<Item> items) {
        Map<String, BigDecimal> estimates = new HashMap<>();
        for (Promise promise : rows.promises(items.stream().map(Item::key).toList())) {
            if (promise.estimate() != null && promise.estimate().signum() > 0) {
                estimates.putIfAbsent(promise.item(), promise.estimate());
            }
        }
        for (Item item : items) {
            if (item.estimate() != null && item.estimate().signum() > 0) {
                estimates.putIfAbsent(item.key(), item.estimate());
            }
        }
        return estimates;
    }

    /** Whether items were handed in in time. */
    List<FactLine> ofItems(Scope scope, List<Item> items) {
        List<String> keys = items.stream().map(Item::key).toList();
        Map<String, List<Promise>> promises =
                rows.promises(keys).stream().collect(Collectors.groupingBy(Promise::item));
        Map<String, List<Predecessor>> before =
                rows.predecessors(keys).stream().collect(Collectors.groupingBy(Predecessor::item));
        Map<String, List<PastTask>> past =
                tasks.ofKeys("work-item", keys).stream().collect(Collectors.groupingBy(PastTask::businessKey));
        Surroundings around = around(scope, items.stream().map(Item::project).toList());
        List<FactLine> lines = new ArrayList<>();
        for (Item item : items) {
            Promise due = due(item, promises.getOrDefault(item.key(), List.of()));
            if (due == null) {
                continue;
            }
            Handling handling = handling(scope, item, due, past.getOrDefault(item.key(), List.of()), around);
            if (!handling.hands().isEmpty()) {
                lines.add(line(item, due, handling, before.getOrDefault(item.key(), List.of())));
            }
        }
        return lines;
    }

    private static FactLine line(Item item, Promise due, Handling handling, List<Predecessor> before) {
        boolean handedIn = item.isDone() || item.status().equals("IN_ACCEPTANCE");
        long charged = handling.charged();
        return new FactLine(
                Facts.label(item),
                Facts.link(item),
                due.finish(),
                handedIn ? lastDay(handling) : null,
                handedIn || charged > 0,
                charged == 0,
                null,
                handling.worked(),
                charged,
                handling.waits(before.stream()
                        .map(one -> new Before(
                                one.key(),
                                one.owner(),
                                one.finished() == null
                                        ? null
                                        : one.finished().plusDays(1).atStartOfDay()))
                        .toList()));
    }

    private static LocalDate lastDay(Handling handling) {
        Stretch last = handling.hands().get(handling.hands().size() - 1);
        return last.to().minusNanos(1).toLocalDate();
    }

    /** @return null where no day was ever promised */
    private static Promise due(Item item, List<Promise> promises) {
        LocalDate end = item.finished() == null ? LocalDate.MAX : item.finished();
        Promise kept = null;
        for (Promise promise : promises) {
            if (promise.finish() != null && (kept == null || !promise.takenOn().isAfter(end))) {
                kept = promise;
            }
        }
        if (kept != null) {
            return kept;
        }
        return item.finish() == null
                ? null
                : new Promise(item.key(), item.finish(), item.start(), item.finish(), item.estimate());
    }

    private Handling handling(Scope scope, Item item, Promise due, List<PastTask> past, Surroundings around) {
        LocalDateTime until = due.finish().plusDays(1).atStartOfDay();
        LocalDate start = due.start() == null ? due.finish() : due.start();
        List<Stretch> hands = new ArrayList<>();
        List<Asked> asked = new ArrayList<>();
        LocalDateTime declared =
                item.finished() == null ? null : item.finished().plusDays(1).atStartOfDay();
        for (PastTask task : past) {
            LocalDateTime to = task.to() == null ? scope.now() : at(task.to());
            if (task.step().equals("doWork") && scope.person().equals(task.person())) {
                // Finished on a day that was reported later counts from that day.
                hands.add(new Stretch(at(task.from()), declared != null && declared.isBefore(to) ? declared : to));
            } else if (task.step().equals("acceptWork")) {
                asked.add(new Asked(task.person() == null ? "" : task.person(), new Stretch(at(task.from()), to)));
            }
        }
        if (past.isEmpty() && declared != null) {
            hands.add(new Stretch(
                    start.atStartOfDay().isBefore(declared) ? start.atStartOfDay() : declared.minusDays(1), declared));
        }
        return new Handling(
                new Stretch(start.atStartOfDay(), until),
                hands,
                asked,
                around.holds(item.project()),
                around.time(item.project()).usual(scope.person()),
                around.time(item.project()).person(scope.person()));
    }

    /** How long they took to answer what they were asked to approve, in working hours of their own. */
    List<FactLine> ofApprovals(Scope scope, BigDecimal target) {
        List<PastTask> asked = ended(scope, APPROVALS);
        Surroundings around =
                around(scope, asked.stream().map(PastTask::project).toList());
        List<FactLine> lines = new ArrayList<>();
        for (PastTask task : asked) {
            Handling handling = handling(scope, task, around);
            BigDecimal hours = BigDecimal.valueOf(handling.worked()).divide(HOUR, 2, RoundingMode.HALF_UP);
            boolean slow = hours.compareTo(target) > 0;
            lines.add(line(task, task.completed() || slow, !slow, hours, handling));
        }
        return lines;
    }

    /** Whether they did what a risk asked of them in time. */
    List<FactLine> ofRisks(Scope scope) {
        List<PastTask> asked = ended(scope, ABOUT_RISKS).stream()
                .filter(task -> task.due() != null)
                .toList();
        Surroundings around =
                around(scope, asked.stream().map(PastTask::project).toList());
        List<FactLine> lines = new ArrayList<>();
        for (PastTask task : asked) {
            Handling handling = handling(scope, task, around);
            long charged = handling.charged();
            lines.add(line(task, task.completed() || charged > 0, charged == 0, null, handling));
        }
        return lines;
    }

    /** Without those that were withdrawn: nobody answered them. */
    private List<PastTask> ended(Scope scope, Set<String> steps) {
        Instant from = scope.from().atStartOfDay(clock.getZone()).toInstant();
        Instant to = scope.to().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        return tasks.of(scope.person(), steps, from, to).stream()
                .filter(task -> task.to() == null || task.completed())
                .filter(task -> scope.project() == null || scope.project().equals(task.project()))
                .toList();
    }

    private FactLine line(PastTask task, boolean counted, boolean hit, BigDecimal hours, Handling handling) {
        String label = task.name().toString();
        return new FactLine(
                Facts.cut(label),
                task.project().isEmpty() ? "" : "/projects/" + task.project(),
                task.due() == null ? null : day(task.due()),
                task.to() == null ? null : day(task.to()),
                counted,
                hit,
                hours,
                handling.worked(),
                handling.charged(),
                handling.waits(List.of()));
    }

    private Handling handling(Scope scope, PastTask task, Surroundings around) {
        LocalDateTime from = at(task.from());
        LocalDateTime to = task.to() == null ? scope.now() : at(task.to());
        WorkingTime time = around.time(task.project());
        return new Handling(
                new Stretch(from, task.due() == null || at(task.due()).isBefore(from) ? from : at(task.due())),
                from.isBefore(to) ? List.of(new Stretch(from, to)) : List.of(),
                List.of(),
                around.holds(task.project()),
                time.usual(scope.person()),
                time.person(scope.person()));
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    private LocalDateTime at(Instant instant) {
        return LocalDateTime.ofInstant(instant, clock.getZone());
    }

    /** Calendars and holds of these projects. */
    private Surroundings around(Scope scope, Collection<String> projects) {
        Set<String> keys = new LinkedHashSet<>(projects);
        Map<String, WorkingTime> times = new HashMap<>();
        keys.forEach(key -> times.put(key, calendars.in(key.isEmpty() ? null : key, List.of(scope.person()))));
        Map<String, List<Stretch>> holds = new HashMap<>();
        for (Rest rest : rows.holds(keys)) {
            holds.computeIfAbsent(rest.project(), key -> new ArrayList<>())
                    .add(new Stretch(at(rest.from()), rest.to() == null ? scope.now() : at(rest.to())));
        }
        return new Surroundings(times, holds);
    }

    private record Surroundings(Map<String, WorkingTime> times, Map<String, List<Stretch>> rests) {

        WorkingTime time(String project) {
            return times.get(project);
        }

        List<Stretch> holds(String project) {
            return rests.getOrDefault(project, List.of());
        }
    }
}
