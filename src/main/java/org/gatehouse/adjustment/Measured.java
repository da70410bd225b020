package org.gatehouse.adjustment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Trajectory;

/**
 * A goal with its way and what was read on it.
 *
 * @param versions of the trajectory, oldest first, at least one
 * @param readings by day; may be empty
 */
record Measured(Goal goal, List<Trajectory> versions, List<Point> readings) {

    /** The trajectory in force. */
    Trajectory way() {
        return versions.get(versions.size() - 1);
    }

    Optional<Point> latest() {
        return readings.isEmpty() ? Optional.empty() : Optional.of(readings.get(readings.size() - 1));
    }

    Optional<Excursion> excursion(LocalDate today) {
        return Corridor.now(versions, readings, today);
    }
}
