package org.gatehouse.schedule;

import java.time.LocalDateTime;

/**
 * When an activity can and must happen.
 *
 * <p>The early dates are the planned ones, or what happened.
 *
 * @param totalSlackMinutes working minutes it may slip without moving the project's finish or breaking a constraint;
 *     negative where it is too late already; 0 when finished
 * @param freeSlackMinutes working minutes it may slip without moving any other activity or breaking a constraint
 * @param critical not finished, and total slack of 0 or less
 */
public record Times(
        LocalDateTime earlyStart,
        LocalDateTime earlyFinish,
        LocalDateTime lateStart,
        LocalDateTime lateFinish,
        long totalSlackMinutes,
        long freeSlackMinutes,
        boolean critical) {}
