package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A person's week as a grid of items and days.
 *
 * @param mine whether the reader may enter hours in it
 * @param days Monday to Sunday
 * @param entries all of the week, by day
 */
record Sheet(
        Week week,
        boolean mine,
        List<Line> lines,
        List<Day> days,
        List<Entry> entries,
        List<Part> parts,
        Map<String, ItemLine> items) {

    /**
     * @param target hours the person's calendar has on it
     * @param closed whether its month is
     */
    record Day(LocalDate day, BigDecimal hours, BigDecimal target, boolean closed, boolean future) {

        /** How the hours stand to the working time: {@code over}, {@code under} on a day that is past, or nothing. */
        public String getStanding() {
            int compared = hours.compareTo(target);
            return compared > 0 ? "over" : compared < 0 && !future ? "under" : "";
        }
    }

    /**
     * One item with one kind of work.
     *
     * @param booked hours on the item so far, whoever worked them
     */
    record Line(ItemLine item, WorkKind kind, boolean billable, List<Cell> cells, BigDecimal total, BigDecimal booked) {

        /** Names the line in addresses: item, kind, billable. */
        public String getId() {
            return item.key() + "~" + kind.id() + "~" + billable;
        }
    }

    /**
     * @param entries how many it holds; with more than one it is changed entry by entry
     * @param note of the one entry it holds; empty otherwise
     */
    record Cell(LocalDate day, BigDecimal hours, int entries, String note, boolean writable) {}

    public BigDecimal getTotal() {
        return days.stream().map(Day::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal getTarget() {
        return days.stream().map(Day::target).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether there is an entry of a closed month to correct. */
    public boolean getHasClosed() {
        return days.stream().anyMatch(Day::closed);
    }
}
