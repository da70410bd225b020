package org.gatehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RcpspPropertyTests {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Property(tries = 300)
    void everyScheduleKeepsLinksReleasesAndCapacitiesAndNoneBeatsTheBound(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Rcpsp problem = random(seed, size);
        RcpspPlan plan = searched(problem, 300);
        assertThat(RcpspCheck.wrong(problem, plan.starts())).isNull();
        assertThat(plan.end()).isEqualTo(problem.makespan(plan.starts()));
        assertThat(plan.end()).isBetween(problem.lowerBound(), plan.plainEnd());
        assertThat(searched(problem, 300).starts()).isEqualTo(plan.starts());
    }

    /** The solver and this enumeration know nothing of each other. */
    @Property(tries = 60)
    void theSolverFindsWhatTryingEveryOrderFinds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int size) {
        assertOptimal(random(seed, size, false));
    }

    private static void assertOptimal(Rcpsp problem) {
        int[] plain = searched(problem, 1).starts();
        CpSat.Answer answer = CpSat.solve(problem, plain, 1, 1, TimeBox.of(LONG, () -> false), end -> {})
                .orElseThrow();
        assertThat(answer.optimal()).isTrue();
        assertThat(RcpspCheck.wrong(problem, answer.starts())).isNull();
        int least = leastOfAllOrders(problem, new int[plain.length], new boolean[plain.length], 0);
        assertThat(problem.makespan(answer.starts())).isEqualTo(least);
        assertThat(answer.lowerBound()).isEqualTo(least);
        assertThat(problem.lowerBound()).isLessThanOrEqualTo(least);
    }

    private static RcpspPlan searched(Rcpsp problem, long schedules) {
        return RcpspPlan.of(problem, new RcpspPlan.Effort(3, schedules, 0), TimeBox.of(LONG, () -> false), cost -> {});
    }

    /**
     * Laying out every list in turn finds an optimum: one of them is active (Sprecher, Kolisch and Drexl 1995). Only
     * without leads: a successor that begins before its predecessor may have to be laid out before it, too.
     */
    private static int leastOfAllOrders(Rcpsp problem, int[] list, boolean[] taken, int count) {
        if (count == list.length) {
            RcpspBoard board = new RcpspBoard(problem);
            board.clear(0);
            for (int activity : list) {
                board.place(activity, board.earliest(activity));
            }
            return board.end();
        }
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < list.length; i++) {
            boolean ready = !taken[i];
            for (int before : problem.predecessors[i]) {
                ready &= taken[before];
            }
            if (ready) {
                taken[i] = true;
                list[count] = i;
                least = Math.min(least, leastOfAllOrders(problem, list, taken, count + 1));
                taken[i] = false;
            }
        }
        return least;
    }

    private static Rcpsp random(long seed, int size) {
        return random(seed, size, true);
    }

    private static Rcpsp random(long seed, int size, boolean leads) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] capacity = random.ints(1 + random.nextInt(3), 1, 5).toArray();
        Rcpsp.Builder builder = new Rcpsp.Builder(capacity);
        for (int r = 0; r < capacity.length && random.nextBoolean(); r++) {
            int from = random.nextInt(20);
            builder.block(r, from, from + 1 + random.nextInt(6), 1 + random.nextInt(capacity[r]));
        }
        for (int i = 0; i < size; i++) {
            int[] demand = new int[capacity.length];
            for (int r = 0; r < demand.length; r++) {
                demand[r] = random.nextInt(capacity[r] + 1);
            }
            builder.activity(random.nextInt(8), random.nextInt(4) == 0 ? random.nextInt(15) : 0, demand);
            for (int links = random.nextInt(3); links > 0 && i > 0; links--) {
                int before = random.nextInt(i);
                int lag = random.nextInt(4) == 0 ? random.nextInt(9) - 4 : 0;
                if (!leads) {
                    builder.startToStart(before, i, random.nextInt(10));
                    continue;
                }
                switch (random.nextInt(8)) {
                    case 0 -> builder.startToStart(before, i, lag);
                    case 1 -> builder.finishToFinish(before, i, lag);
                    case 2 -> builder.startToFinish(before, i, lag);
                    default -> builder.finishToStart(before, i, lag);
                }
            }
        }
        return builder.build();
    }
}
