package org.gatehouse.schedule;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs PSPLIB instances and prints figures for every set. Arguments: files and directories with instances and, beside them
 * or on their own, lists of best known makespans; {@code --seconds=5} for each instance, {@code --workers=2} of the solver
 * (0: heuristic search alone), {@code --schedules=N} for the heuristic search at most, {@code --each=10} takes every tenth
 * instance of a set, {@code --seed=1}.
 */
public final class PsplibBenchmark {

    private PsplibBenchmark() {}

    public static void main(String[] arguments) {
        List<Path> places = new ArrayList<>();
        Map<String, String> options = new TreeMap<>(Map.of(
                "seconds", "5", "workers", "2", "schedules", String.valueOf(Long.MAX_VALUE), "each", "1", "seed", "1"));
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                String[] option = argument.substring(2).split("=", 2);
                if (option.length < 2 || options.replace(option[0], option[1]) == null) {
                    throw new IllegalArgumentException("Unknown option " + argument + "; known: " + options.keySet());
                }
            } else {
                places.add(Path.of(argument));
            }
        }
        Psplib library = Psplib.in(places);
        if (library.instances().isEmpty()) {
            throw new IllegalArgumentException("No instances like j301_1.sm in " + places);
        }
        Duration limit = Duration.ofMillis(Math.round(1000 * Double.parseDouble(options.get("seconds"))));
        RcpspPlan.Effort effort = new RcpspPlan.Effort(
                Long.parseLong(options.get("seed")),
                Long.parseLong(options.get("schedules")),
                Integer.parseInt(options.get("workers")));
        int each = Integer.parseInt(options.get("each"));
        System.out.printf(
                Locale.ROOT,
                "limit %.1f s an instance, %d workers, seed %d; solver %s%n",
                limit.toMillis() / 1000.0,
                effort.workers(),
                effort.seed(),
                effort.workers() == 0 ? "left out" : CpSat.available() ? "available" : "NOT available");
        // The first instance pays for loading and compiling; it would spoil the times.
        RcpspPlan.of(
                Psplib.read(library.instances().values().iterator().next()),
                effort,
                TimeBox.of(Duration.ofSeconds(3), () -> false),
                cost -> {});
        Map<Integer, Figures> sets = new TreeMap<>();
        int[] seen = new int[121];
        for (Map.Entry<Psplib.Name, Path> instance : library.instances().entrySet()) {
            Psplib.Name name = instance.getKey();
            if (seen[name.set()]++ % each == 0) {
                Rcpsp problem = Psplib.read(instance.getValue());
                long begin = System.nanoTime();
                RcpspPlan plan = RcpspPlan.of(problem, effort, TimeBox.of(limit, () -> false), cost -> {});
                double seconds = (System.nanoTime() - begin) * 1e-9;
                sets.computeIfAbsent(name.set(), set -> new Figures())
                        .add(name, problem, plan, library.bestKnown(name), seconds);
            }
        }
        System.out.println(
                "| set | instances | solved | proven optimal | at best known | better | mean gap to best known"
                        + " | rules alone | mean deviation from critical path | by solver | mean time | max time | schedules |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        sets.forEach((set, figures) -> System.out.println(figures.row("J" + set)));
    }

    private static final class Figures {

        private int instances;
        private int solved;
        private int optimal;
        private int known;
        private int atBest;
        private int better;
        private int bySolver;
        private double gap;
        private double plainGap;
        private double deviation;
        private double time;
        private double longest;
        private long schedules;

        void add(Psplib.Name name, Rcpsp problem, RcpspPlan plan, Integer best, double seconds) {
            instances++;
            String wrong = RcpspCheck.wrong(problem, plan.starts());
            if (wrong == null) {
                solved++;
            } else {
                System.out.println(name + ": " + wrong);
            }
            optimal += plan.optimal() ? 1 : 0;
            bySolver += plan.bySolver() ? 1 : 0;
            if (best != null) {
                known++;
                atBest += plan.end() == best ? 1 : 0;
                better += plan.end() < best ? 1 : 0;
                gap += 100.0 * (plan.end() - best) / best;
                plainGap += 100.0 * (plan.plainEnd() - best) / best;
            }
            deviation += 100.0 * (plan.end() - problem.criticalPath()) / problem.criticalPath();
            time += seconds;
            longest = Math.max(longest, seconds);
            schedules += plan.schedules();
        }

        String row(String set) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d (%.1f %%) | %s | %s | %s | %s | %.2f %% | %d | %.2f s | %.2f s | %d |",
                    set,
                    instances,
                    solved,
                    optimal,
                    100.0 * optimal / instances,
                    known == 0 ? "n/a" : atBest,
                    known == 0 ? "n/a" : better,
                    known == 0 ? "n/a" : String.format(Locale.ROOT, "%.2f %%", gap / known),
                    known == 0 ? "n/a" : String.format(Locale.ROOT, "%.2f %%", plainGap / known),
                    deviation / instances,
                    bySolver,
                    time / instances,
                    longest,
                    schedules / instances);
        }
    }
}
