package org.gatehouse.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives every item its days: from its predecessors' finish, the wanted dates and the effort. A wanted start means "not
 * before"; a predecessor that finishes later moves the item and keeps its length. An item that finished late moves its
 * followers, one that finished early does not.
 */
final class ForwardPass {

    /** What is known about one item; cancelled items are left out. */
    record Step(
            String key,
            LocalDate wantedStart,
            LocalDate wantedFinish,
            BigDecimal effortHours,
            List<String> predecessors,
            LocalDate actualFinish) {

        static Step of(WorkItem item) {
            return of(item, item.draft());
        }

        /** The item as entered in the draft; a finished one keeps the days it had. */
        static Step of(WorkItem item, ItemDraft draft) {
            return item.isOpen()
                    ? new Step(
                            item.key(), draft.start(), draft.finish(), draft.effortHours(), draft.predecessors(), null)
                    : new Step(
                            item.key(),
                            item.startDate(),
                            item.finishDate(),
                            item.effortHours(),
                            List.of(),
                            item.actualFinish());
        }
    }

    /** From the first to the last day; either is null where it cannot be told. */
    record Dates(LocalDate start, LocalDate finish) {

        static final Dates UNKNOWN = new Dates(null, null);
    }

    private final LocalDate projectStart;

    ForwardPass(LocalDate projectStart) {
        this.projectStart = WorkingDays.onOrAfter(projectStart);
    }

    /** Dates by item key, in the order given; unknown for items that wait for themselves. */
    Map<String, Dates> run(Collection<Step> steps) {
        Map<String, Dates> dates = new LinkedHashMap<>();
        steps.forEach(step -> dates.put(step.key(), Dates.UNKNOWN));
        Map<String, LocalDate> freed = new HashMap<>();
        for (Step step : inOrder(steps)) {
            LocalDate earliest = step.predecessors().stream()
                    .map(freed::get)
                    .filter(java.util.Objects::nonNull)
                    .map(WorkingDays::after)
                    .max(LocalDate::compareTo)
                    .orElse(null);
            Dates days = place(step, earliest);
            dates.put(step.key(), days);
            freed.put(step.key(), freeing(step, days, earliest));
        }
        return dates;
    }

    /** The keys of one circle of items that wait for each other, empty where there is none. */
    static List<String> cycle(Collection<Step> steps) {
        Map<String, Step> stuck = new LinkedHashMap<>();
        steps.forEach(step -> stuck.put(step.key(), step));
        inOrder(steps).forEach(step -> stuck.remove(step.key()));
        if (stuck.isEmpty()) {
            return List.of();
        }
        List<String> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String key = stuck.keySet().iterator().next();
        while (seen.add(key)) {
            path.add(key);
            key = stuck.get(key).predecessors().stream()
                    .filter(stuck::containsKey)
                    .findFirst()
                    .orElseThrow();
        }
        return List.copyOf(path.subList(path.indexOf(key), path.size()));
    }

    /** Predecessors before their followers; items in a circle, and behind one, are left out. */
    private static List<Step> inOrder(Collection<Step> steps) {
        Map<String, Step> known = new LinkedHashMap<>();
        steps.forEach(step -> known.put(step.key(), step));
        Map<String, Integer> waitingFor = new HashMap<>();
        Map<String, List<Step>> followers = new HashMap<>();
        ArrayDeque<Step> free = new ArrayDeque<>();
        for (Step step : steps) {
            List<String> open =
                    step.predecessors().stream().filter(known::containsKey).toList();
            open.forEach(predecessor -> followers
                    .computeIfAbsent(predecessor, it -> new ArrayList<>())
                    .add(step));
            waitingFor.put(step.key(), open.size());
            if (open.isEmpty()) {
                free.add(step);
            }
        }
        List<Step> ordered = new ArrayList<>(steps.size());
        while (!free.isEmpty()) {
            Step step = free.poll();
            ordered.add(step);
            for (Step follower : followers.getOrDefault(step.key(), List.of())) {
                if (waitingFor.merge(follower.key(), -1, Integer::sum) == 0) {
                    free.add(follower);
                }
            }
        }
        return ordered;
    }

    private Dates place(Step step, LocalDate earliest) {
        LocalDate wanted = step.wantedStart();
        LocalDate until = step.wantedFinish();
        if (wanted != null && until != null) {
            return isFree(wanted, earliest)
                    ? new Dates(wanted, until)
                    : new Dates(earliest, WorkingDays.last(earliest, Math.max(1, WorkingDays.between(wanted, until))));
        }
        LocalDate soonest = earliest == null ? projectStart : earliest;
        if (step.effortHours() == null) {
            return placeWithoutLength(wanted, until, earliest, soonest);
        }
        long days = days(step.effortHours());
        if (until != null) {
            LocalDate start = WorkingDays.first(until, days);
            return start.isBefore(soonest)
                    ? new Dates(soonest, later(until, WorkingDays.last(soonest, days)))
                    : new Dates(start, until);
        }
        LocalDate start = wanted != null && isFree(wanted, earliest) ? wanted : soonest;
        return new Dates(start, WorkingDays.last(start, days));
    }

    private static Dates placeWithoutLength(LocalDate wanted, LocalDate until, LocalDate earliest, LocalDate soonest) {
        if (wanted != null) {
            return new Dates(isFree(wanted, earliest) ? wanted : earliest, null);
        }
        return until == null ? Dates.UNKNOWN : new Dates(soonest.isAfter(until) ? until : soonest, until);
    }

    /** The last day on which the item keeps its followers waiting. */
    private static LocalDate freeing(Step step, Dates days, LocalDate earliest) {
        if (days.finish() != null) {
            return step.actualFinish() == null ? days.finish() : later(days.finish(), step.actualFinish());
        }
        if (days.start() != null) {
            return days.start();
        }
        return earliest == null ? null : earliest.minusDays(1);
    }

    static long days(BigDecimal effortHours) {
        return Math.max(
                1,
                effortHours
                        .divide(BigDecimal.valueOf(WorkingDays.HOURS), 0, RoundingMode.CEILING)
                        .longValue());
    }

    private static boolean isFree(LocalDate wanted, LocalDate earliest) {
        return earliest == null || !wanted.isBefore(earliest);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
