package org.gatehouse.adjustment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.goal.Trajectory;

/** Holds readings against the trajectory that was in force on their day. */
final class Corridor {

    private Corridor() {}

    /**
     * Each time the readings were outside, oldest first. Readings from before the way begins are not judged.
     *
     * @param versions of the goal's trajectory, oldest first, at least one
     * @param readings by day
     */
    static List<Excursion> excursions(List<Trajectory> versions, List<Point> readings, LocalDate today) {
        List<Excursion> found = new ArrayList<>();
        List<Sighting> outside = new ArrayList<>();
        for (Point reading : readings) {
            Trajectory judge = Trajectory.inForce(versions, reading.day());
            if (reading.day().isBefore(judge.from())) {
                continue;
            }
            if (!outside.isEmpty() && !outside.get(0).trajectory().equals(judge)) {
                found.add(end(outside, null, true));
            }
            if (judge.isLeftBy(reading.day(), reading.value())) {
                LocalDate leftOn =
                        outside.isEmpty() ? reading.day() : outside.get(0).day();
                outside.add(new Sighting(judge, leftOn, outside.size() + 1, reading.day(), reading.value()));
            } else if (!outside.isEmpty()) {
                found.add(end(outside, reading.day(), false));
            }
        }
        if (!outside.isEmpty()) {
            boolean replaced = !outside.get(0).trajectory().equals(Trajectory.inForce(versions, today));
            found.add(end(outside, null, replaced));
        }
        return found;
    }

    /** The one that goes on: the latest reading is outside the corridor in force today. */
    static Optional<Excursion> now(List<Trajectory> versions, List<Point> readings, LocalDate today) {
        List<Excursion> all = excursions(versions, readings, today);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(all.size() - 1)).filter(Excursion::goesOn);
    }

    private static Excursion end(List<Sighting> outside, LocalDate backOn, boolean replaced) {
        Excursion ended = new Excursion(outside.get(0).trajectory(), outside, backOn, replaced);
        outside.clear();
        return ended;
    }
}
