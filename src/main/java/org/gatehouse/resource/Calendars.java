package org.gatehouse.resource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Projects;
import org.gatehouse.schedule.ChineseHolidays;
import org.gatehouse.schedule.WorkCalendar;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When work happens in the house, in a project and for a person. Read afresh each time, in five statements at most, so
 * that every node sees a change at once. The house's calendars are the administrators', a project's its manager's.
 */
@Service
@Transactional
public class Calendars {

    private final CalendarRows rows;
    private final Capacity capacity;
    private final Projects projects;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;

    Calendars(
            CalendarRows rows,
            Capacity capacity,
            Projects projects,
            CurrentPerson me,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.capacity = capacity;
        this.projects = projects;
        this.me = me;
        this.events = events;
    }

    /** All calendars of a project and the house, and those of these people. */
    @Transactional(readOnly = true)
    public WorkingTime in(String projectKey, Collection<String> people) {
        return new WorkingTime(rows.of(projectKey), projectKey, capacity.calendars(people), capacity.away(people));
    }

    @Transactional(readOnly = true)
    public WorkCalendar house() {
        return in(null, List.of()).house();
    }

    /** The project's own standard calendar; the house's where it has none. */
    @Transactional(readOnly = true)
    public WorkCalendar of(String projectKey) {
        return in(projectKey, List.of()).project();
    }

    @Transactional(readOnly = true)
    public WorkCalendar byId(long id) {
        return in(rows.projectOf(id), List.of()).calendar(id);
    }

    /**
     * Their own calendar, else the project's, without the days they are away.
     *
     * @param projectKey null: by the house's calendar
     */
    @Transactional(readOnly = true)
    public WorkCalendar ofPerson(String personId, String projectKey) {
        return in(projectKey, List.of(personId)).person(personId);
    }

    /** As {@link #ofPerson}, by person. */
    @Transactional(readOnly = true)
    public Map<String, WorkCalendar> ofPeople(Collection<String> people, String projectKey) {
        WorkingTime time = in(projectKey, people);
        Map<String, WorkCalendar> calendars = new LinkedHashMap<>();
        people.forEach(person -> calendars.put(person, time.person(person)));
        return calendars;
    }

    /** What a calendar's week comes to, without holidays and special days. */
    WorkCalendar weekOf(CalendarRules rules) {
        return in(rules.projectKey(), List.of()).week(rules.id());
    }

    /** The house's calendars, and the project's own where one is named. */
    @Transactional(readOnly = true)
    public List<CalendarRules> all(String projectKey) {
        return List.copyOf(rows.of(projectKey).values());
    }

    /** @param projectKey null: one of the house's */
    @Transactional(readOnly = true)
    public CalendarRules require(String projectKey, long id) {
        CalendarRules rules = rows.of(projectKey).get(id);
        if (rules == null || !Objects.equals(rules.projectKey(), projectKey)) {
            throw new NotFound(Long.toString(id));
        }
        return rules;
    }

    /** Years from this one on in which a calendar with Chinese holidays is planned with, but that are not announced. */
    static List<Integer> unknownYears(LocalDate from, LocalDate until) {
        List<Integer> years = new ArrayList<>();
        for (int year = from.getYear(); year <= until.getYear(); year++) {
            if (!ChineseHolidays.isKnown(year)) {
                years.add(year);
            }
        }
        return years;
    }

    /** @param projectKey null: for the house */
    public CalendarRules add(String projectKey, CalendarDraft draft) {
        requireKeeper(projectKey);
        CalendarRules added = open(projectKey, false, draft);
        told(projectKey, added.name(), Facts.NONE.changedTo(draft.facts()));
        return added;
    }

    /** As {@link #add}, in an import or a template; who may is the caller's affair. */
    public CalendarRules open(String projectKey, boolean standard, CalendarDraft draft) {
        check(null, projectKey, draft);
        long id = rows.add(projectKey, false, draft);
        if (standard) {
            rows.makeStandard(id, projectKey);
            told(projectKey, draft.name(), Facts.NONE.changedTo(draft.facts()));
        }
        return require(projectKey, id);
    }

    /** As {@link #change}, in an import; who may is the caller's affair. */
    public void rewrite(String projectKey, long id, CalendarDraft draft) {
        CalendarRules before = require(projectKey, id);
        check(id, projectKey, draft);
        rows.change(id, before.version(), draft);
        told(projectKey, draft.name(), before.draft().facts().changedTo(draft.facts()));
    }

    /** @param version of the calendar the person looked at */
    public void change(String projectKey, long id, int version, CalendarDraft draft) {
        requireKeeper(projectKey);
        CalendarRules before = require(projectKey, id);
        check(id, projectKey, draft);
        rows.change(id, version, draft);
        told(projectKey, draft.name(), before.draft().facts().changedTo(draft.facts()));
    }

    /** Lets it hold in its project, or in the house, where no other is chosen. */
    public void makeStandard(String projectKey, long id) {
        requireKeeper(projectKey);
        CalendarRules rules = require(projectKey, id);
        rows.makeStandard(id, projectKey);
        told(projectKey, rules.name(), standard(rules.name()));
    }

    /** Lets the house's calendar hold in a project again. */
    public void followHouse(String projectKey) {
        requireKeeper(projectKey);
        rows.makeStandard(-1, Objects.requireNonNull(projectKey));
        told(projectKey, "", standard(""));
    }

    /** Removes a calendar that nobody and nothing uses. */
    public void remove(String projectKey, long id) {
        requireKeeper(projectKey);
        CalendarRules rules = require(projectKey, id);
        if (projectKey == null && rules.standard()) {
            throw new Conflict("resource.error.lastCalendar");
        }
        try {
            rows.remove(id);
        } catch (DataIntegrityViolationException used) {
            throw new Conflict("resource.error.calendarUsed", rules.name());
        }
        told(projectKey, rules.name(), rules.draft().facts().changedTo(Facts.NONE));
    }

    /** Whether the signed-in person may change the house's calendars. */
    boolean mayKeepHouse() {
        return me.is(Role.ADMIN);
    }

    /** Refuses whoever may not change the project's calendars now, or for null the house's. */
    void requireKeeper(String projectKey) {
        if (projectKey != null) {
            projects.steerable(projectKey);
        } else if (!mayKeepHouse()) {
            throw new NotAllowed("resource.error.administratorOnly");
        }
    }

    private void check(Long id, String projectKey, CalendarDraft draft) {
        draft.check();
        Map<Long, CalendarRules> known = rows.of(projectKey);
        Set<Long> above = new HashSet<>();
        for (Long base = draft.baseId();
                base != null;
                base = known.get(base).draft().baseId()) {
            CalendarRules each = known.get(base);
            if (each == null || projectKey == null && each.projectKey() != null) {
                throw new InvalidInput("baseId", "resource.error.noCalendar");
            }
            if (base.equals(id) || !above.add(base)) {
                throw new InvalidInput("baseId", "resource.error.baseCircle", each.name());
            }
        }
    }

    private static List<Change> standard(String name) {
        return Facts.of("calendar", "").changedTo(Facts.of("calendar", name));
    }

    private void told(String projectKey, String name, List<Change> changes) {
        events.publishEvent(new WorkingTimeChanged(projectKey, null));
        if (projectKey != null) {
            events.publishEvent(new ResourceChanged(projectKey, "resource.calendarChanged", name, List.of(), changes));
        }
    }
}
