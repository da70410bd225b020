package org.gatehouse.schedule;

/**
 * How much of a resource there is.
 *
 * @param percent 100 is one person's full day, 300 three people's; 0 or more
 * @param calendar when it can work, absences left out; null: always
 */
public record Capacity(int percent, WorkCalendar calendar) {

    public Capacity {
        if (percent < 0) {
            throw new IllegalArgumentException(percent + " %");
        }
    }
}
