package org.gatehouse.schedule;

import java.time.LocalDateTime;
import java.util.List;

/**
 * Everything a schedule is computed from.
 *
 * @param start nothing begins before
 * @param now unfinished work is not planned before this moment; null: the past does not matter
 * @param calendar of activities without one of their own, and of the project
 */
public record Network(
        LocalDateTime start, LocalDateTime now, WorkCalendar calendar, List<Activity> activities, List<Link> links) {

    public Network {
        activities = List.copyOf(activities);
        links = List.copyOf(links);
    }
}
