package org.gatehouse.progress;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gatehouse.plan.BaselineItem;

/**
 * Planned value, earned value and actual cost, each running up to the end of its day: daily over two months, weekly on
 * Sundays over more. Actual and earned end at the status date.
 *
 * @param finish the day the work is expected to end; null where that cannot be told
 */
record SCurve(List<Point> points, Cutoff cutoff, LocalDate finish, EarnedValue now) {

    private static final int DAILY = 62;
    private static final int MOST_WEEKS = 520;

    /** @param value ev and ac stand for the status date where the day is after it */
    record Point(LocalDate day, EarnedValue value, boolean happened) {}

    static SCurve of(Survey survey, ValueBook book, Cutoff cutoff, boolean money) {
        LocalDate finish = survey.expectedFinish();
        List<Point> points = new ArrayList<>();
        for (LocalDate day : days(survey, cutoff, finish)) {
            Cutoff at = day.equals(cutoff.day()) ? cutoff : Cutoff.endOf(day);
            points.add(new Point(day, money ? book.cost(at) : book.hours(at), !day.isAfter(cutoff.day())));
        }
        return new SCurve(points, cutoff, finish, money ? book.cost(cutoff) : book.hours(cutoff));
    }

    /** The estimate at completion on the day the work is expected to end; null where either cannot be told. */
    BigDecimal forecast() {
        return finish == null || !finish.isAfter(cutoff.day()) ? null : now.eac();
    }

    private static Set<LocalDate> days(Survey survey, Cutoff cutoff, LocalDate finish) {
        LocalDate first = Stream.concat(
                        survey.approved().stream().map(BaselineItem::startDate),
                        survey.spending().worked().stream().map(worked -> worked.day()))
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(survey.project().startDate());
        LocalDate last = Stream.of(survey.baseline().finishDate(), cutoff.day(), finish)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(cutoff.day());
        Set<LocalDate> days = new TreeSet<>();
        LocalDate day = first.minusDays(1);
        if (first.plusDays(DAILY).isBefore(last)) {
            days.add(day);
            day = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            for (int week = 0; day.isBefore(last) && week < MOST_WEEKS; week++, day = day.plusWeeks(1)) {
                days.add(day);
            }
            days.add(last);
        } else {
            for (; !day.isAfter(last); day = day.plusDays(1)) {
                days.add(day);
            }
        }
        if (!cutoff.day().isBefore(first)) {
            days.add(cutoff.day());
        }
        return days;
    }
}
