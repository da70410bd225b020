package org.gatehouse.review;

import java.math.BigDecimal;
import java.time.LocalDate;
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
import org.gatehouse.review.StatusReport.GoalLine;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The pictures of a status report, in a reader's language. */
@Component
class StatusPlots {

    private final MessageSource messages;

    StatusPlots(MessageSource messages) {
        this.messages = messages;
    }

    /** Planned value, earned value and actual cost, in money for those who may know it, else in hours. */
    Plot curve(StatusReport status, boolean costs, Locale locale) {
        boolean money = costs && status.cost() != null;
        Function<Outlook.Point, EarnedValue> value = money ? Outlook.Point::cost : Outlook.Point::hours;
        return new Plot(
                text("review.curve", locale),
                money ? status.currency() : text("review.unit.hours", locale),
                List.of(
                        line("review.value.pv", Tone.PLAN, status.curve(), value, EarnedValue::pv, locale),
                        line("review.value.ev", Tone.GAIN, happened(status), value, EarnedValue::ev, locale),
                        line("review.value.ac", Tone.COST, happened(status), value, EarnedValue::ac, locale)),
                null,
                List.of(new Mark(status.day(), text("review.statusDay", locale))));
    }

    /** One for each goal that has a way or readings. */
    List<Plot> goals(StatusReport status, Locale locale) {
        return status.goals().stream()
                .filter(goal -> !goal.way().isEmpty() || !goal.readings().isEmpty())
                .map(goal -> goal(goal, status.day(), locale))
                .toList();
    }

    private Plot goal(GoalLine goal, LocalDate day, Locale locale) {
        List<Series> series = new ArrayList<>();
        series.add(new Series(text("review.goal.readings", locale), Shape.LINE, Tone.ACTUAL, goal.readings()));
        if (!goal.way().isEmpty()) {
            series.add(new Series(
                    text("review.goal.trajectory", locale),
                    goal.stepped() ? Shape.STEP : Shape.LINE,
                    Tone.PLAN,
                    goal.way()));
        }
        return new Plot(
                goal.key() + " " + goal.metric(),
                goal.unit(),
                series,
                goal.corridor().isEmpty() ? null : new Band(text("review.goal.corridor", locale), goal.corridor()),
                List.of(new Mark(day, text("review.statusDay", locale))));
    }

    private Series line(
            String name,
            Tone tone,
            List<Outlook.Point> points,
            Function<Outlook.Point, EarnedValue> value,
            Function<EarnedValue, BigDecimal> amount,
            Locale locale) {
        return new Series(
                text(name, locale),
                Shape.LINE,
                tone,
                points.stream()
                        .map(point -> new Point(point.day(), EarnedValue.cents(amount.apply(value.apply(point)))))
                        .toList());
    }

    private static List<Outlook.Point> happened(StatusReport status) {
        return status.curve().stream().filter(Outlook.Point::happened).toList();
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
