package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.gatehouse.goal.Trajectory;

/**
 * A reading outside the corridor of its day.
 *
 * @param trajectory in force on that day
 * @param leftOn day of the first reading outside in a row
 * @param readingsOutside how many in a row are outside, this one included
 */
record Sighting(Trajectory trajectory, LocalDate leftOn, int readingsOutside, LocalDate day, BigDecimal value) {

    BigDecimal planned() {
        return trajectory.planned(day);
    }

    /** The worst value that would still have been inside. */
    BigDecimal bound() {
        return trajectory.limit(day);
    }

    /** How far behind the plan, in percent of the way. */
    BigDecimal behind() {
        return trajectory.deviation(day, value).negate();
    }

    int daysOutside() {
        return (int) ChronoUnit.DAYS.between(leftOn, day);
    }

    /** Negative behind the deadline. */
    int daysToDeadline() {
        return (int) ChronoUnit.DAYS.between(day, trajectory.deadline());
    }

    /** Percent of the way's days that have passed; more than 100 behind the deadline. */
    int timeGone() {
        return timeGone(trajectory, day);
    }

    static int timeGone(Trajectory trajectory, LocalDate day) {
        long all = ChronoUnit.DAYS.between(trajectory.from(), trajectory.deadline());
        return (int) (100 * Math.max(0, ChronoUnit.DAYS.between(trajectory.from(), day)) / all);
    }
}
