package org.gatehouse.schedule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * Levels made-up plans of real sizes and prints how long it takes and what it gains. Arguments: {@code --seeds=3} plans of
 * each size, {@code --workers=2} of the solver.
 */
public final class PlanBenchmark {

    private static final int[][] SIZES = {{100, 20}, {500, 30}, {2000, 50}};
    private static final double DAY = 480;

    private PlanBenchmark() {}

    public static void main(String[] arguments) {
        int seeds = 3;
        int workers = 2;
        for (String argument : arguments) {
            String[] option = argument.split("=", 2);
            switch (option[0]) {
                case "--seeds" -> seeds = Integer.parseInt(option[1]);
                case "--workers" -> workers = Integer.parseInt(option[1]);
                default -> throw new IllegalArgumentException("Unknown option " + argument);
            }
        }
        level(RandomPlans.office(99, 100, 20), Duration.ofSeconds(3), workers);
        System.out.println("| items | people | seed | critical path | first levelled plan | days before | lower bound"
                + " | rules alone | after 5 s | after 20 s | moved | over-allocated days before, after |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (int[] size : SIZES) {
            for (int seed = 1; seed <= seeds; seed++) {
                run(RandomPlans.office(seed, size[0], size[1]), size, seed, workers);
            }
        }
    }

    private static void run(RandomPlans.Plan plan, int[] size, int seed, int workers) {
        long begin = System.nanoTime();
        CriticalPath.of(plan.network());
        double path = seconds(begin);
        begin = System.nanoTime();
        LevellingProposal first = level(plan, Duration.ZERO, 0);
        double firstTime = seconds(begin);
        LevellingProposal five = level(plan, Duration.ofSeconds(5), workers);
        LevellingProposal twenty = level(plan, Duration.ofSeconds(20), workers);
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %d | %.3f s | %.2f s | %.1f | %.1f | %.1f | %s | %s | %d | %.1f, %.1f |%n",
                size[0],
                size[1],
                seed,
                path,
                firstTime,
                days(plan, first.finishBefore()),
                days(plan, twenty.lowerBound()),
                days(plan, first.finishAfter()),
                end(plan, five, first),
                end(plan, twenty, first),
                twenty.moves().size(),
                twenty.relief().stream()
                                .mapToLong(LevellingProposal.Relief::minutesBefore)
                                .sum()
                        / DAY,
                twenty.relief().stream()
                                .mapToLong(LevellingProposal.Relief::minutesAfter)
                                .sum()
                        / DAY);
    }

    private static LevellingProposal level(RandomPlans.Plan plan, Duration time, int workers) {
        return Levelling.of(
                plan.network(), plan.capacities(), LevellingOptions.within(time).withWorkers(workers));
    }

    private static String end(RandomPlans.Plan plan, LevellingProposal proposal, LevellingProposal first) {
        double end = days(plan, proposal.finishAfter());
        double rules = days(plan, first.finishAfter());
        return String.format(
                Locale.ROOT,
                "%.1f (%+.1f %%, %s%s)",
                end,
                100 * (end - rules) / rules,
                proposal.method().name().toLowerCase(Locale.ROOT),
                proposal.provenOptimal() ? ", optimal" : "");
    }

    private static double days(RandomPlans.Plan plan, LocalDateTime moment) {
        return WorkCalendar.HOUSE.between(plan.network().start(), moment) / DAY;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) * 1e-9;
    }
}
