package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.engine.Inbox;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.resource.Calendars;
import org.gatehouse.schedule.WorkCalendar;
import org.springframework.stereotype.Component;

/** Fills the signed-in person's sheet: by the cell, from last week, from proposals. Each entry stands or falls alone. */
@Component
class SheetDesk {

    private final Hours hours;
    private final EntryRows rows;
    private final ItemLines items;
    private final Weeks weeks;
    private final Calendars calendars;
    private final Inbox inbox;
    private final CurrentPerson me;
    private final Clock clock;

    SheetDesk(
            Hours hours,
            EntryRows rows,
            ItemLines items,
            Weeks weeks,
            Calendars calendars,
            Inbox inbox,
            CurrentPerson me,
            Clock clock) {
        this.hours = hours;
        this.rows = rows;
        this.items = items;
        this.weeks = weeks;
        this.calendars = calendars;
        this.inbox = inbox;
        this.me = me;
        this.clock = clock;
    }

    /** What the copy of a week came to. */
    record Copied(int entered, int left) {}

    /**
     * Lets a cell of the grid hold so many hours.
     *
     * @param amount null or 0 takes the cell's entry back
     */
    void put(Sheets.Wanted line, LocalDate day, BigDecimal amount) {
        List<Entry> here = rows.ofPerson(me.id(), day, day).stream()
                .filter(entry -> entry.itemKey().equals(line.itemKey())
                        && entry.kind().equals(line.kind())
                        && entry.billable() == line.billable())
                .toList();
        if (here.size() > 1) {
            throw new Conflict("timesheet.error.several");
        }
        boolean nothing = amount == null || amount.signum() == 0;
        if (here.isEmpty() && !nothing) {
            hours.enter(new EntryDraft(line.itemKey(), day, amount, line.kind(), line.billable(), ""));
        } else if (!here.isEmpty() && nothing) {
            hours.remove(here.get(0).id());
        } else if (!here.isEmpty() && here.get(0).hours().compareTo(amount) != 0) {
            hours.change(
                    here.get(0).id(),
                    new EntryDraft(
                            line.itemKey(),
                            day,
                            amount,
                            line.kind(),
                            line.billable(),
                            here.get(0).note()));
        }
    }

    /** Enters what was worked the week before once more, where the limits let it and nothing stands yet. */
    Copied copyLastWeek(LocalDate monday) {
        Set<String> there = rows.ofPerson(me.id(), monday, monday.plusDays(6)).stream()
                .map(entry -> entry.itemKey() + " " + entry.kind() + " " + entry.day())
                .collect(Collectors.toSet());
        int entered = 0;
        int left = 0;
        for (Entry old : rows.ofPerson(me.id(), monday.minusDays(7), monday.minusDays(1))) {
            LocalDate day = old.day().plusDays(7);
            if (old.corrects() != null || there.contains(old.itemKey() + " " + old.kind() + " " + day)) {
                continue;
            }
            try {
                hours.enter(new EntryDraft(old.itemKey(), day, old.hours(), old.kind(), old.billable(), old.note()));
                entered++;
            } catch (Refusal refused) {
                left++;
            }
        }
        return new Copied(entered, left);
    }

    /** Items of a person in running projects, what is worked on first, to enter hours on. */
    List<ItemLine> choices() {
        return items.worked(me.id());
    }

    /** From what the person has claimed, began and finished; nothing once the week is submitted. */
    List<Proposal> proposals(LocalDate monday, List<ItemLine> choices) {
        Week week = weeks.of(me.id(), monday);
        LocalDate today = LocalDate.now(clock);
        LocalDate last = week.sunday().isAfter(today) ? today : week.sunday();
        if (!week.status().isOpen() || choices.isEmpty() || week.monday().isAfter(today)) {
            return List.of();
        }
        List<ItemLine> worked = withClaimed(choices);
        List<String> keys = worked.stream().map(ItemLine::key).toList();
        Map<String, BigDecimal> booked = rows.byItem(keys);
        WorkCalendar calendar = calendars.ofPerson(me.id(), null);
        return new Prefill(worked, rows.ofPerson(me.id(), week.monday(), week.sunday()), booked)
                .between(week.monday(), last, worked, day -> Sheets.hours(calendar, day));
    }

    /** What somebody has as their task counts as begun when it came to them, though not before it was to begin. */
    private List<ItemLine> withClaimed(List<ItemLine> items) {
        if (items.stream().allMatch(item -> item.start() != null)) {
            return items;
        }
        Map<String, Instant> since = inbox.since("work-item", "doWork", me.id());
        return items.stream()
                .map(item -> {
                    Instant claimed = item.start() == null ? since.get(item.key()) : null;
                    if (claimed == null) {
                        return item;
                    }
                    LocalDate day = LocalDate.ofInstant(claimed, clock.getZone());
                    return item.begunOn(item.planned() != null && item.planned().isAfter(day) ? item.planned() : day);
                })
                .toList();
    }

    /** Enters what is proposed for the week. */
    Copied enterProposals(LocalDate monday) {
        int entered = 0;
        int left = 0;
        for (Proposal proposal : proposals(monday, choices())) {
            try {
                hours.enter(EntryDraft.plain(proposal.item().key(), proposal.day(), proposal.hours(), ""));
                entered++;
            } catch (Refusal refused) {
                left++;
            }
        }
        return new Copied(entered, left);
    }
}
