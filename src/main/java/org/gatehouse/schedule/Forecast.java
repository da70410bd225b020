package org.gatehouse.schedule;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import java.util.function.IntPredicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.gatehouse.schedule.Uncertainty.Estimate;

/**
 * What the finish of a network is likely to be: many runs of the critical path with durations by chance (Van Slyke,
 * Monte Carlo methods and the PERT problem, 1963).
 *
 * <p>A three-point estimate is drawn from the beta distribution of PERT (Malcolm, Roseboom, Clark and Fazar, 1959), on
 * the range from optimistic a to pessimistic b with likely value m: alpha = 1 + 4 (m - a) / (b - a), beta = 1 + 4 (b - m)
 * / (b - a), so that the mean is (a + 4 m + b) / 6. Other open work is drawn from the ratios of finished work. Started
 * work is drawn for what remains of it. All are drawn apart from each other; a cause that hits many at once makes the
 * true spread wider.
 *
 * @param gates of the activities that were asked for, by key
 * @param criticality share of the runs, 0 to 1, in which each open activity was critical, by key
 * @param notes what weakens it
 */
public record Forecast(
        int runs, Spread finish, Map<String, Spread> gates, Map<String, Double> criticality, Set<Note> notes) {

    public static final int USUAL_RUNS = 2000;

    /** Fewer ratios say nothing. */
    private static final int LEAST_RATIOS = 3;

    /** Fewer ratios say little. */
    private static final int ENOUGH_RATIOS = 10;

    /** What weakens a forecast. */
    public enum Note {
        /** Nothing is known of how wrong the durations may be: the forecast is the plan. */
        NO_ESTIMATES,
        /** Less than half of the open work has estimates; the rest was taken as planned. */
        FEW_ESTIMATES,
        /** Work without estimates was drawn from fewer than 10 finished items. */
        FEW_FINISHED,
        /** It was stopped before all runs were done. */
        CUT_SHORT
    }

    /**
     * Runs a network many times.
     *
     * @param gates keys of activities whose finish is wanted too
     * @param runs 1 or more
     * @param seed the same gives the same
     * @param goOn is told before each run how many are done; false ends it with those
     * @throws Unschedulable when there is no schedule
     * @throws CancellationException when it was ended before the first run
     */
    public static Forecast of(
            Network network,
            Uncertainty uncertainty,
            Collection<String> gates,
            int runs,
            long seed,
            IntPredicate goOn) {
        return new Runs(Sorting.sort(network), uncertainty, gates, runs, seed).go(goOn);
    }

    /** The runs of one forecast. */
    private static final class Runs {

        private final Graph graph;
        private final Uncertainty uncertainty;
        private final UniformRandomProvider random;
        private final long[] planned;
        /** What the planned work is multiplied by; null: always as planned. */
        private final DoubleSupplier[] factors;

        private final long[] finishes;
        private final Map<Integer, long[]> gates = new LinkedHashMap<>();
        private final int[] critical;
        private final Set<Note> notes = EnumSet.noneOf(Note.class);

        Runs(Graph graph, Uncertainty uncertainty, Collection<String> gates, int runs, long seed) {
            this.graph = graph;
            this.uncertainty = uncertainty;
            this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
            this.planned = graph.work();
            this.factors = new DoubleSupplier[graph.size()];
            this.finishes = new long[runs];
            this.critical = new int[graph.size()];
            Map<String, Integer> index = new HashMap<>();
            for (int i = 0; i < graph.size(); i++) {
                index.put(graph.activities[i].key(), i);
            }
            for (String gate : gates) {
                if (!index.containsKey(gate)) {
                    throw new IllegalArgumentException(gate);
                }
                this.gates.put(index.get(gate), new long[runs]);
            }
            chooseFactors();
        }

        Forecast go(IntPredicate goOn) {
            int done = 0;
            long[] work = planned.clone();
            EarlyDates early = new EarlyDates(graph);
            LateDates late = LateDates.latest(graph, early);
            while (done < finishes.length && goOn.test(done)) {
                for (int i = 0; i < work.length; i++) {
                    if (factors[i] != null) {
                        work[i] = Math.max(1, Math.round(planned[i] * factors[i].getAsDouble()));
                    }
                }
                early.run(work);
                late.run(work);
                finishes[done] = early.end();
                for (Map.Entry<Integer, long[]> gate : gates.entrySet()) {
                    gate.getValue()[done] = early.finish[gate.getKey()];
                }
                countCritical(early, late);
                done++;
            }
            if (done == 0) {
                throw new CancellationException();
            }
            if (done < finishes.length) {
                notes.add(Note.CUT_SHORT);
            }
            return result(done);
        }

        private void chooseFactors() {
            double[] ratios = uncertainty.ratios().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            boolean history = ratios.length >= LEAST_RATIOS;
            int open = 0;
            int estimated = 0;
            for (int i = 0; i < graph.size(); i++) {
                if (planned[i] == 0 || graph.isSummary(i) || graph.isFinished(i)) {
                    continue;
                }
                open++;
                Estimate estimate = uncertainty.estimates().get(graph.activities[i].key());
                if (estimate != null) {
                    estimated++;
                    factors[i] = pert(estimate);
                } else if (history) {
                    factors[i] = () -> ratios[random.nextInt(ratios.length)];
                }
            }
            if (history) {
                if (estimated < open && ratios.length < ENOUGH_RATIOS) {
                    notes.add(Note.FEW_FINISHED);
                }
            } else if (estimated == 0) {
                notes.add(Note.NO_ESTIMATES);
            } else if (2 * estimated < open) {
                notes.add(Note.FEW_ESTIMATES);
            }
        }

        private DoubleSupplier pert(Estimate estimate) {
            double least = estimate.optimistic();
            double range = estimate.pessimistic() - least;
            if (range == 0) {
                return null;
            }
            double mode = 4 * (estimate.likely() - least) / range;
            var sampler = BetaDistribution.of(1 + mode, 5 - mode).createSampler(random);
            return () -> (least + range * sampler.sample()) / estimate.likely();
        }

        private void countCritical(EarlyDates early, LateDates late) {
            for (int i = 0; i < critical.length; i++) {
                if (!graph.isSummary(i)
                        && !graph.isFinished(i)
                        && (late.finish[i] <= early.finish[i]
                                || graph.calendar[i].between(early.finish[i], late.finish[i]) == 0)) {
                    critical[i]++;
                }
            }
        }

        private Forecast result(int done) {
            Map<String, Spread> spreads = new LinkedHashMap<>();
            gates.forEach((gate, moments) ->
                    spreads.put(graph.activities[gate].key(), new Spread(Arrays.copyOf(moments, done))));
            Map<String, Double> shares = new LinkedHashMap<>();
            for (int i = 0; i < critical.length; i++) {
                if (!graph.isSummary(i) && !graph.isFinished(i)) {
                    shares.put(graph.activities[i].key(), (double) critical[i] / done);
                }
            }
            return new Forecast(done, new Spread(Arrays.copyOf(finishes, done)), spreads, shares, Set.copyOf(notes));
        }
    }
}
