package org.gatehouse.schedule;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** When something happened in many runs. */
public final class Spread {

    private final long[] moments;

    /** @param moments at least one */
    Spread(long[] moments) {
        this.moments = moments.clone();
        Arrays.sort(this.moments);
    }

    /** The moment by which it had happened in so many percent of the runs, 1 to 100: the nearest rank. */
    public LocalDateTime percentile(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException(Integer.toString(percent));
        }
        int rank = (int) Math.ceil(moments.length * (percent / 100.0));
        return Moment.at(moments[Math.max(1, rank) - 1]);
    }

    public LocalDateTime earliest() {
        return Moment.at(moments[0]);
    }

    public LocalDateTime latest() {
        return Moment.at(moments[moments.length - 1]);
    }

    /** Share of the runs in which it had happened by then, 0 to 1. */
    public double chanceBy(LocalDateTime time) {
        return (double) upTo(Moment.of(time)) / moments.length;
    }

    /** In whole days, as many to a bin as it takes for no more than so many bins. */
    public List<Bin> histogram(int most) {
        long first = Math.floorDiv(moments[0], (long) Moment.DAY);
        // Work that ends at midnight belongs to the day before.
        long last = Math.max(first, Math.floorDiv(moments[moments.length - 1] - 1, (long) Moment.DAY));
        long days = (last - first + most) / most;
        List<Bin> bins = new ArrayList<>();
        int before = 0;
        for (long from = first; from <= last; from += days) {
            int upTo = upTo((from + days) * Moment.DAY);
            bins.add(new Bin(
                    Moment.at(from * Moment.DAY),
                    Moment.at((from + days) * Moment.DAY),
                    upTo - before,
                    (double) upTo / moments.length));
            before = upTo;
        }
        return List.copyOf(bins);
    }

    private int upTo(long moment) {
        int low = 0;
        int high = moments.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moments[middle] <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Some days.
     *
     * @param from midnight
     * @param to midnight, after the last day
     * @param runs in which it happened then
     * @param share of the runs in which it had happened by then, 0 to 1
     */
    public record Bin(LocalDateTime from, LocalDateTime to, int runs, double share) {}
}
