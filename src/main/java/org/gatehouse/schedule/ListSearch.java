package org.gatehouse.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * Finds good schedules by laying out lists of activities on a {@link Board}: first by priority rules, serial and
 * parallel; then by a genetic search over lists with two-point crossover (Hartmann 1998) in which every schedule is
 * pushed to the right and back to the left (forward-backward improvement, Tormos &amp; Lova 2001; Valls, Ballestín &amp;
 * Quintanilla 2005), and which starts anew around the best when nothing gets better. The same seed and number of schedules
 * give the same answer.
 */
final class ListSearch {

    private static final int POPULATION = 80;
    /** Of large plans fewer schedules can be made in the same time; so they are bred from fewer. */
    private static final int LEAST_POPULATION = 12;

    private static final int PLACES = 12_000;
    /** Generations without anything better. */
    private static final int PATIENCE = 20;
    /** One of so many neighbours in a list changes places with the one before. */
    private static final int MUTATION = 10;

    private final Board board;
    private final Board mirror;
    private final SplittableRandom random;
    private final long limit;
    private TimeBox time;
    private final LongConsumer progress;
    private final int size;
    private final int room;
    private final List<Individual> plain = new ArrayList<>();
    private final Ranking ranking;
    private final Ranking mirrorRanking;
    private final boolean[] taken;
    private final long[] keys;
    private final int[] open;
    private long schedules;
    private Individual best;
    private long plainCost = Long.MAX_VALUE;

    /** A list and the schedule it makes. */
    private record Individual(int[] list, int[] starts, long cost, long print) {}

    /**
     * @param limit schedules to generate at most
     * @param progress told the cost of every better schedule
     */
    ListSearch(Board board, long seed, long limit, LongConsumer progress) {
        this.board = board;
        this.mirror = board.mirrored();
        this.random = new SplittableRandom(seed);
        this.limit = limit;
        this.progress = progress;
        size = board.size();
        room = Math.max(LEAST_POPULATION, Math.min(POPULATION, PLACES / Math.max(1, size)));
        taken = new boolean[size];
        keys = new long[size];
        open = new int[size];
        ranking = new Ranking(board);
        mirrorRanking = new Ranking(mirror);
    }

    /** Schedules generated so far. */
    long schedules() {
        return schedules;
    }

    int[] starts() {
        return best.starts().clone();
    }

    int[] list() {
        return best.list().clone();
    }

    long cost() {
        return best.cost();
    }

    /** The cost of the best schedule that priority rules alone make. */
    long plainCost() {
        return plainCost;
    }

    /** Tries the priority rules, whatever the time. */
    ListSearch plain() {
        int[] urgency = board.urgency();
        int[] followers = new int[size];
        int longest = 0;
        for (int i = 0; i < size; i++) {
            followers[i] = board.successors()[i].length;
            longest = Math.max(longest, urgency[i]);
        }
        // What is followed by the longest path; that and by most others; by most others. Ties: the longest path.
        long[][] rules = {
            rule(urgency, 1, followers, 0),
            rule(urgency, 1, followers, Math.max(1, longest / 80)),
            rule(urgency, 1, followers, longest + 1)
        };
        for (long[] rule : rules) {
            plain.add(serial(rule));
            plain.add(parallel(rule));
        }
        plain.forEach(this::keep);
        plainCost = best.cost();
        return this;
    }

    /** Tries a list from elsewhere; predecessors come first. */
    ListSearch offer(int[] list) {
        Individual offered = layOut(list);
        keep(offered);
        improved(offered);
        return this;
    }

    /** Searches until time or schedules are used up or nothing can be better. */
    ListSearch run(TimeBox searching) {
        time = searching;
        if (size < 2 || done()) {
            return this;
        }
        List<Individual> population = new ArrayList<>();
        population.add(improved(layOut(best.list())));
        for (Individual one : plain) {
            if (one != best && !done() && population.size() < room) {
                population.add(improved(layOut(one.list())));
            }
        }
        plain.clear();
        around(best, population);
        sample(population);
        while (!done()) {
            evolve(population);
            if (best.cost() <= board.goodCost()) {
                return this;
            }
            if (!done()) {
                population.clear();
                population.add(byStart(best));
                around(best, population);
                sample(population);
            }
        }
        return this;
    }

    private boolean done() {
        return schedules >= limit || best.cost() <= board.leastCost() || time.over();
    }

    /** Fills up with schedules from lists drawn at random, urgent ones first by preference. */
    private void sample(List<Individual> population) {
        while (population.size() < room && !done()) {
            population.add(improved(layOut(drawn(0.5 + 2.5 * random.nextDouble()))));
        }
    }

    /** Half full with neighbours of one. */
    private void around(Individual one, List<Individual> population) {
        while (population.size() < room / 2 && !done()) {
            population.add(improved(layOut(shaken(one.list(), 0.1 + 0.3 * random.nextDouble()))));
        }
    }

    private void evolve(List<Individual> population) {
        int idle = 0;
        while (idle < PATIENCE && !done()) {
            long before = best.cost();
            List<Individual> all = new ArrayList<>(population);
            while (all.size() < 2 * room && !done()) {
                Individual mother = tournament(population);
                Individual father = tournament(population);
                all.add(improved(layOut(mutated(crossed(mother.list(), father.list())))));
            }
            all.sort(Comparator.comparingLong(Individual::cost));
            Set<Long> seen = new HashSet<>();
            population.clear();
            for (Individual one : all) {
                if (population.size() < room && seen.add(one.print())) {
                    population.add(one);
                }
            }
            idle = best.cost() < before ? 0 : idle + 1;
            if (population.size() < room / 4) {
                return;
            }
        }
    }

    private Individual tournament(List<Individual> population) {
        Individual a = population.get(random.nextInt(population.size()));
        Individual b = population.get(random.nextInt(population.size()));
        return a.cost() <= b.cost() ? a : b;
    }

    private int[] crossed(int[] mother, int[] father) {
        int a = random.nextInt(size + 1);
        int b = random.nextInt(size + 1);
        int first = Math.min(a, b);
        int second = Math.max(a, b);
        Arrays.fill(taken, false);
        int[] child = new int[size];
        int count = 0;
        for (; count < first; count++) {
            child[count] = mother[count];
            taken[mother[count]] = true;
        }
        for (int at = 0; count < second; at++) {
            if (!taken[father[at]]) {
                taken[father[at]] = true;
                child[count++] = father[at];
            }
        }
        for (int at = 0; count < size; at++) {
            if (!taken[mother[at]]) {
                child[count++] = mother[at];
            }
        }
        return child;
    }

    private int[] mutated(int[] list) {
        for (int at = 1; at < size; at++) {
            if (random.nextInt(MUTATION) == 0 && !follows(list[at - 1], list[at])) {
                int swapped = list[at];
                list[at] = list[at - 1];
                list[at - 1] = swapped;
            }
        }
        return list;
    }

    private boolean follows(int before, int after) {
        for (int predecessor : board.predecessors()[after]) {
            if (predecessor == before) {
                return true;
            }
        }
        return false;
    }

    /** The list with every activity shifted a little at random, as far as its links allow. */
    private int[] shaken(int[] list, double strength) {
        double reach = strength * size;
        for (int at = 0; at < size; at++) {
            keys[list[at]] = (long) (1000 * (at + reach * random.nextDouble()));
        }
        return ranking.by(keys);
    }

    /** A list in which each next activity is drawn from those that may follow, by how much more urgent it is than others. */
    private int[] drawn(double sharpness) {
        int[] urgency = board.urgency();
        int[] waiting = new int[size];
        int ready = 0;
        int[] list = new int[size];
        for (int i = 0; i < size; i++) {
            waiting[i] = board.predecessors()[i].length;
            if (waiting[i] == 0) {
                open[ready++] = i;
            }
        }
        double[] weight = new double[size];
        for (int count = 0; count < size; count++) {
            int least = Integer.MAX_VALUE;
            for (int k = 0; k < ready; k++) {
                least = Math.min(least, urgency[open[k]]);
            }
            double sum = 0;
            for (int k = 0; k < ready; k++) {
                weight[k] = Math.pow(1.0 + urgency[open[k]] - least, sharpness);
                sum += weight[k];
            }
            double draw = random.nextDouble() * sum;
            int chosen = 0;
            while (chosen < ready - 1 && draw >= weight[chosen]) {
                draw -= weight[chosen++];
            }
            int activity = open[chosen];
            open[chosen] = open[--ready];
            list[count] = activity;
            for (int j : board.successors()[activity]) {
                if (--waiting[j] == 0) {
                    open[ready++] = j;
                }
            }
        }
        return list;
    }

    private Individual serial(long[] rule) {
        return layOut(ranking.by(negated(rule)));
    }

    /** Whatever can begin first is laid out first; the rule decides between those that can begin at the same moment. */
    private Individual parallel(long[] rule) {
        board.clear(0);
        int[] waiting = new int[size];
        PriorityQueue<long[]> ready = new PriorityQueue<>(Comparator.<long[]>comparingLong(e -> e[0])
                .thenComparingLong(e -> -e[1])
                .thenComparingLong(e -> e[2]));
        for (int i = 0; i < size; i++) {
            waiting[i] = board.predecessors()[i].length;
            if (waiting[i] == 0) {
                ready.add(new long[] {board.earliest(i), rule[i], i});
            }
        }
        int[] list = new int[size];
        int count = 0;
        while (!ready.isEmpty()) {
            long[] entry = ready.poll();
            int activity = (int) entry[2];
            int start = board.earliest(activity);
            if (start > entry[0]) {
                entry[0] = start;
                ready.add(entry);
                continue;
            }
            board.place(activity, start);
            list[count++] = activity;
            for (int j : board.successors()[activity]) {
                if (--waiting[j] == 0) {
                    ready.add(new long[] {board.earliest(j), rule[j], j});
                }
            }
        }
        return seen(list);
    }

    private Individual layOut(int[] list) {
        board.clear(0);
        for (int activity : list) {
            board.place(activity, board.earliest(activity));
        }
        return seen(list);
    }

    private Individual seen(int[] list) {
        schedules++;
        int[] starts = new int[size];
        long print = 1;
        for (int i = 0; i < size; i++) {
            starts[i] = board.start(i);
            print = 31 * print + starts[i];
        }
        return new Individual(list, starts, board.cost(), print);
    }

    /** The schedule pushed to the right and to the left again; its list is by the starts that come out. */
    private Individual improved(Individual one) {
        for (int i = 0; i < size; i++) {
            keys[i] = board.mirror(board.finish(i));
        }
        int[] backwards = mirrorRanking.by(keys);
        mirror.clear(board.mirror(board.end()));
        for (int activity : backwards) {
            mirror.place(activity, mirror.earliest(activity));
        }
        schedules++;
        for (int i = 0; i < size; i++) {
            keys[i] = -mirror.finish(i);
        }
        Individual again = layOut(ranking.by(keys));
        Individual better = again.cost() <= one.cost() ? again : one;
        keep(better);
        return byStart(better);
    }

    private Individual byStart(Individual one) {
        for (int i = 0; i < size; i++) {
            keys[i] = one.starts()[i];
        }
        return new Individual(ranking.by(keys), one.starts(), one.cost(), one.print());
    }

    private void keep(Individual one) {
        if (best == null || one.cost() < best.cost()) {
            best = one;
            progress.accept(one.cost());
        }
    }

    private static long[] rule(int[] a, int weightA, int[] b, int weightB) {
        long[] rule = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            rule[i] = (long) weightA * a[i] + (long) weightB * b[i];
        }
        return rule;
    }

    private long[] negated(long[] rule) {
        return Arrays.stream(rule).map(r -> -r).toArray();
    }
}
