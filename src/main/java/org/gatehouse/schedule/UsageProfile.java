package org.gatehouse.schedule;

import java.util.Arrays;

/** How much of one resource is used at every position of an axis: steps in order. Not thread-safe. */
final class UsageProfile {

    /** Where the steps begin; the first before everything. */
    private int[] at = {Integer.MIN_VALUE, 0, 0, 0};

    private int[] used = new int[4];
    private int steps = 1;

    /** Becomes the same as another. */
    void copy(UsageProfile other) {
        if (at.length < other.steps) {
            at = new int[2 * other.steps];
            used = new int[2 * other.steps];
        }
        System.arraycopy(other.at, 0, at, 0, other.steps);
        System.arraycopy(other.used, 0, used, 0, other.steps);
        steps = other.steps;
    }

    void add(int from, int to, int amount) {
        if (from < to) {
            int first = split(from);
            int last = split(to);
            for (int k = first; k < last; k++) {
                used[k] += amount;
            }
        }
    }

    /** The end of the last stretch between two positions in which more than the limit is used; -1: there is none. */
    int lastAbove(int from, int to, int limit) {
        int k = step(to - 1);
        while (used[k] <= limit) {
            if (at[k] <= from) {
                return -1;
            }
            k--;
        }
        return k + 1 < steps ? Math.min(at[k + 1], to) : to;
    }

    /** The earliest position from one on at which nothing above the limit is used for so long. */
    int firstFree(int from, int length, int limit) {
        int k = step(from);
        int start = from;
        while (k < steps && at[k] < start + length) {
            if (used[k] > limit) {
                if (k + 1 == steps) {
                    throw new IllegalStateException("Nothing is ever free");
                }
                start = at[k + 1];
            }
            k++;
        }
        return start;
    }

    int used(int position) {
        return used[step(position)];
    }

    /** Where the step begins that a position is in, or the next one. */
    int nextChange(int position) {
        int k = step(position) + 1;
        return k < steps ? at[k] : Integer.MAX_VALUE;
    }

    private int step(int position) {
        int found = Arrays.binarySearch(at, 0, steps, position);
        return found >= 0 ? found : -found - 2;
    }

    private int split(int position) {
        int k = step(position);
        if (at[k] == position) {
            return k;
        }
        if (steps == at.length) {
            at = Arrays.copyOf(at, 2 * steps);
            used = Arrays.copyOf(used, 2 * steps);
        }
        System.arraycopy(at, k + 1, at, k + 2, steps - k - 1);
        System.arraycopy(used, k + 1, used, k + 2, steps - k - 1);
        at[k + 1] = position;
        used[k + 1] = used[k];
        steps++;
        return k + 1;
    }
}
