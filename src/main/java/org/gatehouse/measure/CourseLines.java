package org.gatehouse.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gatehouse.chart.Plot;
import org.gatehouse.goal.Trajectory;

/** A trajectory in the numbers of a picture; without one there are none. */
public final class CourseLines {

    private CourseLines() {}

    /** The planned value at each of its bends. */
    public static List<Plot.Point> planned(Trajectory way) {
        return way == null
                ? List.of()
                : way.bends().stream()
                        .map(bend -> new Plot.Point(bend.day(), bend.value()))
                        .toList();
    }

    /** The edge of its corridor that may not be left, at each of its bends. */
    public static List<Plot.Range> edge(Trajectory way) {
        return way == null
                ? List.of()
                : way.bends().stream()
                        .map(bend -> new Plot.Range(
                                bend.day(),
                                way.rises() ? way.low(bend.day()) : null,
                                way.rises() ? null : way.high(bend.day())))
                        .toList();
    }

    /** The days between which its corridor is a straight line: a step has two values on the day it is taken. */
    public static SortedSet<LocalDate> days(Trajectory way) {
        SortedSet<LocalDate> days = new TreeSet<>();
        way.bends().forEach(bend -> {
            days.add(bend.day());
            if (way.shape() == Trajectory.Shape.STEPPED && bend.day().isAfter(way.from())) {
                days.add(bend.day().minusDays(1));
            }
        });
        return days;
    }
}
