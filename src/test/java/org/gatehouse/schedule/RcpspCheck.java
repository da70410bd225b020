package org.gatehouse.schedule;

/** Looks a schedule through, moment by moment. */
final class RcpspCheck {

    private RcpspCheck() {}

    /** What is wrong with it; null where nothing is. */
    static String wrong(Rcpsp problem, int[] starts) {
        for (int i = 0; i < problem.size; i++) {
            if (starts[i] < problem.release[i]) {
                return i + " starts before its release";
            }
            for (int k = 0; k < problem.successors[i].length; k++) {
                int j = problem.successors[i][k];
                if (starts[j] < starts[i] + problem.successorLags[i][k]) {
                    return j + " starts too early after " + i;
                }
            }
        }
        for (int t = 0; t < problem.makespan(starts); t++) {
            int[] used = new int[problem.capacity.length];
            for (int i = 0; i < problem.size; i++) {
                if (starts[i] <= t && t < starts[i] + problem.duration[i]) {
                    for (int k = 0; k < problem.needs[i].length; k++) {
                        used[problem.needs[i][k]] += problem.amounts[i][k];
                    }
                }
            }
            for (int r = 0; r < used.length; r++) {
                if (used[r] > problem.capacity[r]) {
                    return "resource " + r + " is overloaded at " + t;
                }
            }
        }
        return null;
    }
}
