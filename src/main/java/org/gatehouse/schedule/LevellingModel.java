package org.gatehouse.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.schedule.Constraint.Type;
import org.gatehouse.schedule.LevellingProposal.Reason;
import org.gatehouse.schedule.WorkCalendar.Shift;

/**
 * What levelling needs to know of a network, by number: which activities may be delayed, what they ask of which resource,
 * what of it is taken already.
 *
 * <p>An activity occupies its resources in the working time of its own calendar. A resource has its percent on every day
 * on which its calendar has as many hours as the activities' own; on other days only in the hours its calendar has.
 */
final class LevellingModel {

    /** Beyond it resources count as free; nothing sensible is planned so far away. */
    private static final long FAR_DAYS = 15 * 366L;

    private static final int[] NOTHING = {};

    final Graph graph;
    final Timetable before;
    final long[] work;
    /** Planned starts and finishes as they were. */
    final long[] start;

    final long[] finish;
    final boolean[] movable;
    final WorkAxis axis;
    final List<String> resources;
    final int[] percent;
    /** What movable activities ask for and can get: numbers of resources. */
    final int[][] needs;

    final int[][] amounts;
    /** What any unfinished activity asks for, whether it can get it or not. */
    final int[][] wants;

    final int[][] wantedAmounts;
    /** The full percent where a resource is away. */
    final UsageProfile[] away;
    /** Where it is away, and what fixed work takes. */
    final UsageProfile[] taken;
    /** Position after which nobody is away any more. */
    final int horizon;
    /** Why an activity is not levelled on some resource. */
    final Map<Integer, Reason> givenUp = new HashMap<>();

    private int[] segments = new int[16];

    LevellingModel(Network network, Timetable before, Map<String, Capacity> capacities, LevellingOptions options) {
        this.graph = Sorting.sort(network);
        this.before = before;
        this.work = graph.work();
        int size = graph.size();
        start = new long[size];
        finish = new long[size];
        movable = new boolean[size];
        Set<String> asked = new LinkedHashSet<>();
        Set<WorkCalendar> calendars = new HashSet<>();
        for (int i = 0; i < size; i++) {
            Times times = before.times().get(graph.activities[i].key());
            start[i] = Moment.of(times.earlyStart());
            finish[i] = Moment.of(times.earlyFinish());
            movable[i] = mayMove(i, options);
            if (!graph.isSummary(i)) {
                calendars.add(graph.calendar[i]);
                graph.activities[i].demands().stream()
                        .filter(demand -> demand.percent() > 0 && capacities.containsKey(demand.resource()))
                        .forEach(demand -> asked.add(demand.resource()));
            }
        }
        resources = List.copyOf(asked);
        percent = resources.stream().mapToInt(r -> capacities.get(r).percent()).toArray();
        axis = new WorkAxis(
                graph.now == Graph.NEVER ? graph.start : Math.max(graph.start, graph.now),
                calendars.isEmpty() ? Set.of(network.calendar()) : calendars);
        wants = new int[size][];
        wantedAmounts = new int[size][];
        readDemands();
        needs = new int[size][];
        amounts = new int[size][];
        horizon = reach();
        away = new UsageProfile[resources.size()];
        taken = new UsageProfile[resources.size()];
        for (int r = 0; r < taken.length; r++) {
            away[r] = new UsageProfile();
            blockAbsences(r, capacities.get(resources.get(r)).calendar());
            taken[r] = new UsageProfile();
            taken[r].copy(away[r]);
        }
        takeFixed();
        giveUpImpossible();
    }

    private boolean mayMove(int i, LevellingOptions options) {
        return !graph.isSummary(i)
                && !graph.isStarted(i)
                && graph.constraint[i] != Type.MUST_START_ON
                && graph.constraint[i] != Type.MUST_FINISH_ON
                && !graph.isAsLateAsPossible(i)
                && options.movable().test(graph.activities[i].key())
                && (options.from() == null || start[i] >= Moment.of(options.from()))
                && (options.until() == null || start[i] < Moment.of(options.until()));
    }

    private void readDemands() {
        Map<String, Integer> index = new HashMap<>();
        resources.forEach(resource -> index.put(resource, index.size()));
        for (int i = 0; i < wants.length; i++) {
            Map<Integer, Integer> sums = new TreeMap<>();
            if (!graph.isSummary(i) && !graph.isFinished(i) && work[i] > 0) {
                for (Demand demand : graph.activities[i].demands()) {
                    if (demand.percent() > 0 && index.containsKey(demand.resource())) {
                        sums.merge(index.get(demand.resource()), demand.percent(), Integer::sum);
                    }
                }
            }
            wants[i] = sums.keySet().stream().mapToInt(Integer::intValue).toArray();
            wantedAmounts[i] =
                    sums.values().stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Far enough for the busiest resource to do everything twice over after the end of the plan as it is. */
    private int reach() {
        long[] load = new long[percent.length];
        for (int i = 0; i < wants.length; i++) {
            for (int k = 0; k < wants[i].length; k++) {
                load[wants[i][k]] += work[i] * wantedAmounts[i][k] / Math.max(1, percent[wants[i][k]]) + 1;
            }
        }
        long most = Arrays.stream(load).max().orElse(0);
        long end = Math.max(axis.origin, Moment.of(before.finish()));
        long last = axis.origin + FAR_DAYS * Moment.DAY;
        int year = axis.position(end + 366L * Moment.DAY);
        return (int) Math.max(year, Math.min(axis.position(last), axis.position(end) + 2 * most));
    }

    private void blockAbsences(int r, WorkCalendar own) {
        if (own == null) {
            return;
        }
        Set<WorkCalendar> users = new HashSet<>();
        for (int i = 0; i < wants.length; i++) {
            if (Arrays.stream(wants[i]).anyMatch(want -> want == r)) {
                users.add(graph.calendar[i]);
            }
        }
        users.remove(own);
        if (users.isEmpty()) {
            return;
        }
        long first = Math.floorDiv(axis.origin, (long) Moment.DAY);
        long last = Math.floorDiv(axis.finishAt(Math.max(1, horizon)), (long) Moment.DAY);
        for (long day = first; day <= last; day++) {
            int asked = 0;
            for (WorkCalendar user : users) {
                asked = Math.max(asked, user.on(day).minutes());
            }
            if (own.on(day).minutes() < asked) {
                blockDay(r, day, own.on(day).shifts());
            }
        }
    }

    private void blockDay(int r, long day, List<Shift> there) {
        for (Shift shift : axis.on(day).shifts()) {
            int from = shift.from();
            for (Shift hours : there) {
                if (hours.to() > from && hours.from() < shift.to()) {
                    block(r, day, from, Math.max(from, hours.from()));
                    from = Math.max(from, hours.to());
                }
            }
            block(r, day, from, shift.to());
        }
    }

    private void block(int r, long day, int from, int to) {
        if (from < to) {
            long midnight = day * Moment.DAY;
            away[r].add(axis.position(midnight + from), axis.position(midnight + to), Math.max(1, percent[r]));
        }
    }

    private void takeFixed() {
        for (int i = 0; i < wants.length; i++) {
            if (!movable[i] && wants[i].length > 0) {
                int count = segments(i, busyFrom(i, start[i], finish[i]), finish[i]);
                for (int k = 0; k < wants[i].length; k++) {
                    for (int s = 0; s < count; s += 2) {
                        taken[wants[i][k]].add(segments[s], segments[s + 1], wantedAmounts[i][k]);
                    }
                }
            }
        }
    }

    /** Ordered to begin or end no later than a date, whatever its resources do. */
    boolean hasLatest(int i) {
        return graph.constraint[i] == Type.START_NO_LATER_THAN || graph.constraint[i] == Type.FINISH_NO_LATER_THAN;
    }

    /** When what is left of an activity begins. */
    long busyFrom(int i, long begin, long end) {
        return graph.isStarted(i) ? graph.calendar[i].next(graph.calendar[i].add(end, -work[i])) : begin;
    }

    private void giveUpImpossible() {
        for (int i = 0; i < wants.length; i++) {
            needs[i] = movable[i] ? wants[i] : NOTHING;
            amounts[i] = movable[i] ? wantedAmounts[i] : NOTHING;
            if (needs[i].length > 0) {
                for (int k = 0; k < wants[i].length; k++) {
                    if (wantedAmounts[i][k] > percent[wants[i][k]]) {
                        drop(i, wants[i][k], Reason.ASKS_TOO_MUCH);
                    }
                }
                for (int r : needs[i].clone()) {
                    if (isNeverFree(i, r)) {
                        drop(i, r, Reason.NEVER_FREE);
                    }
                }
                if (needs[i].length > 1 && isNeverFree(i, -1)) {
                    needs[i] = NOTHING;
                    amounts[i] = NOTHING;
                    givenUp.put(i, Reason.NEVER_FREE);
                }
            }
        }
    }

    private void drop(int i, int resource, Reason reason) {
        List<Integer> kept = new ArrayList<>();
        for (int k = 0; k < needs[i].length; k++) {
            if (needs[i][k] != resource) {
                kept.add(k);
            }
        }
        int[] oldNeeds = needs[i];
        int[] oldAmounts = amounts[i];
        needs[i] = kept.stream().mapToInt(k -> oldNeeds[k]).toArray();
        amounts[i] = kept.stream().mapToInt(k -> oldAmounts[k]).toArray();
        givenUp.put(i, reason);
    }

    private boolean isNeverFree(int i, int resource) {
        long free = free(taken, i, start[i], resource);
        return axis.position(free) >= horizon;
    }

    /** When an activity can begin from a moment on, given what is used of all resources. */
    long free(UsageProfile[] used, int i, long from) {
        return free(used, i, from, -1);
    }

    private long free(UsageProfile[] used, int i, long from, int only) {
        WorkCalendar calendar = graph.calendar[i];
        long begin = calendar.next(from);
        if (axis.is(calendar)) {
            int position = axis.position(begin);
            int free = position;
            int length = (int) work[i];
            boolean moved = true;
            while (moved) {
                moved = false;
                for (int k = 0; k < needs[i].length; k++) {
                    int r = needs[i][k];
                    if (only == -1 || only == r) {
                        int next = used[r].firstFree(free, length, percent[r] - amounts[i][k]);
                        moved |= next > free && needs[i].length > 1;
                        free = next;
                    }
                }
            }
            return free == position ? begin : axis.startAt(free);
        }
        while (true) {
            int position = axis.position(begin);
            int blocked = -1;
            for (int k = 0; k < needs[i].length; k++) {
                int r = needs[i][k];
                if (only == -1 || only == r) {
                    int next = used[r].firstFree(position, 1, percent[r] - amounts[i][k]);
                    blocked = next > position ? Math.max(blocked, next) : blocked;
                }
            }
            if (blocked == -1) {
                blocked = blocked(used, i, segments(i, begin, calendar.add(begin, work[i])), only);
            }
            if (blocked == -1) {
                return begin;
            }
            begin = calendar.next(axis.startAt(blocked));
        }
    }

    /** Up to where one of the segments meets more than is free; -1: none does. */
    private int blocked(UsageProfile[] used, int i, int count, int only) {
        for (int k = 0; k < needs[i].length; k++) {
            int r = needs[i][k];
            for (int s = count - 2; s >= 0 && (only == -1 || only == r); s -= 2) {
                int last = used[r].lastAbove(segments[s], segments[s + 1], percent[r] - amounts[i][k]);
                if (last != -1) {
                    return last;
                }
            }
        }
        return -1;
    }

    /** Takes what an activity needs from a moment to another. */
    void use(UsageProfile[] used, int i, long begin, long end) {
        int count = segments(i, begin, end);
        for (int k = 0; k < needs[i].length; k++) {
            for (int s = 0; s < count; s += 2) {
                used[needs[i][k]].add(segments[s], segments[s + 1], amounts[i][k]);
            }
        }
    }

    /** The stretches of the axis in which an activity is worked on, from, to, from, to …; answers how many numbers. */
    private int segments(int i, long begin, long end) {
        int from = axis.position(begin);
        int to = axis.position(end);
        WorkCalendar calendar = graph.calendar[i];
        if (axis.is(calendar) || to - from == calendar.between(Math.max(begin, axis.origin), end)) {
            segments[0] = from;
            segments[1] = to;
            return from < to ? 2 : 0;
        }
        int count = 0;
        for (long at = Math.max(begin, axis.origin); ; ) {
            long next = calendar.next(at);
            if (next >= end) {
                return count;
            }
            long day = Math.floorDiv(next, (long) Moment.DAY);
            long midnight = day * Moment.DAY;
            for (Shift shift : calendar.on(day).shifts()) {
                long a = Math.max(next, midnight + shift.from());
                long b = Math.min(end, midnight + shift.to());
                if (a < b) {
                    count = append(count, axis.position(a), axis.position(b));
                }
            }
            at = midnight + Moment.DAY;
        }
    }

    private int append(int count, int from, int to) {
        if (count > 0 && segments[count - 1] == from) {
            segments[count - 1] = to;
            return count;
        }
        if (count + 2 > segments.length) {
            segments = Arrays.copyOf(segments, 2 * segments.length);
        }
        segments[count] = from;
        segments[count + 1] = to;
        return count + 2;
    }

    /** The stretches in which an activity is worked on as planned. */
    int[] stretches(int i, long begin, long end) {
        int count = segments(i, busyFrom(i, begin, end), end);
        return Arrays.copyOf(segments, count);
    }

    /**
     * No levelled plan ends before: the end as it was, or when the busiest resource can be done with all that begins at or
     * after some moment.
     */
    long lowerBound() {
        long bound = Moment.of(before.finish());
        for (int r = 0; r < percent.length; r++) {
            bound = Math.max(bound, lowerBound(r));
        }
        return bound;
    }

    private long lowerBound(int resource) {
        List<long[]> users = new ArrayList<>();
        for (int i = 0; i < needs.length; i++) {
            for (int k = 0; k < needs[i].length; k++) {
                if (needs[i][k] == resource && !hasLatest(i)) {
                    users.add(new long[] {axis.position(start[i]), work[i] * amounts[i][k]});
                }
            }
        }
        users.sort((a, b) -> Long.compare(b[0], a[0]));
        long total = 0;
        int latest = 0;
        for (int at = 0; at < users.size(); at++) {
            total += users.get(at)[1];
            if (at + 1 == users.size() || users.get(at + 1)[0] < users.get(at)[0]) {
                latest = Math.max(latest, done(resource, (int) users.get(at)[0], total));
            }
        }
        return latest == 0 ? axis.origin : axis.finishAt(latest);
    }

    /** Where a resource has done so many percent-minutes that begin at a position. */
    private int done(int resource, int from, long amount) {
        int at = from;
        long left = amount;
        while (true) {
            int free = Math.max(0, percent[resource] - taken[resource].used(at));
            int next = taken[resource].nextChange(at);
            long possible = free * (long) (next - at);
            if (possible >= left) {
                return at + (int) ((left + free - 1) / free);
            }
            left -= possible;
            at = next;
        }
    }
}
