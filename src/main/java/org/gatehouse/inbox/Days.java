package org.gatehouse.inbox;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.inbox.ItemRows.Booked;
import org.gatehouse.inbox.LastSteps.Action;
import org.gatehouse.inbox.LastSteps.Step;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.timesheet.EntryDraft;
import org.gatehouse.timesheet.Hours;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The hours the signed-in person booked, day by day, and how they come in by one click. */
@Service
@Transactional
class Days {

    /** Items that are offered for one click. */
    private static final int OFFERED = 5;

    private final ItemRows rows;
    private final Hours hours;
    private final WorkItems items;
    private final LastSteps steps;
    private final CurrentPerson me;
    private final Clock clock;

    Days(ItemRows rows, Hours hours, WorkItems items, LastSteps steps, CurrentPerson me, Clock clock) {
        this.rows = rows;
        this.hours = hours;
        this.items = items;
        this.steps = steps;
        this.me = me;
        this.clock = clock;
    }

    /**
     * A week from Monday on, and one of its days in detail.
     *
     * @param offered items for one click: those of the week first
     */
    record Week(List<Day> days, LocalDate chosen, List<Booked> booked, BigDecimal total, List<Offer> offered) {

        public LocalDate previous() {
            return chosen.minusWeeks(1);
        }

        public LocalDate next() {
            return chosen.plusWeeks(1);
        }
    }

    record Day(LocalDate date, BigDecimal hours, boolean today, boolean future) {}

    /** An item one may book on. */
    record Offer(String itemKey, String title) {

        public String getName() {
            return itemKey + " " + title;
        }
    }

    /** @param day any of the week; what is to come is today */
    @Transactional(readOnly = true)
    Week week(LocalDate day, List<Entry> entries) {
        LocalDate today = LocalDate.now(clock);
        LocalDate chosen = day == null || day.isAfter(today) ? today : day;
        LocalDate monday = chosen.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<Booked> booked = rows.hours(me.id(), monday, monday.plusDays(6));
        List<Day> days = IntStream.range(0, 7)
                .mapToObj(monday::plusDays)
                .map(date -> new Day(date, sum(booked, date), date.equals(today), date.isAfter(today)))
                .toList();
        List<Offer> running = entries.stream()
                .filter(Entry::isRunning)
                .filter(entry -> !entry.resting())
                .map(entry -> new Offer(entry.itemKey(), entry.label().english()))
                .toList();
        List<Offer> offered = Stream.concat(
                        running.stream()
                                .filter(offer -> booked.stream()
                                        .anyMatch(entry -> entry.itemKey().equals(offer.itemKey()))),
                        running.stream())
                .distinct()
                .limit(OFFERED)
                .toList();
        return new Week(
                days,
                chosen,
                booked.stream().filter(entry -> entry.workDay().equals(chosen)).toList(),
                days.stream().map(Day::hours).reduce(BigDecimal.ZERO, BigDecimal::add),
                offered);
    }

    /** The name of the item they were booked on. */
    String add(String itemKey, LocalDate day, BigDecimal count, String note) {
        long entry = hours.enter(EntryDraft.plain(itemKey, day, count, note));
        steps.remember(me.id(), List.of(new Step(Action.HOURS, Entry.idOfItem(itemKey), "", "" + entry)));
        return itemKey + " " + items.require(itemKey).title();
    }

    void remove(long id) {
        hours.remove(id);
    }

    private static BigDecimal sum(List<Booked> booked, LocalDate day) {
        return booked.stream()
                .filter(entry -> entry.workDay().equals(day))
                .map(Booked::hours)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
