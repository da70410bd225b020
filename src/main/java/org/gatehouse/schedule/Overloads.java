package org.gatehouse.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.gatehouse.schedule.LevellingProposal.Conflict;
import org.gatehouse.schedule.LevellingProposal.Reason;

/** Where a schedule asks more of resources than there is. What is past is not counted. */
final class Overloads {

    private final LevellingModel model;
    /** Percent-minutes beyond capacity, by resource. */
    private final long[] excess;

    private final List<Conflict> conflicts = new ArrayList<>();

    /** From, to, amount, activity. */
    private record Use(int from, int to, int amount, int activity) {}

    Overloads(LevellingModel model, Timetable timetable) {
        this.model = model;
        excess = new long[model.percent.length];
        List<List<Use>> uses = new ArrayList<>();
        Arrays.stream(excess).forEach(r -> uses.add(new ArrayList<>()));
        for (int i = 0; i < model.wants.length; i++) {
            if (model.wants[i].length > 0) {
                Times times = timetable.times().get(model.graph.activities[i].key());
                int[] stretches = model.stretches(i, Moment.of(times.earlyStart()), Moment.of(times.earlyFinish()));
                for (int k = 0; k < model.wants[i].length; k++) {
                    for (int s = 0; s < stretches.length; s += 2) {
                        uses.get(model.wants[i][k])
                                .add(new Use(stretches[s], stretches[s + 1], model.wantedAmounts[i][k], i));
                    }
                }
            }
        }
        for (int r = 0; r < excess.length; r++) {
            sweep(r, uses.get(r));
        }
        conflicts.sort(Comparator.comparing(Conflict::from).thenComparing(Conflict::resource));
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    /** In minutes of one full unit, rounded up. */
    long minutes(int resource) {
        return (excess[resource] + 99) / 100;
    }

    private void sweep(int r, List<Use> uses) {
        TreeSet<Integer> changes = new TreeSet<>();
        for (Use use : uses) {
            changes.add(use.from());
            changes.add(use.to());
            for (int at = model.away[r].nextChange(use.from()); at < use.to(); at = model.away[r].nextChange(at)) {
                changes.add(at);
            }
        }
        uses.sort(Comparator.comparingInt(Use::from));
        List<Use> active = new ArrayList<>();
        int next = 0;
        int begun = -1;
        long sum = 0;
        List<Integer> guilty = new ArrayList<>();
        for (Integer at : changes) {
            int from = at;
            active.removeIf(use -> use.to() <= from);
            while (next < uses.size() && uses.get(next).from() <= from) {
                active.add(uses.get(next++));
            }
            int asked = active.stream().mapToInt(Use::amount).sum();
            int there = model.away[r].used(from) > 0 ? 0 : model.percent[r];
            List<Integer> now = asked > there
                    ? active.stream().map(Use::activity).distinct().sorted().toList()
                    : List.of();
            if (begun != -1 && !now.equals(guilty)) {
                report(r, begun, from, sum, guilty);
                begun = -1;
            }
            if (asked > there) {
                if (begun == -1) {
                    begun = from;
                    sum = 0;
                    guilty = now;
                }
                long more = (long) (asked - there) * (changes.higher(at) - from);
                sum += more;
                excess[r] += more;
            }
        }
    }

    private void report(int r, int from, int to, long sum, List<Integer> guilty) {
        Reason reason = Reason.FIXED;
        for (int i : guilty) {
            Reason own = model.givenUp.get(i);
            if (own == Reason.ASKS_TOO_MUCH || own != null && reason == Reason.FIXED) {
                reason = own;
            }
        }
        conflicts.add(new Conflict(
                model.resources.get(r),
                Moment.at(model.axis.startAt(from)),
                Moment.at(model.axis.finishAt(to)),
                (sum + 99) / 100,
                reason,
                guilty.stream().map(i -> model.graph.activities[i].key()).toList()));
    }
}
