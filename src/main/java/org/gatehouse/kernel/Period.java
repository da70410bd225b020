package org.gatehouse.kernel;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days from start to finish, both included. */
public record Period(LocalDate start, LocalDate finish) {

    public Period {
        if (finish.isBefore(start)) {
            throw new InvalidInput("finish", "error.period.reversed", start, finish);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && !day.isAfter(finish);
    }

    /** Calendar days, at least 1. */
    public long days() {
        return ChronoUnit.DAYS.between(start, finish) + 1;
    }
}
