package org.gatehouse.schedule;

import java.util.Arrays;
import org.gatehouse.schedule.Constraint.Type;
import org.gatehouse.schedule.Graph.Edge;

/**
 * A plan on an axis of whole numbers, each so many working minutes: for orders of activities, and where it is
 * {@linkplain #exact() exact}, for lower bounds. Each activity is a place of the {@link LevellingBoard}.
 *
 * <p>It is exact where all activities that may move have one calendar and no lag runs by the wall clock. What it leaves
 * out (links held by dates that are stronger, the last parts of a summary) only makes its bound lower.
 */
final class CompressedPlan {

    /** More moments than this, and the solver drowns. */
    private static final int MOST_SLOTS = 40_000;

    private static final int COARSE = 15;

    private final LevellingModel model;
    private final Graph graph;
    private final Rcpsp problem;
    private final int quantum;
    private boolean exact = true;
    private long lowerBound;

    CompressedPlan(LevellingModel model) {
        this.model = model;
        this.graph = model.graph;
        quantum = quantum();
        problem = build();
        lowerBound = model.lowerBound();
        if (exact) {
            raise(problem.lowerBound());
        }
    }

    Rcpsp problem() {
        return problem;
    }

    /** True where a bound of the problem is one of the plan. */
    boolean exact() {
        return exact;
    }

    /** No levelled plan ends before. */
    long lowerBound() {
        return lowerBound;
    }

    /** Takes note of a bound of the problem. */
    void raise(int slots) {
        if (exact && slots > 0) {
            lowerBound = Math.max(lowerBound, model.axis.finishAt(slots * quantum));
        }
    }

    /** The moment on the axis, rounded up. */
    int slot(long moment) {
        return up(model.axis.position(moment));
    }

    private int up(long minutes) {
        return (int) -Math.floorDiv(-minutes, (long) quantum);
    }

    /** The largest step that all lengths, lags and dates are whole multiples of, if there are not too many. */
    private int quantum() {
        long step = 0;
        for (int i = 0; i < graph.size(); i++) {
            if (!graph.isSummary(i) && !graph.isFinished(i)) {
                step = gcd(step, length(i));
                step = gcd(step, release(i));
            }
        }
        for (Edge edge : graph.edges) {
            step = gcd(step, lag(edge));
        }
        for (UsageProfile profile : model.taken) {
            for (int at = profile.nextChange(0); at < model.horizon; at = profile.nextChange(at)) {
                step = gcd(step, at);
            }
        }
        long reach = model.axis.position(Moment.of(model.before.finish())) * 2L;
        if (step == 0) {
            return COARSE;
        }
        if (reach / step > MOST_SLOTS) {
            exact = false;
            return (int) Math.max(COARSE, reach / MOST_SLOTS);
        }
        return (int) step;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? Math.abs(a) : gcd(b, a % b);
    }

    private Rcpsp build() {
        Rcpsp.Builder builder = new Rcpsp.Builder(
                Arrays.stream(model.percent).map(p -> Math.max(1, p)).toArray());
        int[] place = new int[2 * graph.size()];
        for (int step : graph.order) {
            int i = step % graph.size();
            boolean leaf = step == i && !graph.isSummary(i);
            int[] demand = new int[model.percent.length];
            for (int k = 0; leaf && k < model.needs[i].length; k++) {
                demand[model.needs[i][k]] = model.amounts[i][k];
            }
            place[step] =
                    leaf ? builder.activity(up(length(i)), up(release(i)), demand) : builder.activity(0, 0, demand);
            exact &= !leaf || isHeld(i) || model.axis.is(graph.calendar[i]);
        }
        for (int i = 0; i < graph.size(); i++) {
            int above = graph.parent[i];
            if (above != -1) {
                if (!isHeld(i)) {
                    builder.startToStart(place[above], place[i], 0);
                }
                builder.finishToStart(place[closing(i)], place[graph.size() + above], 0);
            }
        }
        for (Edge edge : graph.edges) {
            link(builder, place, edge);
        }
        for (int r = 0; r < model.taken.length; r++) {
            takeOut(builder, r);
        }
        return builder.build();
    }

    private void link(Rcpsp.Builder builder, int[] place, Edge edge) {
        if (isHeld(edge.to)) {
            return;
        }
        exact &= lag(edge) == 0 || model.axis.is(graph.calendar[edge.to]);
        exact &= switch (edge.lag.unit()) {
            case WORKING -> true;
            case PERCENT -> !graph.isSummary(edge.from);
            case ELAPSED -> edge.lag.amount() == 0;
        };
        // A summary that is held at its finish holds only its last parts; its start is that of its first.
        int from = edge.leavesFinish() ? place[closing(edge.from)] : place[edge.from];
        int to = edge.holdsStart() ? place[edge.to] : place[closing(edge.to)];
        int lag = up(lag(edge));
        switch (edge.type) {
            case FS -> builder.finishToStart(from, to, lag);
            case SS -> builder.startToStart(from, to, lag);
            case FF -> builder.finishToFinish(from, to, lag);
            case SF -> builder.startToFinish(from, to, lag);
        }
    }

    /** Its dates are stronger than links. */
    private boolean isHeld(int i) {
        Type type = graph.constraint[i];
        return !graph.isSummary(i)
                && (graph.isStarted(i)
                        || type == Type.MUST_START_ON
                        || type == Type.MUST_FINISH_ON
                        || model.hasLatest(i));
    }

    private void takeOut(Rcpsp.Builder builder, int r) {
        UsageProfile profile = model.taken[r];
        int limit = Math.max(1, model.percent[r]);
        for (int at = 0; at < model.horizon; at = profile.nextChange(at)) {
            int amount = Math.min(limit, profile.used(at));
            int end = Math.min(model.horizon, profile.nextChange(at));
            // Rounded inwards: what overlaps in a part of a slot must not add up beyond the limit.
            int from = up(at);
            int to = Math.max(from, up(end));
            if (amount > 0 && from < to) {
                builder.block(r, from, to, amount);
            }
        }
    }

    private int closing(int i) {
        return graph.isSummary(i) ? graph.size() + i : i;
    }

    /** In minutes of the axis; where it depends on the time of the year, as it was planned. */
    private long length(int i) {
        return model.axis.is(graph.calendar[i]) && !graph.isStarted(i) && !graph.isSummary(i)
                ? model.work[i]
                : model.axis.position(model.finish[i]) - model.axis.position(model.start[i]);
    }

    private long release(int i) {
        if (isHeld(i) && !model.hasLatest(i)) {
            return model.axis.position(model.start[i]);
        }
        long from = Math.max(graph.notBefore[i], model.axis.origin);
        if (graph.constraint[i] == Type.START_NO_EARLIER_THAN) {
            from = Math.max(from, graph.constraintAt[i]);
        }
        if (graph.constraint[i] == Type.FINISH_NO_EARLIER_THAN) {
            from = Math.max(from, graph.calendar[i].add(graph.constraintAt[i], -model.work[i]));
        }
        return model.axis.position(from);
    }

    private long lag(Edge edge) {
        long amount = edge.lag.amount();
        return switch (edge.lag.unit()) {
            case WORKING -> amount;
            case PERCENT -> Math.round(amount * length(edge.from) / 100.0);
            case ELAPSED -> {
                long from = edge.leavesFinish() ? model.finish[edge.from] : model.start[edge.from];
                yield model.axis.position(from + amount) - model.axis.position(from);
            }
        };
    }
}
