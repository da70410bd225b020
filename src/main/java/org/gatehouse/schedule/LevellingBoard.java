package org.gatehouse.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.schedule.Graph.Edge;

/**
 * Lays out a real plan to the minute: every activity as early as the critical path method and its resources allow. Each
 * place on the board is a step of the graph; so summaries have two. Moments are minutes after the axis' origin.
 *
 * <p>Costs, the weightiest first: dates ordered that leave a resource over-allocated; the end; the mean delay, weighted by
 * priority, where a minute after a deadline counts ten times.
 */
final class LevellingBoard implements Board {

    private static final int DELAY_BITS = 20;
    private static final int END_BITS = 24;
    private static final int LATE = 10;

    private final LevellingModel model;
    private final Graph graph;
    private final CompressedPlan compressed;
    private final UsageProfile[] used;
    private final EarlyDates dates;
    /** Put off for the sake of a resource. */
    private final boolean[] delayed;
    /** Place by step. */
    private final int[] place;

    private final int[][] predecessors;
    private final int[][] successors;
    private final long weights;
    private int overloaded;

    LevellingBoard(LevellingModel model, CompressedPlan compressed) {
        this.model = model;
        this.graph = model.graph;
        this.compressed = compressed;
        used = new UsageProfile[model.taken.length];
        Arrays.setAll(used, r -> new UsageProfile());
        delayed = new boolean[graph.size()];
        dates = new EarlyDates(graph) {
            @Override
            long free(int i, long from) {
                return whenFree(i, from);
            }
        };
        dates.reckonWith(model.work);
        int[] order = graph.order;
        place = new int[2 * graph.size()];
        for (int at = 0; at < order.length; at++) {
            place[order[at]] = at;
        }
        predecessors = arcs(true);
        successors = arcs(false);
        long sum = 0;
        for (int i = 0; i < graph.size(); i++) {
            sum += weight(i);
        }
        weights = Math.max(1, sum);
    }

    private int[][] arcs(boolean backwards) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int at = 0; at < graph.order.length; at++) {
            rows.add(new ArrayList<>());
        }
        for (int i = 0; i < graph.size(); i++) {
            int above = graph.parent[i];
            if (above != -1) {
                arc(rows, above, i, backwards);
                arc(rows, closing(i), closing(above), backwards);
            }
        }
        for (Edge edge : graph.edges) {
            arc(rows, closing(edge.from), edge.to, backwards);
        }
        return rows.stream()
                .map(row -> row.stream().mapToInt(Integer::intValue).distinct().toArray())
                .toArray(int[][]::new);
    }

    private void arc(List<List<Integer>> rows, int from, int to, boolean backwards) {
        if (backwards) {
            rows.get(place[to]).add(place[from]);
        } else {
            rows.get(place[from]).add(place[to]);
        }
    }

    private int closing(int i) {
        return graph.isSummary(i) ? graph.size() + i : i;
    }

    private int weight(int i) {
        return model.movable[i] ? graph.activities[i].priority() + 1 : 0;
    }

    private long whenFree(int i, long from) {
        if (model.needs[i].length == 0) {
            return from;
        }
        long free = model.free(used, i, from);
        delayed[i] = free > graph.calendar[i].next(from);
        return free;
    }

    @Override
    public int size() {
        return graph.order.length;
    }

    @Override
    public int[][] predecessors() {
        return predecessors;
    }

    @Override
    public int[][] successors() {
        return successors;
    }

    @Override
    public int[] urgency() {
        return compressed.problem().tail;
    }

    /** All starts afresh; the moment does not matter, nothing starts before the network does. */
    @Override
    public void clear(int from) {
        for (int r = 0; r < used.length; r++) {
            used[r].copy(model.taken[r]);
        }
        overloaded = 0;
    }

    @Override
    public int earliest(int activity) {
        dates.step(graph.order[activity]);
        return start(activity);
    }

    @Override
    public void place(int activity, int start) {
        int i = graph.order[activity];
        if (i < graph.size() && model.needs[i].length > 0) {
            if (model.hasLatest(i) && model.free(used, i, dates.start[i]) > dates.start[i]) {
                overloaded++;
            }
            model.use(used, i, dates.start[i], dates.finish[i]);
        }
    }

    @Override
    public int start(int activity) {
        int step = graph.order[activity];
        if (step >= graph.size()) {
            return finish(activity);
        }
        return relative(graph.isSummary(step) ? Math.max(graph.start, dates.opening(step)) : dates.start[step]);
    }

    @Override
    public int finish(int activity) {
        int step = graph.order[activity];
        return step < graph.size() && graph.isSummary(step)
                ? start(activity)
                : relative(dates.finish[step % graph.size()]);
    }

    private int relative(long moment) {
        return (int) (moment - model.axis.origin);
    }

    /** The start that a list gave an activity of the graph. */
    long startOf(int i) {
        return dates.start[i];
    }

    /** Whether an activity of the graph waits for a resource. */
    boolean isDelayed(int i) {
        return model.needs[i].length > 0 && delayed[i];
    }

    @Override
    public long cost() {
        double delay = 0;
        for (int i = 0; i < graph.size(); i++) {
            int weight = weight(i);
            if (weight > 0) {
                long late = graph.deadline[i] == Graph.NEVER
                        ? 0
                        : Math.max(0, dates.finish[i] - Math.max(graph.deadline[i], model.finish[i]));
                delay += (double) weight * (dates.finish[i] - model.finish[i] + LATE * late);
            }
        }
        long mean = Math.min((1 << DELAY_BITS) - 1, Math.max(0, Math.round(delay / weights)));
        return (long) overloaded << END_BITS + DELAY_BITS | endCost(dates.end()) | mean;
    }

    private long endCost(long moment) {
        return Math.min((1L << END_BITS) - 1, Math.max(0, moment - model.axis.origin)) << DELAY_BITS;
    }

    /** The end that a cost stands for. */
    long endOf(long cost) {
        return model.axis.origin + (cost >> DELAY_BITS & (1L << END_BITS) - 1);
    }

    @Override
    public long leastCost() {
        return endCost(compressed.lowerBound());
    }

    @Override
    public long goodCost() {
        return endCost(compressed.lowerBound()) | (1L << DELAY_BITS) - 1;
    }

    @Override
    public int end() {
        return relative(dates.end());
    }

    @Override
    public Board mirrored() {
        return new RcpspBoard(compressed.problem().mirrored());
    }

    @Override
    public int mirror(int moment) {
        return -compressed.slot(model.axis.origin + moment);
    }
}
