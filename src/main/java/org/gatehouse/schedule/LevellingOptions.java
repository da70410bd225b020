package org.gatehouse.schedule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How a plan is levelled.
 *
 * @param time after which the best plan so far is the answer; a plan by priority rules is made in any case
 * @param seed of the random search; the same seed and number of schedules give the same plan where the time suffices and
 *     the solver is left out
 * @param schedules the search generates at most
 * @param workers threads of the solver; 0 leaves it out
 * @param movable keys of activities that may be delayed; started and finished ones never are
 * @param from overloads before it stay; null: none do
 * @param until overloads from then on stay; null: none do
 * @param progress told now and then, from the thread that levels or one of the solver's
 * @param cancelled asked often; true: the best plan so far is the answer
 */
public record LevellingOptions(
        Duration time,
        long seed,
        long schedules,
        int workers,
        Predicate<String> movable,
        LocalDateTime from,
        LocalDateTime until,
        Consumer<LevellingProgress> progress,
        BooleanSupplier cancelled) {

    /** Everything may move; two threads for the solver. */
    public static LevellingOptions within(Duration time) {
        return new LevellingOptions(time, 1, Long.MAX_VALUE, 2, key -> true, null, null, progress -> {}, () -> false);
    }

    public LevellingOptions withSeed(long seed, long schedules) {
        return new LevellingOptions(time, seed, schedules, workers, movable, from, until, progress, cancelled);
    }

    public LevellingOptions withWorkers(int workers) {
        return new LevellingOptions(time, seed, schedules, workers, movable, from, until, progress, cancelled);
    }

    public LevellingOptions withMovable(Predicate<String> movable) {
        return new LevellingOptions(time, seed, schedules, workers, movable, from, until, progress, cancelled);
    }

    public LevellingOptions withWindow(LocalDateTime from, LocalDateTime until) {
        return new LevellingOptions(time, seed, schedules, workers, movable, from, until, progress, cancelled);
    }

    public LevellingOptions watchedBy(Consumer<LevellingProgress> progress, BooleanSupplier cancelled) {
        return new LevellingOptions(time, seed, schedules, workers, movable, from, until, progress, cancelled);
    }
}
