package org.gatehouse.progress;

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
 * A project's progress, how it came about week by week, and its milestones. Money in it is not for every reader.
 *
 * @param curve values at the ends of weeks and today, in order of their days; empty without a baseline
 */
public record Outlook(ProgressFigures figures, List<Point> curve, List<Milestone> milestones) {

    private static final int MOST_WEEKS = 260;

    /**
     * @param hours earned value by hours up to that day; of days to come, what is planned alone counts
     * @param cost the same in the project's currency; null where the baseline knows no cost
     */
    public record Point(LocalDate day, boolean happened, EarnedValue hours, EarnedValue cost) {}

    static Outlook of(Survey survey) {
        ProgressFigures figures = survey.figures();
        return new Outlook(figures, curve(survey, figures), Milestone.of(survey));
    }

    private static List<Point> curve(Survey survey, ProgressFigures figures) {
        if (survey.baseline() == null) {
            return List.of();
        }
        ValueBook book = survey.book();
        List<Point> points = new ArrayList<>();
        for (LocalDate day : days(survey, figures)) {
            Cutoff cutoff = day.equals(survey.today()) ? Cutoff.at(survey.now()) : Cutoff.endOf(day);
            points.add(new Point(day, !day.isAfter(survey.today()), book.hours(cutoff), book.cost(cutoff)));
        }
        return points;
    }

    private static Set<LocalDate> days(Survey survey, ProgressFigures figures) {
        LocalDate today = survey.today();
        LocalDate first = survey.approved().stream()
                .map(BaselineItem::startDate)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(today);
        LocalDate last = Stream.of(figures.baselineFinish(), figures.expectedFinish(), today)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(today);
        Set<LocalDate> days = new TreeSet<>(List.of(first.minusDays(1), today, last));
        LocalDate sunday = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        for (int week = 0; sunday.isBefore(last) && week < MOST_WEEKS; week++, sunday = sunday.plusWeeks(1)) {
            days.add(sunday);
        }
        return days;
    }
}
