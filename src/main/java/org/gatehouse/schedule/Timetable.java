package org.gatehouse.schedule;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * A schedule.
 *
 * @param times of every activity, by key, in the order of the network; the early dates are the planned ones
 * @param start the earliest start; the network's where it has no activities
 * @param finish the latest finish; likewise
 * @param violations links that are not kept
 * @param missed constraints and deadlines that are not kept
 */
public record Timetable(
        Map<String, Times> times,
        LocalDateTime start,
        LocalDateTime finish,
        List<Violation> violations,
        List<Missed> missed) {}
