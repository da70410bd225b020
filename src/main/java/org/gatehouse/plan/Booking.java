package org.gatehouse.plan;

import java.time.LocalDateTime;

/**
 * Open work that takes time of a person or a role, in a project that is under way.
 *
 * @param personId null: of a role
 * @param resourceId of the role in its project; 0 for people
 * @param hours left to do by this person or role; null: no effort was estimated, the item takes its percent all the while
 * @param percent of a day
 * @param from when it begins, or began
 * @param until when it ends
 */
public record Booking(
        String projectKey,
        String itemKey,
        String title,
        String personId,
        long resourceId,
        Double hours,
        int percent,
        LocalDateTime from,
        LocalDateTime until) {}
