package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.LineManagers;
import org.gatehouse.person.People;
import org.gatehouse.resource.Calendars;
import org.gatehouse.schedule.WorkCalendar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the sheets of weeks, each in a fixed number of statements. */
@Component
@Transactional(readOnly = true)
class Sheets {

    private final Weeks weeks;
    private final Parts parts;
    private final EntryRows rows;
    private final ItemLines items;
    private final WorkKinds kinds;
    private final ClosedMonths months;
    private final Calendars calendars;
    private final LineManagers lines;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;

    Sheets(
            Weeks weeks,
            Parts parts,
            EntryRows rows,
            ItemLines items,
            WorkKinds kinds,
            ClosedMonths months,
            Calendars calendars,
            LineManagers lines,
            People people,
            CurrentPerson me,
            Clock clock) {
        this.weeks = weeks;
        this.parts = parts;
        this.rows = rows;
        this.items = items;
        this.kinds = kinds;
        this.months = months;
        this.calendars = calendars;
        this.lines = lines;
        this.people = people;
        this.me = me;
        this.clock = clock;
    }

    /** A line: an item with one kind of work, billable or not. */
    record Wanted(String itemKey, String kind, boolean billable) {

        /** @return null where the text is none of {@link Sheet.Line#getId} */
        static Wanted of(String id) {
            String[] parts = id.split("~", 3);
            return parts.length == 3 ? new Wanted(parts[0], parts[1], Boolean.parseBoolean(parts[2])) : null;
        }
    }

    /** The signed-in person's own, with an empty line for each of these items that has none. */
    Sheet mine(LocalDate day, Collection<String> offered) {
        WorkKind first = kinds.active().get(0);
        return of(
                me.id(),
                day,
                offered.stream()
                        .map(key -> new Wanted(key, first.id(), first.billable()))
                        .toList(),
                null);
    }

    /**
     * Somebody's, for those who may read it: themselves, managers, administrators, whoever they report to and whoever was
     * asked to approve it, or stands in for them today.
     */
    Sheet visible(String person, LocalDate day) {
        Sheet sheet = of(person, day, List.of(), null);
        boolean asked = sheet.parts().stream()
                .map(Part::approverId)
                .anyMatch(approver -> approver.equals(me.id())
                        || people.deputyOf(approver, LocalDate.now(clock))
                                .filter(me.id()::equals)
                                .isPresent());
        boolean may = me.id().equals(person)
                || me.is(Role.MANAGER)
                || me.is(Role.ADMIN)
                || asked
                || lines.of(person).filter(me.id()::equals).isPresent();
        if (!may || people.find(person).isEmpty()) {
            throw new NotFound(person);
        }
        return sheet;
    }

    /** What of a week concerns these projects, for whoever decides on it. */
    Sheet part(Week week, Set<String> projectKeys) {
        return of(week.personId(), week.monday(), List.of(), projectKeys);
    }

    /** @param only null for all projects */
    private Sheet of(String person, LocalDate day, Collection<Wanted> wanted, Set<String> only) {
        Week week = weeks.of(person, day);
        List<Entry> entries = rows.ofPerson(person, week.monday(), week.sunday()).stream()
                .filter(entry -> only == null || only.contains(entry.projectKey()))
                .toList();
        List<Part> decided = parts.of(week);
        Map<String, WorkKind> known = kinds.all().stream().collect(Collectors.toMap(WorkKind::id, Function.identity()));
        Map<Wanted, List<Entry>> groups = new LinkedHashMap<>();
        entries.stream()
                .sorted(java.util.Comparator.comparing(Entry::projectKey)
                        .thenComparing(entry -> Integer.parseInt(
                                entry.itemKey().substring(entry.itemKey().lastIndexOf('-') + 1)))
                        .thenComparing(Entry::kind)
                        .thenComparing(Entry::billable))
                .forEach(entry -> groups.computeIfAbsent(
                                new Wanted(entry.itemKey(), entry.kind(), entry.billable()), any -> new ArrayList<>())
                        .add(entry));
        boolean open = week.status().isOpen();
        Set<String> there = groups.keySet().stream().map(Wanted::itemKey).collect(Collectors.toSet());
        wanted.stream()
                .filter(each -> open && !there.contains(each.itemKey()))
                .forEach(each -> groups.put(each, List.of()));
        Set<String> keys = groups.keySet().stream().map(Wanted::itemKey).collect(Collectors.toCollection(HashSet::new));
        Map<String, ItemLine> lineOf = items.of(keys);
        Map<String, BigDecimal> booked = rows.byItem(keys);
        boolean mine = person.equals(me.id()) && open;
        Set<String> approved = decided.stream()
                .filter(part -> part.status() == EntryStatus.APPROVED)
                .map(Part::projectKey)
                .collect(Collectors.toSet());
        List<Sheet.Day> days = days(person, week, entries);
        List<Sheet.Line> shown = new ArrayList<>();
        groups.forEach((group, theirs) -> {
            ItemLine item = lineOf.get(group.itemKey());
            if (item != null) {
                boolean writable = mine && item.writable() && !approved.contains(item.projectKey());
                WorkKind kind = known.getOrDefault(
                        group.kind(), new WorkKind(group.kind(), group.kind(), group.kind(), true, false, 0));
                shown.add(new Sheet.Line(
                        item,
                        kind,
                        group.billable(),
                        days.stream()
                                .map(each -> cell(each, item, theirs, writable))
                                .toList(),
                        sum(theirs),
                        booked.getOrDefault(item.key(), BigDecimal.ZERO)));
            }
        });
        return new Sheet(week, mine, shown, days, entries, decided, lineOf);
    }

    private static Sheet.Cell cell(Sheet.Day day, ItemLine item, List<Entry> entries, boolean open) {
        List<Entry> here =
                entries.stream().filter(entry -> entry.day().equals(day.day())).toList();
        boolean single = here.isEmpty() || here.size() == 1 && here.get(0).corrects() == null;
        return new Sheet.Cell(
                day.day(),
                sum(here),
                here.size(),
                here.size() == 1 ? here.get(0).note() : "",
                open && single && !day.closed() && !day.future() && !day.day().isBefore(item.projectStart()));
    }

    private List<Sheet.Day> days(String person, Week week, List<Entry> entries) {
        WorkCalendar calendar = calendars.ofPerson(person, null);
        LocalDate today = LocalDate.now(clock);
        Set<YearMonth> closed = months.closed(week.monday(), week.sunday());
        List<Sheet.Day> days = new ArrayList<>();
        for (LocalDate day = week.monday(); !day.isAfter(week.sunday()); day = day.plusDays(1)) {
            LocalDate at = day;
            days.add(new Sheet.Day(
                    day,
                    sum(entries.stream().filter(entry -> entry.day().equals(at)).toList()),
                    hours(calendar, day),
                    closed.contains(YearMonth.from(day)),
                    day.isAfter(today)));
        }
        return days;
    }

    static BigDecimal hours(WorkCalendar calendar, LocalDate day) {
        return BigDecimal.valueOf(calendar.minutesOn(day)).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(List<Entry> entries) {
        return entries.stream().map(Entry::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
