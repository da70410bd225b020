package org.gatehouse.resource;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.schedule.WorkCalendar;
import org.gatehouse.schedule.WorkCalendar.Builder;
import org.gatehouse.schedule.WorkCalendar.Days;

/** Every calendar that matters to a project, or to the house, as it stood when it was read. Not for several threads. */
public final class WorkingTime {

    private final Map<Long, CalendarRules> rules;
    private final String projectKey;
    private final Map<String, Long> calendarOf;
    private final Map<String, List<Days>> absences;
    private final Map<Long, WorkCalendar> built = new HashMap<>();
    private final Map<String, WorkCalendar> people = new HashMap<>();

    WorkingTime(
            Map<Long, CalendarRules> rules,
            String projectKey,
            Map<String, Long> calendarOf,
            Map<String, List<Days>> absences) {
        this.rules = rules;
        this.projectKey = projectKey;
        this.calendarOf = calendarOf;
        this.absences = absences;
    }

    /** What holds in the house where nothing else is chosen. */
    public WorkCalendar house() {
        return calendar(standard(null).id());
    }

    /** What holds in the project where nothing else is chosen: its own standard calendar or the house's. */
    public WorkCalendar project() {
        return calendar(standard(projectKey).id());
    }

    /** @param id null: the project's */
    public WorkCalendar calendar(Long id) {
        return id == null ? project() : built.computeIfAbsent(id, this::build);
    }

    /** When somebody works: by their own calendar, else the project's, without the days they are away. */
    public WorkCalendar person(String personId) {
        return people.computeIfAbsent(
                personId, id -> calendar(calendarOf.get(id)).without(absences.getOrDefault(id, List.of())));
    }

    /** As {@link #person}, by this calendar instead of the project's where they have none of their own. */
    public WorkCalendar person(String personId, Long calendarId) {
        return calendarId == null || calendarOf.get(personId) != null
                ? person(personId)
                : calendar(calendarId).without(absences.getOrDefault(personId, List.of()));
    }

    /** When somebody usually works: as {@link #person(String)}, but whether they were away or not. */
    public WorkCalendar usual(String personId) {
        return calendar(calendarOf.get(personId));
    }

    CalendarRules standard(String key) {
        return rules.values().stream()
                .filter(each -> each.standard() && Objects.equals(each.projectKey(), key))
                .findFirst()
                .orElseGet(() -> standard(null));
    }

    /** What a calendar's week comes to, without holidays and special days. */
    WorkCalendar week(long id) {
        Builder builder = WorkCalendar.builder();
        chain(id).forEach(each -> each.week().forEach(builder::day));
        return builder.build();
    }

    private WorkCalendar build(long id) {
        Builder builder = WorkCalendar.builder();
        Holidays holidays = Holidays.NO;
        for (CalendarDraft each : chain(id)) {
            each.week().forEach(builder::day);
            each.specialDays().forEach(days -> builder.exception(new Days(days.from(), days.to()), days.hours()));
            holidays = each.holidays() == null ? holidays : each.holidays();
        }
        return holidays == Holidays.CN ? builder.chineseHolidays().build() : builder.build();
    }

    /** A calendar behind those it is based on: what it says itself is told last, and so wins. */
    private Deque<CalendarDraft> chain(long id) {
        if (!rules.containsKey(id)) {
            throw new NotFound(Long.toString(id));
        }
        Deque<CalendarDraft> chain = new ArrayDeque<>();
        for (Long at = id; at != null && chain.size() < rules.size(); ) {
            CalendarDraft each = rules.get(at).draft();
            chain.push(each);
            at = each.baseId();
        }
        return chain;
    }

    /** Whether the person is away that day. */
    public boolean isAway(String personId, LocalDate day) {
        return absences.getOrDefault(personId, List.of()).stream()
                .anyMatch(days -> !day.isBefore(days.from()) && !day.isAfter(days.to()));
    }
}
