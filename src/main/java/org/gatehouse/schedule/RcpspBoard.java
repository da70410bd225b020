package org.gatehouse.schedule;

import java.util.Arrays;

/** Lays out a {@link Rcpsp}: a count of used units for every resource and moment. */
final class RcpspBoard implements Board {

    private final Rcpsp problem;
    /** By resource and moment after {@link #from}. */
    private final int[][] used;
    /** How much of each row is in use. */
    private final int[] filled;

    private final int[] starts;
    private int from;
    private int end;

    RcpspBoard(Rcpsp problem) {
        this.problem = problem;
        used = new int[problem.capacity.length][512];
        filled = new int[problem.capacity.length];
        starts = new int[problem.size];
    }

    @Override
    public int size() {
        return problem.size;
    }

    @Override
    public int[][] predecessors() {
        return problem.predecessors;
    }

    @Override
    public int[][] successors() {
        return problem.successors;
    }

    @Override
    public int[] urgency() {
        return problem.tail;
    }

    @Override
    public void clear(int moment) {
        for (int r = 0; r < used.length; r++) {
            Arrays.fill(used[r], 0, filled[r], 0);
            filled[r] = 0;
        }
        from = moment;
        end = moment;
        for (int[] block : problem.blocks) {
            use(block[0], Math.max(from, block[1]), block[2], block[3]);
        }
    }

    @Override
    public int earliest(int activity) {
        int start = Math.max(from, problem.release[activity]);
        int[] before = problem.predecessors[activity];
        int[] lags = problem.predecessorLags[activity];
        for (int k = 0; k < before.length; k++) {
            start = Math.max(start, starts[before[k]] + lags[k]);
        }
        int[] needs = problem.needs[activity];
        int[] amounts = problem.amounts[activity];
        int length = problem.duration[activity];
        int at = start - from;
        boolean moved = needs.length > 0;
        while (moved) {
            moved = false;
            for (int k = 0; k < needs.length; k++) {
                int[] row = used[needs[k]];
                int limit = problem.capacity[needs[k]] - amounts[k];
                int last = Math.min(at + length, filled[needs[k]]) - 1;
                while (last >= at && row[last] <= limit) {
                    last--;
                }
                if (last >= at) {
                    at = last + 1;
                    moved = true;
                }
            }
        }
        return from + at;
    }

    @Override
    public void place(int activity, int start) {
        int finish = start + problem.duration[activity];
        starts[activity] = start;
        end = Math.max(end, finish);
        int[] needs = problem.needs[activity];
        for (int k = 0; k < needs.length; k++) {
            use(needs[k], start, finish, problem.amounts[activity][k]);
        }
    }

    private void use(int resource, int start, int finish, int amount) {
        int last = finish - from;
        if (last > used[resource].length) {
            used[resource] = Arrays.copyOf(used[resource], Math.max(last, 2 * used[resource].length));
        }
        int[] row = used[resource];
        for (int at = start - from; at < last; at++) {
            row[at] += amount;
        }
        filled[resource] = Math.max(filled[resource], last);
    }

    @Override
    public int start(int activity) {
        return starts[activity];
    }

    @Override
    public int finish(int activity) {
        return starts[activity] + problem.duration[activity];
    }

    @Override
    public long cost() {
        return end;
    }

    @Override
    public long leastCost() {
        return problem.lowerBound();
    }

    @Override
    public long goodCost() {
        return problem.lowerBound();
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public Board mirrored() {
        return new RcpspBoard(problem.mirrored());
    }

    @Override
    public int mirror(int moment) {
        return -moment;
    }
}
