package org.gatehouse.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.gatehouse.chart.Plot;
import org.gatehouse.chart.Plot.Mark;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.chart.Plot.Series;
import org.gatehouse.chart.Plot.Shape;
import org.gatehouse.chart.Plot.Tone;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The pictures of this room, in a reader's language. */
@Component
class Curves {

    private final MessageSource messages;

    Curves(MessageSource messages) {
        this.messages = messages;
    }

    /** @param unit the currency, or empty for hours */
    Plot values(SCurve curve, String unit, Locale locale) {
        List<Series> series = new ArrayList<>();
        series.add(line("progress.series.pv", Tone.PLAN, points(curve.points(), true, EarnedValue::pv), locale));
        series.add(line("progress.series.ev", Tone.GAIN, points(curve.points(), false, EarnedValue::ev), locale));
        series.add(line("progress.series.ac", Tone.COST, points(curve.points(), false, EarnedValue::ac), locale));
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark(curve.cutoff().day(), text("progress.mark.status", locale)));
        if (curve.forecast() != null) {
            series.add(line(
                    "progress.series.eac",
                    Tone.FORECAST,
                    List.of(
                            new Point(
                                    curve.cutoff().day(),
                                    EarnedValue.cents(curve.now().ac())),
                            new Point(curve.finish(), EarnedValue.cents(curve.forecast()))),
                    locale));
            marks.add(new Mark(curve.finish(), text("progress.mark.finish", locale)));
        }
        return new Plot(
                text("progress.curve", locale),
                unit.isEmpty() ? text("progress.unit.h", locale) : unit,
                series,
                null,
                marks);
    }

    Plot indices(SCurve curve, Locale locale) {
        List<Point> spi = indices(curve.points(), EarnedValue::spi);
        List<Point> cpi = indices(curve.points(), EarnedValue::cpi);
        List<Series> series = new ArrayList<>();
        if (!spi.isEmpty()) {
            LocalDate first = spi.get(0).day();
            series.add(line(
                    "progress.series.asPlanned",
                    Tone.TARGET,
                    List.of(
                            new Point(first, BigDecimal.ONE),
                            new Point(curve.cutoff().day(), BigDecimal.ONE)),
                    locale));
        }
        series.add(line("progress.measure.spi", Tone.PLAN, spi, locale));
        series.add(line("progress.measure.cpi", Tone.COST, cpi, locale));
        return new Plot(text("progress.indices", locale), "", series, null, List.of());
    }

    Plot throughput(Flow flow, Locale locale) {
        return new Plot(
                text("progress.throughput", locale),
                text("progress.unit.h", locale),
                List.of(
                        bar("progress.flow.doneHours", Tone.GAIN, flow, Flow.Week::doneHours, locale),
                        bar("progress.flow.worked", Tone.COST, flow, Flow.Week::worked, locale)),
                null,
                List.of());
    }

    Plot cumulative(Flow flow, Locale locale) {
        return new Plot(
                text("progress.cumulative", locale),
                text("progress.unit.items", locale),
                List.of(
                        byWeek("progress.flow.all", Tone.PLAN, flow, Flow.Week::all, locale),
                        byWeek("progress.flow.allBegun", Tone.ACTUAL, flow, Flow.Week::allBegun, locale),
                        byWeek("progress.flow.allDone", Tone.GAIN, flow, Flow.Week::allDone, locale)),
                null,
                List.of());
    }

    private Series bar(String name, Tone tone, Flow flow, Function<Flow.Week, BigDecimal> amount, Locale locale) {
        return new Series(
                text(name, locale),
                Shape.BAR,
                tone,
                flow.weeks().stream()
                        .map(week -> new Point(week.monday(), amount.apply(week)))
                        .toList());
    }

    private Series byWeek(String name, Tone tone, Flow flow, Function<Flow.Week, Integer> count, Locale locale) {
        return line(
                name,
                tone,
                flow.weeks().stream()
                        .map(week -> new Point(week.monday().plusDays(6), BigDecimal.valueOf(count.apply(week))))
                        .toList(),
                locale);
    }

    private Series line(String name, Tone tone, List<Point> points, Locale locale) {
        return new Series(text(name, locale), Shape.LINE, tone, points);
    }

    private static List<Point> points(
            List<SCurve.Point> points, boolean whole, Function<EarnedValue, BigDecimal> amount) {
        return points.stream()
                .filter(point -> whole || point.happened())
                .map(point -> new Point(point.day(), EarnedValue.cents(amount.apply(point.value()))))
                .toList();
    }

    private static List<Point> indices(List<SCurve.Point> points, Function<EarnedValue, BigDecimal> index) {
        return points.stream()
                .filter(point -> point.happened() && index.apply(point.value()) != null)
                .map(point -> new Point(point.day(), EarnedValue.shown(index.apply(point.value()))))
                .toList();
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
