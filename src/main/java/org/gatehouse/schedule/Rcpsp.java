package org.gatehouse.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Activities of fixed length, links with minimal lags and limited renewable resources on an integer time axis from 0: the
 * resource-constrained project scheduling problem. All links are kept as "starts no earlier than so long after the
 * start of", which says FS, SS, FF and SF with lags and leads alike.
 */
final class Rcpsp {

    /** No release: far before any moment in use. */
    static final int NONE = Integer.MIN_VALUE / 4;

    final int size;
    /** Time units, 0 or more. */
    final int[] duration;
    /** No start before. */
    final int[] release;
    /** Units of each resource. */
    final int[] capacity;
    /** The resources an activity needs; none for those without length. */
    final int[][] needs;
    /** Units of each of {@link #needs}, all within capacity. */
    final int[][] amounts;

    /** Units that are taken already: resource, from, to (excluded), amount; together within capacity. */
    final int[][] blocks;

    final int[][] predecessors;
    /** Start to start, from each of {@link #predecessors}; may be negative. */
    final int[][] predecessorLags;

    final int[][] successors;
    final int[][] successorLags;
    /** Every activity after its predecessors. */
    final int[] order;
    /** Earliest starts by links and releases alone. */
    final int[] head;
    /** Least time from an activity's start to the end of everything that must follow, its own length included. */
    final int[] tail;

    private int lowerBound = NONE;

    private Rcpsp(Builder b) {
        size = b.durations.size();
        duration = b.durations.stream().mapToInt(Integer::intValue).toArray();
        release = b.releases.stream().mapToInt(Integer::intValue).toArray();
        capacity = b.capacity;
        needs = b.needs.toArray(int[][]::new);
        amounts = b.amounts.toArray(int[][]::new);
        blocks = b.blocks.toArray(int[][]::new);
        int[] in = new int[size];
        int[] out = new int[size];
        for (int[] arc : b.arcs) {
            out[arc[0]]++;
            in[arc[1]]++;
        }
        predecessors = rows(in);
        predecessorLags = rows(in);
        successors = rows(out);
        successorLags = rows(out);
        Arrays.fill(in, 0);
        Arrays.fill(out, 0);
        for (int[] arc : b.arcs) {
            successors[arc[0]][out[arc[0]]] = arc[1];
            successorLags[arc[0]][out[arc[0]]++] = arc[2];
            predecessors[arc[1]][in[arc[1]]] = arc[0];
            predecessorLags[arc[1]][in[arc[1]]++] = arc[2];
        }
        order = sorted(in);
        head = heads();
        tail = tails();
    }

    /** Takes activities and links one by one. */
    static final class Builder {

        private final int[] capacity;
        private final List<Integer> durations = new ArrayList<>();
        private final List<Integer> releases = new ArrayList<>();
        private final List<int[]> needs = new ArrayList<>();
        private final List<int[]> amounts = new ArrayList<>();
        private final List<int[]> blocks = new ArrayList<>();
        private final List<int[]> arcs = new ArrayList<>();

        Builder(int... capacity) {
            this.capacity = capacity.clone();
        }

        /** Units of every resource, in the order of the capacities; answers the activity's number, from 0. */
        int activity(int duration, int release, int... demand) {
            int[] used = IntStream.range(0, demand.length)
                    .filter(r -> demand[r] > 0 && duration > 0)
                    .toArray();
            for (int r : used) {
                if (demand[r] > capacity[r]) {
                    throw new IllegalArgumentException("Activity " + durations.size() + " asks for " + demand[r]
                            + " of " + capacity[r] + " units of resource " + r);
                }
            }
            durations.add(duration);
            releases.add(release);
            needs.add(used);
            amounts.add(Arrays.stream(used).map(r -> demand[r]).toArray());
            return durations.size() - 1;
        }

        /** The lag is from the predecessor's finish. */
        Builder finishToStart(int from, int to, int lag) {
            return startToStart(from, to, durations.get(from) + lag);
        }

        Builder startToStart(int from, int to, int lag) {
            arcs.add(new int[] {from, to, lag});
            return this;
        }

        Builder finishToFinish(int from, int to, int lag) {
            return startToStart(from, to, durations.get(from) + lag - durations.get(to));
        }

        Builder startToFinish(int from, int to, int lag) {
            return startToStart(from, to, lag - durations.get(to));
        }

        /** Takes units of a resource from a moment to another; all blocks of a moment together are within capacity. */
        Builder block(int resource, int from, int to, int amount) {
            blocks.add(new int[] {resource, from, to, amount});
            return this;
        }

        Rcpsp build() {
            return new Rcpsp(this);
        }
    }

    /** No schedule ends before: the longest path, or what the busiest resource can do at all. */
    int lowerBound() {
        if (lowerBound == NONE) {
            lowerBound = Math.max(criticalPath(), capacityBound());
        }
        return lowerBound;
    }

    /** The end of the schedule without any limit on resources. */
    int criticalPath() {
        int end = 0;
        for (int i = 0; i < size; i++) {
            end = Math.max(end, head[i] + tail[i]);
        }
        return end;
    }

    int makespan(int[] starts) {
        int end = 0;
        for (int i = 0; i < size; i++) {
            end = Math.max(end, starts[i] + duration[i]);
        }
        return end;
    }

    /** The same problem with time running backwards from 0, releases left out. */
    Rcpsp mirrored() {
        Builder builder = new Builder(capacity);
        for (int i = 0; i < size; i++) {
            int[] demand = new int[capacity.length];
            for (int k = 0; k < needs[i].length; k++) {
                demand[needs[i][k]] = amounts[i][k];
            }
            builder.activity(duration[i], NONE, demand);
        }
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < successors[i].length; k++) {
                int j = successors[i][k];
                builder.startToStart(j, i, successorLags[i][k] + duration[j] - duration[i]);
            }
        }
        for (int[] block : blocks) {
            builder.block(block[0], -block[2], -block[1], block[3]);
        }
        return builder.build();
    }

    private static int[][] rows(int[] lengths) {
        return Arrays.stream(lengths).mapToObj(int[]::new).toArray(int[][]::new);
    }

    private int[] sorted(int[] in) {
        int[] result = new int[size];
        int count = 0;
        int[] open = in.clone();
        for (int i = 0; i < size; i++) {
            if (open[i] == 0) {
                result[count++] = i;
            }
        }
        for (int next = 0; next < count; next++) {
            for (int j : successors[result[next]]) {
                if (--open[j] == 0) {
                    result[count++] = j;
                }
            }
        }
        if (count < size) {
            throw new IllegalArgumentException("The links run in a circle");
        }
        return result;
    }

    private int[] heads() {
        int[] result = release.clone();
        for (int i : order) {
            for (int k = 0; k < successors[i].length; k++) {
                int j = successors[i][k];
                result[j] = Math.max(result[j], result[i] + successorLags[i][k]);
            }
        }
        return result;
    }

    private int[] tails() {
        int[] result = duration.clone();
        for (int at = size - 1; at >= 0; at--) {
            int i = order[at];
            for (int k = 0; k < successors[i].length; k++) {
                result[i] = Math.max(result[i], successorLags[i][k] + result[successors[i][k]]);
            }
        }
        return result;
    }

    /**
     * For every resource and every set of activities that begin at or after a head and are followed by at least a tail:
     * that head, the work of the set spread evenly over the capacity, that tail.
     */
    private int capacityBound() {
        List<List<int[]>> users = new ArrayList<>();
        for (int r = 0; r < capacity.length; r++) {
            users.add(new ArrayList<>());
        }
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < needs[i].length; k++) {
                users.get(needs[i][k]).add(new int[] {head[i], tail[i] - duration[i], duration[i] * amounts[i][k]});
            }
        }
        int bound = 0;
        for (int r = 0; r < capacity.length; r++) {
            List<int[]> byTail = users.get(r);
            byTail.sort((a, b) -> Integer.compare(b[1], a[1]));
            int[] heads = byTail.stream().mapToInt(u -> u[0]).distinct().toArray();
            for (int h : heads) {
                long work = 0;
                for (int[] user : byTail) {
                    if (user[0] >= h) {
                        work += user[2];
                        bound = (int) Math.max(bound, h + (work + capacity[r] - 1) / capacity[r] + user[1]);
                    }
                }
            }
        }
        return bound;
    }
}
