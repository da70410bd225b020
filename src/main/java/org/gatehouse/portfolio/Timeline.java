package org.gatehouse.portfolio;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.project.Phase;

/** Projects over months: where their phases and gates lie between the first and the last day that is shown. */
record Timeline(YearMonth from, int months, LocalDate today, List<Row> rows) {

    static final List<Integer> SPANS = List.of(6, 12, 24, 36);

    private static final int USUAL = 12;

    /** A month's heading; places are percents of the whole width. */
    record Month(LocalDate first, double left, double width) {}

    /** @param cut whether part of it lies beyond what is shown */
    record Bar(Phase phase, LocalDate from, LocalDate until, boolean ahead, boolean cut, double left, double width) {}

    record Mark(GateStop stop, double left) {}

    /**
     * A project.
     *
     * @param whole from its start to its end; null where neither is shown
     * @param bars its phases as far as they are shown
     * @param marks its gates as far as they are shown
     */
    record Row(ProjectLine line, Bar whole, List<Bar> bars, List<Mark> marks) {

        public boolean isElsewhere() {
            return whole == null && bars.isEmpty();
        }
    }

    /**
     * @param from first month; null: two months before this one
     * @param months 6, 12, 24 or 36; anything else is 12
     */
    static Timeline of(List<ProjectLine> lines, YearMonth from, int months, LocalDate today) {
        YearMonth first = from == null ? YearMonth.from(today).minusMonths(2) : from;
        Timeline empty = new Timeline(first, SPANS.contains(months) ? months : USUAL, today, List.of());
        return new Timeline(
                first, empty.months(), today, lines.stream().map(empty::row).toList());
    }

    public List<Month> heads() {
        return IntStream.range(0, months)
                .mapToObj(at -> from.plusMonths(at))
                .map(month -> new Month(month.atDay(1), place(month.atDay(1)), month.lengthOfMonth() * 100.0 / days()))
                .toList();
    }

    /** Where today is; null where it is not shown. */
    public Double todayLeft() {
        return shows(today) ? place(today) + 50.0 / days() : null;
    }

    public YearMonth earlier() {
        return from.minusMonths(step());
    }

    public YearMonth later() {
        return from.plusMonths(step());
    }

    public LocalDate firstDay() {
        return from.atDay(1);
    }

    public LocalDate lastDay() {
        return from.plusMonths(months).atDay(1).minusDays(1);
    }

    private int step() {
        return Math.max(1, months / 2);
    }

    private Row row(ProjectLine line) {
        return new Row(
                line,
                isShown(line.startDate(), line.endDate()) ? bar(null, line.startDate(), line.endDate(), false) : null,
                line.course().phases().stream()
                        .filter(stretch -> isShown(stretch.from(), stretch.until()))
                        .map(stretch -> bar(stretch.phase(), stretch.from(), stretch.until(), stretch.ahead()))
                        .toList(),
                line.course().gates().stream()
                        .filter(stop -> shows(stop.day()))
                        .map(stop -> new Mark(stop, place(stop.day()) + 50.0 / days()))
                        .toList());
    }

    private Bar bar(Phase phase, LocalDate begins, LocalDate ends, boolean ahead) {
        LocalDate left = begins.isBefore(firstDay()) ? firstDay() : begins;
        LocalDate right = ends.isAfter(lastDay()) ? lastDay() : ends;
        boolean cut = !left.equals(begins) || !right.equals(ends);
        return new Bar(phase, begins, ends, ahead, cut, place(left), place(right.plusDays(1)) - place(left));
    }

    private boolean isShown(LocalDate begins, LocalDate ends) {
        return !begins.isAfter(lastDay()) && !ends.isBefore(firstDay());
    }

    private boolean shows(LocalDate day) {
        return isShown(day, day);
    }

    private double place(LocalDate day) {
        return ChronoUnit.DAYS.between(firstDay(), day) * 100.0 / days();
    }

    private long days() {
        return ChronoUnit.DAYS.between(firstDay(), lastDay()) + 1;
    }
}
