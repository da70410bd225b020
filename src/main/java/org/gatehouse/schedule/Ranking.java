package org.gatehouse.schedule;

import java.util.Arrays;
import java.util.PriorityQueue;

/** Orders a board's activities by keys, predecessors always before successors. */
final class Ranking {

    /** More activities than any plan has; what is left of a long holds the key. */
    private static final int BITS = 20;

    private final int[][] predecessors;
    private final int[][] successors;
    private final int[] topological;
    private final int[] position;
    private final boolean[] done;
    private final long[] sortable;

    Ranking(Board board) {
        predecessors = board.predecessors();
        successors = board.successors();
        int size = board.size();
        position = new int[size];
        done = new boolean[size];
        sortable = new long[size];
        topological = new int[size];
        int[] waiting = waiting();
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (waiting[i] == 0) {
                topological[count++] = i;
            }
        }
        for (int next = 0; next < count; next++) {
            position[topological[next]] = next;
            for (int j : successors[topological[next]]) {
                if (--waiting[j] == 0) {
                    topological[count++] = j;
                }
            }
        }
    }

    /** Smallest key first, where links leave the choice. */
    int[] by(long[] keys) {
        for (int i = 0; i < keys.length; i++) {
            sortable[i] = keys[i] << BITS | position[i];
        }
        Arrays.sort(sortable);
        int[] list = new int[keys.length];
        for (int at = 0; at < list.length; at++) {
            list[at] = topological[(int) (sortable[at] & (1 << BITS) - 1)];
        }
        return inOrder(list) ? list : repaired(list);
    }

    private boolean inOrder(int[] list) {
        Arrays.fill(done, false);
        for (int activity : list) {
            for (int before : predecessors[activity]) {
                if (!done[before]) {
                    return false;
                }
            }
            done[activity] = true;
        }
        return true;
    }

    private int[] repaired(int[] list) {
        int[] rank = new int[list.length];
        for (int at = 0; at < list.length; at++) {
            rank[list[at]] = at;
        }
        int[] waiting = waiting();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int activity : list) {
            if (waiting[activity] == 0) {
                ready.add(rank[activity]);
            }
        }
        int[] result = new int[list.length];
        for (int at = 0; at < result.length; at++) {
            result[at] = list[ready.remove()];
            for (int j : successors[result[at]]) {
                if (--waiting[j] == 0) {
                    ready.add(rank[j]);
                }
            }
        }
        return result;
    }

    private int[] waiting() {
        return Arrays.stream(predecessors).mapToInt(p -> p.length).toArray();
    }
}
