package org.gatehouse.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Which minutes are worked, in local time. Immutable. */
public final class WorkCalendar {

    private WorkCalendar() {}

    /** Working hours of a day, minutes since midnight, 0 to 1440, first included, last excluded. */
    public record Shift(int from, int to) {}

    public List<Shift> shiftsOn(LocalDate day) {
        throw new UnsupportedOperationException();
    }

    public int minutesOn(LocalDate day) {
        throw new UnsupportedOperationException();
    }

    /** The moment so many working minutes after; the earliest where several would do: 18:00, not 9:00 the next day. */
    public LocalDateTime add(LocalDateTime from, long minutes) {
        throw new UnsupportedOperationException();
    }

    /** The moment so many working minutes before; the latest where several would do. */
    public LocalDateTime subtract(LocalDateTime to, long minutes) {
        throw new UnsupportedOperationException();
    }

    /** Working minutes from one moment to the other; negative where they are the other way round. */
    public long between(LocalDateTime from, LocalDateTime to) {
        throw new UnsupportedOperationException();
    }

    /** The first moment from here on at which work can begin. */
    public LocalDateTime next(LocalDateTime from) {
        throw new UnsupportedOperationException();
    }

    /** The last moment up to here at which work can end. */
    public LocalDateTime previous(LocalDateTime to) {
        throw new UnsupportedOperationException();
    }
}
