package org.gatehouse.schedule;

import java.util.List;
import java.util.Map;

/**
 * How wrong the durations of a network may be.
 *
 * @param estimates three-point estimates, by key of the activity
 * @param ratios of finished work: what it took, over what it was estimated at; for activities without an estimate
 */
public record Uncertainty(Map<String, Estimate> estimates, List<Double> ratios) {

    public Uncertainty {
        estimates = Map.copyOf(estimates);
        ratios = ratios.stream()
                .filter(ratio -> ratio > 0 && Double.isFinite(ratio))
                .toList();
    }

    /**
     * Three-point estimate, in any unit; what counts is the share of the likely value.
     *
     * @param likely more than 0; the others are taken as no better and no worse than it
     */
    public record Estimate(double optimistic, double likely, double pessimistic) {

        public Estimate {
            if (!(likely > 0) || !(optimistic >= 0) || !Double.isFinite(pessimistic)) {
                throw new IllegalArgumentException(optimistic + ", " + likely + ", " + pessimistic);
            }
            optimistic = Math.min(optimistic, likely);
            pessimistic = Math.max(pessimistic, likely);
        }
    }
}
