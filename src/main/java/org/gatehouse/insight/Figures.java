package org.gatehouse.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gatehouse.engine.ModelGraph.Kind;

/**
 * What a model's cases came to in a period.
 *
 * @param duration of the cases that finished in it; null for none
 * @param steps that were open or ended in it, in the order of the model
 * @param ways out of its gateways
 * @param loops the ways that lead back
 * @param weeks Mondays on which the weeks of the period begin, all of them
 * @param ages what is open at the end, by step
 * @param bottleneck null where nothing is known to have waited
 */
record Figures(
        int started,
        int finished,
        int aborted,
        int running,
        Spread duration,
        List<StepLine> steps,
        List<WayLine> ways,
        List<LoopLine> loops,
        List<Week> weeks,
        List<AgeLine> ages,
        Bottleneck bottleneck) {

    /** Ends of the age classes in days; what is older is in a last one. */
    static final List<Integer> AGES = List.of(1, 3, 7, 30);

    /**
     * A step.
     *
     * @param done completed in the period; {@code split} of them say where waiting ended and working began
     * @param again how often it was begun by a case that had gone through it before
     * @param waited milliseconds of waiting in all those that are split
     */
    record StepLine(
            String step,
            Kind kind,
            int done,
            int dropped,
            int open,
            int again,
            Spread total,
            int split,
            Spread waiting,
            Spread working,
            long waited,
            long spent) {}

    /**
     * @param to empty: the next node was not reached yet, or cannot be told
     * @param share of all that left the gateway, 0 to 1
     */
    record WayLine(String from, String to, int taken, double share) {}

    /**
     * @param cases how many went this way at least once
     * @param lost time until they stood at the gateway again; null where none came back yet
     */
    record LoopLine(String from, String to, int taken, int cases, Spread lost) {}

    record Week(LocalDate monday, int started, int finished, int aborted) {}

    /** @param counts one for each class of {@link #AGES} and one for what is older */
    record AgeLine(String step, List<Integer> counts, long oldest) {

        public int all() {
            return counts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * The step that costs most waiting.
     *
     * @param waited milliseconds in all
     * @param share of all waiting that is known, 0 to 1
     * @param perCase what half as much waiting there would have saved each case that went through, at most, in
     *     milliseconds
     */
    record Bottleneck(String step, int n, long waited, double share, long median, long perCase) {}

    public boolean isEmpty() {
        return started + finished + aborted + running == 0;
    }

    public Optional<StepLine> step(String id) {
        return steps.stream().filter(line -> line.step().equals(id)).findFirst();
    }

    public Optional<WayLine> way(String from, String to) {
        return ways.stream()
                .filter(line -> line.from().equals(from) && line.to().equals(to))
                .findFirst();
    }
}
