package org.gatehouse.resource;

import java.time.LocalDate;
import java.util.List;
import org.gatehouse.schedule.WorkCalendar.Shift;

/**
 * Days on which other hours hold than the week and the holidays say.
 *
 * @param to last of the days
 * @param name why, as people call it; may be empty
 * @param hours empty where nothing is worked
 */
public record SpecialDays(LocalDate from, LocalDate to, String name, List<Shift> hours) {

    public SpecialDays {
        hours = List.copyOf(hours);
    }
}
