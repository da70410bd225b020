package org.gatehouse.schedule;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Dates and slack of all activities by the critical path method.
 *
 * <p>As in Microsoft Project, and where that is not documented as MPXJ's scheduler has reconstructed it: constraint
 * dates are stronger than links; a link that cannot be kept is reported, and what it waits for gets a negative slack. A
 * lag runs by the successor's calendar, and a link is kept when no working time of that calendar is missing. Total slack
 * is the working time from early to late finish (Kelley and Walker 1959). What should be as late as possible is put there
 * after all others, and moves none of them.
 *
 * <p>A start is at the first working minute, a finish after the last; what takes no time stands where the work before it
 * ended. Started work has its remainder done from now on, or, where now is not given, on end. Summaries span their parts;
 * their slack is that of the unfinished part with the least. A link or constraint on the finish of a summary holds the
 * parts that hold no other part.
 */
public final class CriticalPath {

    private final Graph graph;
    private final EarlyDates early;
    private final LateDates late;
    private final LateDates alone;
    private final long[] totalSlack;
    private final long[] freeSlack;
    private final boolean[] critical;

    private CriticalPath(Graph graph) {
        this.graph = graph;
        long[] work = graph.work();
        this.early = new EarlyDates(graph).run(work);
        this.late = LateDates.latest(graph, early).run(work).settle();
        this.alone = LateDates.alone(graph, early).run(work);
        this.totalSlack = new long[graph.size()];
        this.freeSlack = new long[graph.size()];
        this.critical = new boolean[graph.size()];
    }

    /**
     * Schedules a network.
     *
     * @throws Unschedulable when there is no schedule; says why
     */
    public static Timetable of(Network network) {
        return new CriticalPath(Sorting.sort(network)).timetable();
    }

    private Timetable timetable() {
        findSlack();
        Map<String, Times> times = new LinkedHashMap<>();
        for (int i = 0; i < graph.size(); i++) {
            times.put(
                    graph.activities[i].key(),
                    new Times(
                            Moment.at(early.start[i]),
                            Moment.at(early.finish[i]),
                            Moment.at(late.start[i]),
                            Moment.at(late.finish[i]),
                            totalSlack[i],
                            freeSlack[i],
                            critical[i]));
        }
        long start = Arrays.stream(early.start).min().orElse(graph.start);
        Kept kept = new Kept(graph, early);
        return new Timetable(times, Moment.at(start), Moment.at(early.end()), kept.violations(), kept.missed());
    }

    private void findSlack() {
        boolean[] open = new boolean[graph.size()];
        for (int step : graph.order) {
            int i = step % graph.size();
            if (step == i && graph.isSummary(i)) {
                totalSlack[i] = Long.MAX_VALUE;
                freeSlack[i] = Long.MAX_VALUE;
                continue;
            }
            if (step != i) {
                totalSlack[i] = open[i] ? totalSlack[i] : 0;
                freeSlack[i] = open[i] ? freeSlack[i] : 0;
            } else if (!graph.isFinished(i)) {
                open[i] = true;
                totalSlack[i] = slack(i, late.finish[i]);
                freeSlack[i] = Math.max(0, slack(i, alone.finish[i]));
                critical[i] = totalSlack[i] <= 0;
            }
            int above = graph.parent[i];
            if (above != -1 && open[i]) {
                open[above] = true;
                totalSlack[above] = Math.min(totalSlack[above], totalSlack[i]);
                freeSlack[above] = Math.min(freeSlack[above], freeSlack[i]);
                critical[above] |= critical[i];
            }
        }
    }

    private long slack(int i, long until) {
        return graph.calendar[i].between(early.finish[i], until);
    }
}
