package org.gatehouse.closure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.gatehouse.chart.Plot;
import org.gatehouse.chart.Plot.Band;
import org.gatehouse.chart.Plot.Mark;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.chart.Plot.Series;
import org.gatehouse.chart.Plot.Shape;
import org.gatehouse.chart.Plot.Tone;
import org.gatehouse.progress.EarnedValue;
import org.gatehouse.progress.Outlook;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The pictures of a closure report, in a reader's language. */
@Component
class ReportPlots {

    private final MessageSource messages;

    ReportPlots(MessageSource messages) {
        this.messages = messages;
    }

    /** Planned value, earned value and actual cost, in money where the reader may know it; null without a baseline. */
    Plot curve(ReportDetails details, String currency, boolean costs, Locale locale) {
        if (details.curve().isEmpty()) {
            return null;
        }
        boolean money = costs && details.cost() != null;
        Function<Outlook.Point, EarnedValue> value = money ? Outlook.Point::cost : Outlook.Point::hours;
        List<Outlook.Point> happened =
                details.curve().stream().filter(Outlook.Point::happened).toList();
        return new Plot(
                text("closure.plot.curve", locale),
                money ? currency : text("closure.plot.hours", locale),
                List.of(
                        line("closure.value.pv", Tone.PLAN, details.curve(), value.andThen(EarnedValue::pv), locale),
                        line("closure.value.ev", Tone.GAIN, happened, value.andThen(EarnedValue::ev), locale),
                        line("closure.value.ac", Tone.COST, happened, value.andThen(EarnedValue::ac), locale)),
                null,
                List.of());
    }

    /** One for each goal that was read or had a way. */
    List<Plot> courses(ReportDetails details, Locale locale) {
        return details.courses().stream()
                .filter(course -> !course.way().isEmpty() || !course.readings().isEmpty())
                .map(course -> course(course, locale))
                .toList();
    }

    private Plot course(ReportDetails.Course course, Locale locale) {
        List<Series> series = new ArrayList<>();
        if (!course.readings().isEmpty()) {
            series.add(new Series(text("closure.plot.readings", locale), Shape.LINE, Tone.ACTUAL, course.readings()));
        }
        if (!course.way().isEmpty()) {
            series.add(new Series(
                    text("closure.plot.trajectory", locale),
                    course.stepped() ? Shape.STEP : Shape.LINE,
                    Tone.PLAN,
                    course.way()));
        }
        return new Plot(
                (course.goalKey() + " " + course.metric()).strip(),
                course.unit(),
                series,
                course.corridor().isEmpty() ? null : new Band(text("closure.plot.corridor", locale), course.corridor()),
                course.deadline() == null
                        ? List.of()
                        : List.of(new Mark(course.deadline(), text("closure.plot.deadline", locale))));
    }

    private Series line(
            String name,
            Tone tone,
            List<Outlook.Point> points,
            Function<Outlook.Point, BigDecimal> amount,
            Locale locale) {
        return new Series(
                text(name, locale),
                Shape.LINE,
                tone,
                points.stream()
                        .map(point -> new Point(point.day(), EarnedValue.cents(amount.apply(point))))
                        .toList());
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
