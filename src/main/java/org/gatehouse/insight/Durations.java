package org.gatehouse.insight;

import java.util.Arrays;

/** Durations of one kind as they come, eight bytes each. */
final class Durations {

    private double[] values = new double[16];
    private int n;
    private long sum;

    void add(long duration) {
        if (n == values.length) {
            values = Arrays.copyOf(values, n * 2);
        }
        values[n++] = duration;
        sum += duration;
    }

    long sum() {
        return sum;
    }

    int n() {
        return n;
    }

    Spread spread() {
        return Spread.of(values, n);
    }
}
