package org.gatehouse.measure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gatehouse.chart.Plot;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.chart.Plot.Series;
import org.gatehouse.chart.Plot.Shape;
import org.gatehouse.chart.Plot.Tone;
import org.gatehouse.goal.Trajectory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Draws what is measured, in the reader's words. */
@Component
class MeasurePlots {

    /** Newest readings a picture shows; the table has them all. */
    private static final int SHOWN = 400;

    private final MessageSource messages;
    private final Clock clock;

    MeasurePlots(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** Target, trajectory with its former versions, corridor, readings and where they lead. */
    Plot of(GoalStand stand) {
        List<Series> series = new ArrayList<>();
        List<Plot.Mark> marks = new ArrayList<>();
        Plot.Band band = null;
        series.add(new Series(say("measure.plot.readings"), Shape.LINE, Tone.ACTUAL, newest(stand.points())));
        Trajectory now = stand.trajectory();
        if (now != null) {
            series.add(course(say("measure.plot.trajectory"), Tone.PLAN, now));
            LocalDate first = stand.versions().get(0).from();
            series.add(new Series(
                    say("measure.plot.target"),
                    Shape.LINE,
                    Tone.TARGET,
                    List.of(
                            new Point(first.isBefore(now.from()) ? first : now.from(), now.target()),
                            new Point(now.deadline(), now.target()))));
            for (Trajectory former :
                    stand.versions().subList(0, stand.versions().size() - 1)) {
                series.add(course(say("measure.plot.former", former.version()), Tone.FORMER, former));
            }
            band = corridor(now);
            marks.add(new Plot.Mark(now.deadline(), say("field.deadline")));
            if (stand.projection() != null && stand.projection().last().isBefore(now.deadline())) {
                series.add(projection(stand.projection(), now));
            }
        }
        marks.add(new Plot.Mark(LocalDate.now(clock), say("word.today")));
        String unit =
                stand.metric() == null ? stand.goal().unit() : stand.metric().measure();
        String title =
                stand.metric() == null ? stand.goal().metric() : stand.metric().name();
        return new Plot(title, unit, series, band, marks);
    }

    /** A metric by itself: its readings, and their sum where they are amounts. */
    Plot of(Metric metric, List<Reading> readings) {
        List<Series> series = new ArrayList<>();
        List<Point> values = readings.stream()
                .map(reading -> new Point(reading.day(), reading.value()))
                .toList();
        boolean amounts = metric.reading() == Metric.Mode.AMOUNT;
        series.add(new Series(
                say("measure.plot.readings"), amounts ? Shape.BAR : Shape.LINE, Tone.ACTUAL, newest(values)));
        return new Plot(metric.name(), metric.measure(), series, null, List.of());
    }

    /** Sales and spend to date. */
    Plot of(Returns returns) {
        return new Plot(
                say("measure.returns.plot"),
                returns.currency(),
                List.of(
                        new Series(say("measure.sales"), Shape.LINE, Tone.GAIN, newest(returns.sales())),
                        new Series(say("measure.spend"), Shape.LINE, Tone.COST, newest(returns.spend()))),
                null,
                List.of());
    }

    private static Series course(String name, Tone tone, Trajectory way) {
        Shape shape = way.shape() == Trajectory.Shape.STEPPED ? Shape.STEP : Shape.LINE;
        return new Series(name, shape, tone, CourseLines.planned(way));
    }

    /** The side that may not be left; the other is open, for nobody is stopped for being too good. */
    private Plot.Band corridor(Trajectory way) {
        List<Plot.Range> ranges = CourseLines.days(way).stream()
                .map(day -> new Plot.Range(
                        day,
                        way.rises() ? way.low(day) : way.planned(day),
                        way.rises() ? way.planned(day) : way.high(day)))
                .toList();
        return new Plot.Band(say("measure.plot.corridor", way.tolerance().stripTrailingZeros()), ranges);
    }

    private Series projection(Projection projection, Trajectory way) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(projection.last(), projection.fitted()));
        points.add(new Point(way.deadline(), projection.atDeadline()));
        LocalDate reaches = projection.reaches();
        if (reaches != null && reaches.isAfter(way.deadline()) && reaches.isBefore(farthest(way))) {
            points.add(new Point(reaches, way.target()));
        }
        return new Series(say("measure.plot.projection"), Shape.LINE, Tone.FORECAST, points);
    }

    /** No picture is stretched to more than twice its time for a line that may end years later. */
    private static LocalDate farthest(Trajectory way) {
        return way.deadline().plusDays(way.deadline().toEpochDay() - way.from().toEpochDay());
    }

    private static List<Point> newest(List<Point> points) {
        return points.subList(Math.max(0, points.size() - SHOWN), points.size());
    }

    /** As {@link #of(GoalStand)}, in that language, whoever reads now. */
    Plot of(GoalStand stand, Locale language) {
        Locale reader = LocaleContextHolder.getLocale();
        LocaleContextHolder.setLocale(language);
        try {
            return of(stand);
        } finally {
            LocaleContextHolder.setLocale(reader);
        }
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
