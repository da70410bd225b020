package org.gatehouse.schedule;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The constraint solver of OR-Tools on a {@link Rcpsp}: intervals and one cumulative constraint for each resource. */
final class CpSat {

    /**
     * What the solver came to.
     *
     * @param starts null where it found nothing
     * @param lowerBound no schedule ends before
     */
    record Answer(int[] starts, int lowerBound, boolean optimal) {}

    private static final double NANOS = 1e-9;
    private static final long POLL_MILLIS = 20;

    private CpSat() {}

    private static final class Library {
        static final boolean LOADED = load();

        private static boolean load() {
            try {
                Loader.loadNativeLibraries();
                return true;
            } catch (LinkageError | RuntimeException e) {
                System.getLogger(CpSat.class.getName())
                        .log(System.Logger.Level.WARNING, "Plans are levelled without the solver", e);
                return false;
            }
        }
    }

    /** Whether the solver's library runs on this machine. */
    static boolean available() {
        return Library.LOADED;
    }

    /**
     * @param hint a schedule to start from; its end is an upper bound
     * @param progress told the end of every better schedule
     * @return empty where the solver does not run
     */
    static Optional<Answer> solve(
            Rcpsp problem, int[] hint, int workers, long seed, TimeBox time, LongConsumer progress) {
        if (time.over() || !available()) {
            return Optional.empty();
        }
        CpModel model = new CpModel();
        int end = problem.makespan(hint);
        IntVar makespan = model.newIntVar(problem.lowerBound(), end, "end");
        IntVar[] starts = new IntVar[problem.size];
        List<CumulativeConstraint> resources = new ArrayList<>();
        for (int capacity : problem.capacity) {
            resources.add(model.addCumulative(capacity));
        }
        for (int i = 0; i < problem.size; i++) {
            starts[i] = model.newIntVar(problem.head[i], end - problem.tail[i], "");
            model.addHint(starts[i], hint[i]);
            if (endsLast(problem, i)) {
                model.addGreaterOrEqual(
                        makespan, LinearExpr.newBuilder().add(starts[i]).add(problem.duration[i]));
            }
            if (problem.needs[i].length > 0) {
                IntervalVar interval = model.newFixedSizeIntervalVar(starts[i], problem.duration[i], "");
                for (int k = 0; k < problem.needs[i].length; k++) {
                    resources.get(problem.needs[i][k]).addDemand(interval, problem.amounts[i][k]);
                }
            }
        }
        model.addHint(makespan, end);
        for (int[] block : problem.blocks) {
            if (block[1] < end) {
                resources.get(block[0]).addDemand(model.newFixedInterval(block[1], block[2] - block[1], ""), block[3]);
            }
        }
        for (int i = 0; i < problem.size; i++) {
            for (int k = 0; k < problem.successors[i].length; k++) {
                model.addGreaterOrEqual(
                        starts[problem.successors[i][k]],
                        LinearExpr.newBuilder().add(starts[i]).add(problem.successorLags[i][k]));
            }
        }
        model.minimize(makespan);
        return solve(problem, model, starts, workers, seed, time, progress);
    }

    /** Whether nothing that follows it must end at the same time or later. */
    private static boolean endsLast(Rcpsp problem, int i) {
        for (int k = 0; k < problem.successors[i].length; k++) {
            int j = problem.successors[i][k];
            if (problem.successorLags[i][k] + problem.duration[j] >= problem.duration[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Answer> solve(
            Rcpsp problem,
            CpModel model,
            IntVar[] starts,
            int workers,
            long seed,
            TimeBox time,
            LongConsumer progress) {
        CpSolver solver = new CpSolver();
        double seconds = time.remainingNanos() * NANOS;
        if (seconds <= 0) {
            return Optional.empty();
        }
        solver.getParameters()
                .setMaxTimeInSeconds(seconds)
                .setNumWorkers(workers)
                .setRandomSeed((int) (seed & Integer.MAX_VALUE));
        Thread watch = new Thread(() -> stopWhenCancelled(solver, time), "levelling-watch");
        watch.setDaemon(true);
        watch.start();
        CpSolverStatus status;
        try {
            status = solver.solve(model, new CpSolverSolutionCallback() {
                @Override
                public void onSolutionCallback() {
                    progress.accept(Math.round(objectiveValue()));
                }
            });
        } finally {
            watch.interrupt();
        }
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            int bound = status == CpSolverStatus.UNKNOWN ? bound(problem, solver) : problem.lowerBound();
            return Optional.of(new Answer(null, bound, false));
        }
        int[] found = new int[problem.size];
        for (int i = 0; i < found.length; i++) {
            found[i] = (int) solver.value(starts[i]);
        }
        return Optional.of(new Answer(found, bound(problem, solver), status == CpSolverStatus.OPTIMAL));
    }

    private static int bound(Rcpsp problem, CpSolver solver) {
        return (int) Math.max(problem.lowerBound(), Math.ceil(solver.bestObjectiveBound() - 1e-6));
    }

    private static void stopWhenCancelled(CpSolver solver, TimeBox time) {
        try {
            while (!time.over()) {
                Thread.sleep(POLL_MILLIS);
            }
            // Asked before the search has begun, the solver would not hear it.
            while (true) {
                solver.stopSearch();
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
