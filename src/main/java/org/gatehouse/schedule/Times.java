package org.gatehouse.schedule;

import java.time.LocalDateTime;

/**
 * When an activity can and must happen.
 *
 * @param totalSlackMinutes working minutes it may slip without moving the project's finish or breaking a constraint;
 *     negative where it is too late already
 * @param freeSlackMinutes working minutes it may slip without moving any other activity
 * @param critical total slack of 0 or less
 */
public record Times(
        LocalDateTime earlyStart,
        LocalDateTime earlyFinish,
        LocalDateTime lateStart,
        LocalDateTime lateFinish,
        long totalSlackMinutes,
        long freeSlackMinutes,
        boolean critical) {}
