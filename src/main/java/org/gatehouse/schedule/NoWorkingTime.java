package org.gatehouse.schedule;

import java.time.LocalDateTime;

/** A calendar has not as much working time as was asked for, in the years it reaches. */
public class NoWorkingTime extends RuntimeException {

    private final transient LocalDateTime from;

    NoWorkingTime(long moment) {
        super("Not enough working time around " + Moment.at(moment));
        this.from = Moment.at(moment);
    }

    /** From where it was looked for. */
    public LocalDateTime from() {
        return from;
    }
}
