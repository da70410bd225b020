package org.gatehouse.inbox;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.schedule.WorkCalendar;

/**
 * What is due, week by week from Monday on: a month, or one week.
 *
 * @param from the first day shown
 * @param single one week only
 */
record Month(LocalDate chosen, LocalDate from, LocalDate to, boolean single, List<List<Cell>> weeks) {

    /** Entries of a day that are shown in a month and in a week. */
    static final int IN_MONTH = 4;

    static final int IN_WEEK = 30;

    /**
     * A day.
     *
     * @param outside of the month that is looked at
     * @param off nobody works
     * @param extra a day of a weekend that is worked, as after a public holiday
     * @param more entries that are not shown
     */
    record Cell(LocalDate day, boolean today, boolean outside, boolean off, boolean extra, List<Due> due, int more) {

        /** Names of its looks in the stylesheet. */
        public String getLook() {
            return (off ? "gh-calendar__off " : "")
                    + (outside ? "gh-calendar__outside " : "")
                    + (today ? "gh-calendar__today " : "")
                    + (due.isEmpty() ? "gh-calendar__free" : "");
        }
    }

    /** Something due: an entry of somebody's list, or a project's item. */
    record Due(String title, String key, String href, String owner, boolean overdue, boolean done, LocalDate day) {}

    public LocalDate previous() {
        return single ? chosen.minusWeeks(1) : chosen.minusMonths(1).withDayOfMonth(1);
    }

    public LocalDate next() {
        return single ? chosen.plusWeeks(1) : chosen.plusMonths(1).withDayOfMonth(1);
    }

    /**
     * Days that are shown together.
     *
     * @param chosen the day they lie around
     * @param week one week only, not a month
     */
    record Stretch(LocalDate chosen, boolean week) {

        private static final int YEARS = 20;

        /**
         * A calendar goes no further than people plan.
         *
         * @param day null for today
         * @param show {@code week}; whatever else is a month
         */
        static Stretch around(LocalDate day, String show, LocalDate today) {
            if (day != null && (day.isBefore(today.minusYears(YEARS)) || day.isAfter(today.plusYears(YEARS)))) {
                throw new InvalidInput("day", "inbox.calendar.error.far");
            }
            return new Stretch(day == null ? today : day, show.equals("week"));
        }

        LocalDate from() {
            LocalDate first = week ? chosen : YearMonth.from(chosen).atDay(1);
            return first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        LocalDate to() {
            LocalDate last = week ? chosen : YearMonth.from(chosen).atEndOfMonth();
            return last.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        }

        boolean has(LocalDate day) {
            return day != null && !day.isBefore(from()) && !day.isAfter(to());
        }

        String query() {
            return "show=" + (week ? "week" : "month") + "&day=" + chosen;
        }
    }

    static Month of(Stretch stretch, List<Due> all, WorkCalendar calendar, LocalDate today) {
        int most = stretch.week() ? IN_WEEK : IN_MONTH;
        Map<LocalDate, List<Due>> byDay = all.stream().collect(Collectors.groupingBy(Due::day));
        List<List<Cell>> weeks = new ArrayList<>();
        for (LocalDate monday = stretch.from(); !monday.isAfter(stretch.to()); monday = monday.plusWeeks(1)) {
            List<Cell> cells = new ArrayList<>();
            for (int at = 0; at < 7; at++) {
                LocalDate day = monday.plusDays(at);
                List<Due> due = byDay.getOrDefault(day, List.of());
                boolean off = calendar.minutesOn(day) == 0;
                boolean weekend = day.getDayOfWeek().getValue() > 5;
                cells.add(new Cell(
                        day,
                        day.equals(today),
                        !stretch.week() && day.getMonth() != stretch.chosen().getMonth(),
                        off,
                        weekend && !off,
                        due.subList(0, Math.min(most, due.size())),
                        Math.max(0, due.size() - most)));
            }
            weeks.add(cells);
        }
        return new Month(stretch.chosen(), stretch.from(), stretch.to(), stretch.week(), weeks);
    }
}
