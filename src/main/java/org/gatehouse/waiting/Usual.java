package org.gatehouse.waiting;

import java.util.List;

/**
 * How long a step usually takes: the median, which a few cases that took very long do not move.
 *
 * @param minutes of working time
 * @param cases how many it was taken from, at least {@link #ENOUGH}
 */
record Usual(long minutes, int cases) {

    /** With fewer cases there is no experience yet. */
    static final int ENOUGH = 3;

    /** Null where there are too few. */
    static Usual of(List<Long> minutes) {
        if (minutes.size() < ENOUGH) {
            return null;
        }
        List<Long> sorted = minutes.stream().sorted().toList();
        int middle = sorted.size() / 2;
        long median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Usual(median, sorted.size());
    }
}
