package org.gatehouse.schedule;

import java.util.Arrays;
import java.util.List;
import org.gatehouse.schedule.Graph.Edge;
import org.gatehouse.schedule.Problem.Kind;

/**
 * The forward pass of the critical path method (Kelley and Walker 1959; with the four link types of the precedence
 * diagram method): everything as early as what holds it back allows. Constraints are honoured as Microsoft Project does
 * with "tasks will always honor their constraint dates". Can be run again with other amounts of work.
 */
class EarlyDates {

    private static final long LIMIT = 200L * 366 * Moment.DAY;

    final long[] start;
    final long[] finish;
    /** By number of the link: the lag in minutes. */
    final long[] lag;

    private final Graph graph;
    private long[] work;
    /** What holds back the parts of a summary: their starts, and the finishes of the last ones. */
    private final long[] partsStart;

    private final long[] partsFinish;

    EarlyDates(Graph graph) {
        this.graph = graph;
        this.start = new long[graph.size()];
        this.finish = new long[graph.size()];
        this.lag = new long[graph.network.links().size()];
        this.partsStart = new long[graph.size()];
        this.partsFinish = new long[graph.size()];
        for (Edge edge : graph.edges) {
            lag[edge.number] = limited(edge.lag.amount());
        }
    }

    /** @param minutes to do of each activity */
    EarlyDates run(long[] minutes) {
        reckonWith(minutes);
        for (int step : graph.order) {
            step(step);
        }
        return this;
    }

    /** @param minutes to do of each activity */
    void reckonWith(long[] minutes) {
        work = minutes;
    }

    /** Dates one step; what it waits for has its dates already. Can be done again. */
    void step(int step) {
        int i = step % graph.size();
        try {
            if (step != i) {
                span(i);
            } else if (graph.isSummary(i)) {
                open(i);
            } else {
                place(i, work[i]);
            }
            if (step != i || !graph.isSummary(i)) {
                reckonLags(i);
            }
        } catch (NoWorkingTime e) {
            throw new Unschedulable(List.of(Problem.of(Kind.NO_WORKING_TIME, graph.activities[i].key())));
        }
    }

    /** From when on an activity could be done that can begin at a moment as far as links and constraints go. */
    long free(int i, long from) {
        return from;
    }

    /** The moment from which on the parts of a summary can begin; {@link Graph#NEVER} where nothing holds them back. */
    long opening(int summary) {
        return partsStart[summary];
    }

    /** The latest finish of all; the start of the network where it is empty. */
    long end() {
        return Arrays.stream(finish).max().orElse(graph.start);
    }

    /** The moment that the link holds back its successor to. */
    long bound(Edge edge) {
        long from = edge.leavesFinish() ? finish[edge.from] : start[edge.from];
        if (edge.lag.unit() == Lag.Unit.ELAPSED) {
            return from + lag[edge.number];
        }
        WorkCalendar calendar = graph.calendar[edge.to];
        long bound = calendar.add(from, lag[edge.number]);
        return lag[edge.number] < 0 && isInstant(edge.to) ? calendar.idleSince(bound) : bound;
    }

    /** The latest moment of the end that the link leaves which does not hold back its successor beyond the given one. */
    long allowed(Edge edge, long held) {
        WorkCalendar calendar = graph.calendar[edge.to];
        long minutes = lag[edge.number];
        // What takes no time is held by the clock, all else by its working time.
        long latest = isInstant(edge.to) ? held : calendar.idleUntil(held);
        if (minutes == 0 || edge.lag.unit() == Lag.Unit.ELAPSED) {
            return latest - minutes;
        }
        return calendar.idleUntil(calendar.add(latest, -minutes));
    }

    /** Puts an activity elsewhere, with the summaries it is in. */
    void move(int i, long newStart, long newFinish) {
        start[i] = newStart;
        finish[i] = newFinish;
        for (int above = graph.parent[i]; above != -1; above = graph.parent[above]) {
            span(above);
        }
    }

    /** Dates of a summary from its parts. */
    private void span(int summary) {
        start[summary] = Long.MAX_VALUE;
        finish[summary] = Long.MIN_VALUE;
        for (int part : graph.parts[summary]) {
            start[summary] = Math.min(start[summary], start[part]);
            finish[summary] = Math.max(finish[summary], finish[part]);
        }
    }

    /** Where something that takes no time stands: at an end of working time, or else at the next start. */
    private static long stand(WorkCalendar calendar, long moment) {
        long next = calendar.next(moment);
        return next != moment && calendar.previous(moment) == moment ? moment : next;
    }

    private boolean isInstant(int i) {
        return !graph.isSummary(i) && work[i] == 0;
    }

    private void open(int summary) {
        int above = graph.parent[summary];
        partsStart[summary] = above == -1 ? Graph.NEVER : partsStart[above];
        partsFinish[summary] = Graph.NEVER;
        for (Edge edge : graph.in[summary]) {
            if (edge.holdsStart()) {
                partsStart[summary] = Math.max(partsStart[summary], bound(edge));
            } else {
                partsFinish[summary] = Math.max(partsFinish[summary], bound(edge));
            }
        }
        long at = graph.constraintAt[summary];
        switch (graph.constraint[summary]) {
            case START_NO_EARLIER_THAN, MUST_START_ON -> partsStart[summary] = Math.max(partsStart[summary], at);
            case FINISH_NO_EARLIER_THAN, MUST_FINISH_ON -> partsFinish[summary] = Math.max(partsFinish[summary], at);
            default -> {}
        }
    }

    private void place(int i, long work) {
        if (graph.isFinished(i)) {
            start[i] = graph.actualStart[i];
            finish[i] = graph.actualFinish[i];
        } else if (graph.isStarted(i)) {
            goOn(i, work);
        } else {
            begin(i, work);
        }
    }

    private void goOn(int i, long work) {
        WorkCalendar calendar = graph.calendar[i];
        start[i] = graph.actualStart[i];
        long done = Math.max(0, graph.activities[i].durationMinutes() - work);
        long resume = graph.now == Graph.NEVER ? calendar.add(start[i], done) : Math.max(graph.now, start[i]);
        long earliest = earliestFinish(i);
        if (earliest != Graph.NEVER) {
            resume = Math.max(resume, calendar.add(earliest, -work));
        }
        finish[i] = work == 0 && graph.now != Graph.NEVER ? stand(calendar, resume) : calendar.add(resume, work);
    }

    private void begin(int i, long work) {
        WorkCalendar calendar = graph.calendar[i];
        long at = graph.constraintAt[i];
        long from = switch (graph.constraint[i]) {
            case MUST_START_ON -> at;
            case MUST_FINISH_ON -> calendar.add(at, -work);
            default -> earliestStart(i, work);
        };
        long latest = switch (graph.constraint[i]) {
            case START_NO_LATER_THAN -> at;
            case FINISH_NO_LATER_THAN -> calendar.add(at, -work);
            default -> Long.MAX_VALUE;
        };
        // Nothing can begin in the past, whatever was ordered.
        long possible = Math.max(Math.min(from, latest), graph.now);
        put(i, Math.max(possible, Math.min(free(i, possible), latest)), work);
    }

    /** Puts an activity where it can begin from a moment on. */
    private void put(int i, long from, long work) {
        WorkCalendar calendar = graph.calendar[i];
        start[i] = work == 0 ? stand(calendar, from) : calendar.next(from);
        finish[i] = calendar.add(start[i], work);
    }

    private long earliestStart(int i, long work) {
        int above = graph.parent[i];
        long earliest = Math.max(graph.start, graph.notBefore[i]);
        if (above != -1) {
            earliest = Math.max(earliest, partsStart[above]);
        }
        for (Edge edge : graph.in[i]) {
            if (edge.holdsStart()) {
                earliest = Math.max(earliest, bound(edge));
            }
        }
        if (graph.constraint[i] == Constraint.Type.START_NO_EARLIER_THAN) {
            earliest = Math.max(earliest, graph.constraintAt[i]);
        }
        long finish = earliestFinish(i);
        return finish == Graph.NEVER ? earliest : Math.max(earliest, graph.calendar[i].add(finish, -work));
    }

    private long earliestFinish(int i) {
        long earliest =
                graph.constraint[i] == Constraint.Type.FINISH_NO_EARLIER_THAN ? graph.constraintAt[i] : Graph.NEVER;
        for (Edge edge : graph.in[i]) {
            if (!edge.holdsStart()) {
                earliest = Math.max(earliest, bound(edge));
            }
        }
        for (int above = graph.parent[i]; above != -1; above = graph.parent[above]) {
            if (partsFinish[above] > earliest && graph.isLastIn(i, above)) {
                earliest = partsFinish[above];
            }
        }
        return earliest;
    }

    /** Of the links that leave it, once its length is known. */
    private void reckonLags(int i) {
        for (Edge edge : graph.out[i]) {
            if (edge.lag.unit() == Lag.Unit.PERCENT) {
                lag[edge.number] = limited(Math.rint(length(i) * (double) edge.lag.amount() / 100));
            }
        }
    }

    private long length(int i) {
        if (graph.isSummary(i)) {
            return graph.calendar[i].between(start[i], finish[i]);
        }
        return graph.isStarted(i) ? graph.activities[i].durationMinutes() : work[i];
    }

    private static long limited(double minutes) {
        return (long) Math.max(-LIMIT, Math.min(LIMIT, minutes));
    }
}
