package org.gatehouse.schedule;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * How far levelling has come.
 *
 * @param spent since it began
 * @param finish of the best plan so far
 * @param lowerBound no levelled plan ends before
 */
public record LevellingProgress(Phase phase, Duration spent, LocalDateTime finish, LocalDateTime lowerBound) {

    /** What is being done. */
    public enum Phase {
        SEARCHING,
        SOLVING
    }
}
