package org.gatehouse.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.timesheet.Approvals;
import org.gatehouse.timesheet.ClosedMonths;
import org.gatehouse.timesheet.Entry;
import org.gatehouse.timesheet.EntryDraft;
import org.gatehouse.timesheet.EntryStatus;
import org.gatehouse.timesheet.Hours;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Weeks of hours in the stories: entered, handed in by whose they are, decided on by {@code lin}. */
@Component
@Profile("demo")
class Timekeeping {

    private final Cast cast;
    private final Hours hours;
    private final Approvals approvals;
    private final ClosedMonths months;

    Timekeeping(Cast cast, Hours hours, Approvals approvals, ClosedMonths months) {
        this.cast = cast;
        this.hours = hours;
        this.approvals = approvals;
        this.months = months;
    }

    /** @param kind of work; empty for the usual one */
    void enter(String person, String item, LocalDate day, String amount, String kind, String note) {
        cast.act(person, () -> hours.enter(new EntryDraft(item, day, new BigDecimal(amount), kind, null, note)));
    }

    void submit(String person, LocalDate monday) {
        cast.act(person, () -> approvals.submit(monday));
    }

    void decide(String person, LocalDate monday, String decision, String reason) {
        cast.complete(
                "lin",
                "timesheet",
                person + "/" + monday,
                "approveHours",
                Map.of("decision", decision, "reason", reason));
    }

    /** Every week of theirs with hours in it, from one Monday to a Sunday, is handed in and approved. */
    void settle(List<String> people, LocalDate from, LocalDate to) {
        for (String person : people) {
            hours.ofPerson(person, from, to).stream()
                    .filter(entry -> entry.status() == EntryStatus.OPEN)
                    .map(Entry::day)
                    .map(day -> day.minusDays(day.getDayOfWeek().getValue() - 1L))
                    .collect(Collectors.toCollection(TreeSet::new))
                    .forEach(monday -> {
                        submit(person, monday);
                        decide(person, monday, "approved", "");
                    });
        }
    }

    void close(YearMonth month) {
        cast.act("lin", () -> months.close(month));
    }
}
