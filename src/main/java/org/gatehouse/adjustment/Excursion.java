package org.gatehouse.adjustment;

import java.time.LocalDate;
import java.util.List;
import org.gatehouse.goal.Trajectory;

/**
 * A time in which all readings were outside the corridor of one trajectory.
 *
 * @param sightings oldest first, at least one
 * @param backOn day of the reading that was inside again; null where none was
 * @param replaced whether a new trajectory came in force
 */
record Excursion(Trajectory trajectory, List<Sighting> sightings, LocalDate backOn, boolean replaced) {

    Excursion {
        sightings = List.copyOf(sightings);
    }

    /** Day of the reading by which the corridor was left. */
    public LocalDate leftOn() {
        return first().day();
    }

    Sighting first() {
        return sightings.get(0);
    }

    Sighting last() {
        return sightings.get(sightings.size() - 1);
    }

    boolean goesOn() {
        return backOn == null && !replaced;
    }
}
