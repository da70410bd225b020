package org.gatehouse.adjustment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gatehouse.chart.Plot;
import org.gatehouse.chart.Plot.Band;
import org.gatehouse.chart.Plot.Mark;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.chart.Plot.Range;
import org.gatehouse.chart.Plot.Series;
import org.gatehouse.chart.Plot.Tone;
import org.gatehouse.goal.Trajectory;
import org.gatehouse.goal.Trajectory.Shape;
import org.gatehouse.measure.CourseLines;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Draws a goal's way with its corridor, what was read, and what would come of it. */
@Component
class CoursePlot {

    private final MessageSource messages;

    CoursePlot(MessageSource messages) {
        this.messages = messages;
    }

    /** @param leftOn day of the reading by which the corridor was left; null where it was not */
    Plot of(Measured measured, LocalDate leftOn, Locale locale) {
        Trajectory way = measured.way();
        List<Series> series = new ArrayList<>();
        series.add(
                new Series(say("adjustment.plot.readings", locale), Plot.Shape.LINE, Tone.ACTUAL, measured.readings()));
        series.add(line(say("adjustment.plot.way", locale), Tone.PLAN, way));
        for (Trajectory former : measured.versions()) {
            if (former.version() < way.version()) {
                series.add(line(say("adjustment.plot.former", locale, former.version()), Tone.FORMER, former));
            }
        }
        Pace.of(way, measured.readings())
                .filter(pace -> pace.day().isBefore(way.deadline()))
                .ifPresent(pace -> series.add(new Series(
                        say("adjustment.plot.pace", locale),
                        Plot.Shape.LINE,
                        Tone.FORECAST,
                        List.of(
                                new Point(pace.day(), pace.value()),
                                new Point(way.deadline(), pace.on(way.deadline()))))));
        List<Mark> marks = leftOn == null ? List.of() : List.of(new Mark(leftOn, say("adjustment.plot.left", locale)));
        return new Plot(
                measured.goal().key() + " " + measured.goal().metric(),
                measured.goal().unit(),
                series,
                band(way, locale),
                marks);
    }

    private static Series line(String name, Tone tone, Trajectory way) {
        Plot.Shape shape = way.shape() == Shape.STEPPED ? Plot.Shape.STEP : Plot.Shape.LINE;
        return new Series(name, shape, tone, CourseLines.planned(way));
    }

    /** Where the way jumps, the corridor jumps with it from one day to the next. */
    private Band band(Trajectory way, Locale locale) {
        return new Band(
                say("adjustment.plot.corridor", locale),
                CourseLines.days(way).stream()
                        .map(day -> new Range(day, way.low(day), way.high(day)))
                        .toList());
    }

    private String say(String key, Locale locale, Object... words) {
        return messages.getMessage(key, words, locale);
    }
}
