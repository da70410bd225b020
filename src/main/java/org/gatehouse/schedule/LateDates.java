package org.gatehouse.schedule;

import java.util.Arrays;
import java.util.List;
import org.gatehouse.schedule.Constraint.Type;
import org.gatehouse.schedule.Graph.Edge;
import org.gatehouse.schedule.Problem.Kind;

/**
 * The backward pass of the critical path method: everything as late as the end of the project, deadlines and
 * constraints allow; either with all that follows as late too, or with all that follows where it is. What has happened
 * already binds nobody.
 */
final class LateDates {

    final long[] start;
    final long[] finish;

    private final Graph graph;
    private final EarlyDates early;
    private final boolean othersStay;
    /** The latest that the parts of a summary allow what holds it back: for their starts, for the last ones' finishes. */
    private final long[] partsStart;

    private final long[] partsFinish;
    /** The latest that what a summary holds back allows: finishes of its parts, the start of its first. */
    private final long[] endBy;

    private final long[] firstBy;

    private LateDates(Graph graph, EarlyDates early, boolean othersStay) {
        this.graph = graph;
        this.early = early;
        this.othersStay = othersStay;
        this.start = new long[graph.size()];
        this.finish = new long[graph.size()];
        this.partsStart = new long[graph.size()];
        this.partsFinish = new long[graph.size()];
        this.endBy = new long[graph.size()];
        this.firstBy = new long[graph.size()];
    }

    static LateDates latest(Graph graph, EarlyDates early) {
        return new LateDates(graph, early, false);
    }

    /** How late each could be alone. What should be as late as possible is put there, among the early dates. */
    static LateDates alone(Graph graph, EarlyDates early) {
        return new LateDates(graph, early, true);
    }

    LateDates run(long[] work) {
        long end = early.end();
        Arrays.fill(partsStart, Long.MAX_VALUE);
        Arrays.fill(partsFinish, Long.MAX_VALUE);
        for (int at = graph.order.length - 1; at >= 0; at--) {
            int i = graph.order[at] % graph.size();
            try {
                if (graph.order[at] != i) {
                    close(i, end);
                } else if (!graph.isSummary(i)) {
                    place(i, end, work[i]);
                }
                passUp(i, graph.order[at] == i);
            } catch (NoWorkingTime e) {
                throw new Unschedulable(List.of(Problem.of(Kind.NO_WORKING_TIME, graph.activities[i].key())));
            }
        }
        return this;
    }

    /** What cannot wait is late where it is early, also where the same working time has two moments. */
    LateDates settle() {
        for (int step : graph.order) {
            int i = step % graph.size();
            if (step != i) {
                span(i);
            } else if (!graph.isSummary(i) && graph.calendar[i].between(early.finish[i], finish[i]) == 0) {
                start[i] = early.start[i];
                finish[i] = early.finish[i];
            }
        }
        return this;
    }

    private void close(int summary, long end) {
        int above = graph.parent[summary];
        endBy[summary] = above == -1 ? end : endBy[above];
        firstBy[summary] = Long.MAX_VALUE;
        bindBySuccessors(summary);
        long at = graph.constraintAt[summary];
        switch (graph.constraint[summary]) {
            case FINISH_NO_LATER_THAN, MUST_FINISH_ON -> endBy[summary] = Math.min(endBy[summary], at);
            case START_NO_LATER_THAN, MUST_START_ON -> firstBy[summary] = Math.min(firstBy[summary], at);
            default -> {}
        }
        if (graph.deadline[summary] != Graph.NEVER) {
            endBy[summary] = Math.min(endBy[summary], graph.deadline[summary]);
        }
    }

    private void bindBySuccessors(int i) {
        for (Edge edge : graph.out[i]) {
            int to = edge.to;
            boolean bound = edge.holdsStart() ? !graph.isStarted(to) : !graph.isFinished(to);
            long held = edge.holdsStart() ? startOf(to) : finishOf(to);
            if (bound && held != Long.MAX_VALUE) {
                long by = early.allowed(edge, held);
                if (edge.leavesFinish()) {
                    endBy[i] = Math.min(endBy[i], by);
                } else {
                    firstBy[i] = Math.min(firstBy[i], by);
                }
            }
        }
    }

    private long startOf(int i) {
        if (graph.isSummary(i)) {
            return partsStart[i];
        }
        return othersStay ? early.start[i] : start[i];
    }

    private long finishOf(int i) {
        if (graph.isSummary(i)) {
            return partsFinish[i];
        }
        return othersStay ? early.finish[i] : finish[i];
    }

    private void place(int i, long end, long work) {
        if (graph.isFinished(i)) {
            start[i] = early.start[i];
            finish[i] = early.finish[i];
            return;
        }
        WorkCalendar calendar = graph.calendar[i];
        endBy[i] = end;
        firstBy[i] = Long.MAX_VALUE;
        bindBySuccessors(i);
        if (graph.parent[i] != -1) {
            endBy[i] = Math.min(endBy[i], endBy[graph.parent[i]]);
        }
        for (int above = graph.parent[i]; above != -1; above = graph.parent[above]) {
            // What begins after the first part does not hold up the summary's start.
            if (early.start[i] == early.start[above]) {
                firstBy[i] = Math.min(firstBy[i], firstBy[above]);
            }
        }
        boolean fixedStart = graph.isStarted(i);
        long by = endBy[i];
        if (firstBy[i] != Long.MAX_VALUE && !fixedStart) {
            by = Math.min(by, begunBy(calendar, firstBy[i], work));
        }
        by = constrained(i, by, work);
        if (graph.deadline[i] != Graph.NEVER) {
            by = Math.min(by, graph.deadline[i]);
        }
        finish[i] = work == 0 && calendar.idleUntil(by) == by ? by : calendar.previous(by);
        start[i] = fixedStart ? early.start[i] : calendar.add(finish[i], -work);
        if (othersStay && !fixedStart && finish[i] > early.finish[i] && graph.isAsLateAsPossible(i)) {
            early.move(i, start[i], finish[i]);
        }
    }

    /** The finish of what begins no later: one minute before the end of work when the moment is not worked. */
    private static long begunBy(WorkCalendar calendar, long latest, long work) {
        long finish = calendar.add(latest, work);
        return work == 0 || calendar.idleUntil(latest) == latest ? finish : calendar.add(finish, -1);
    }

    private long constrained(int i, long by, long work) {
        long at = graph.constraintAt[i];
        Type type = graph.constraint[i];
        if (type == Type.MUST_FINISH_ON) {
            return at;
        }
        if (type == Type.FINISH_NO_LATER_THAN) {
            return Math.min(by, at);
        }
        if (graph.isStarted(i) || type != Type.MUST_START_ON && type != Type.START_NO_LATER_THAN) {
            return by;
        }
        long finish = graph.calendar[i].add(at, work);
        return type == Type.MUST_START_ON ? finish : Math.min(by, finish);
    }

    /** Late dates of a summary from its parts. */
    private void span(int summary) {
        start[summary] = Long.MAX_VALUE;
        finish[summary] = Long.MIN_VALUE;
        for (int part : graph.parts[summary]) {
            start[summary] = Math.min(start[summary], start[part]);
            finish[summary] = Math.max(finish[summary], finish[part]);
        }
    }

    /** Tells the summaries an activity is in what its late dates mean for what holds them back. */
    private void passUp(int i, boolean opened) {
        int above = graph.parent[i];
        if (!opened || above == -1) {
            return;
        }
        if (graph.isSummary(i)) {
            partsStart[above] = Math.min(partsStart[above], partsStart[i]);
            return;
        }
        if (!graph.isStarted(i)) {
            partsStart[above] = Math.min(partsStart[above], startOf(i));
        }
        for (int x = above; x != -1 && !graph.isFinished(i); x = graph.parent[x]) {
            if (graph.holdsLastParts(x) && graph.isLastIn(i, x)) {
                partsFinish[x] = Math.min(partsFinish[x], finishOf(i));
            }
        }
    }
}
