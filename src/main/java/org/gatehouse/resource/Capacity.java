package org.gatehouse.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.schedule.WorkCalendar.Days;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people can give: how much, by which calendar, when they are away, what they are good at. People look after their
 * own absences and skills; managers and administrators after everybody's, and after how much and by which calendar.
 */
@Service
@Transactional
public class Capacity {

    private static final int LONGEST_DAYS = 3660;
    private static final int MOST_SKILLS = 50;

    private final JdbcClient sql;
    private final CalendarRows calendars;
    private final People people;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Capacity(
            JdbcClient sql,
            CalendarRows calendars,
            People people,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.calendars = calendars;
        this.people = people;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** By person; everybody asked for is in it. */
    @Transactional(readOnly = true)
    public Map<String, Working> of(Collection<String> persons) {
        Map<String, Working> found = new HashMap<>();
        persons.forEach(person -> found.put(person, Working.full(person)));
        if (!persons.isEmpty()) {
            sql.sql("select person_id, calendar_id, percent from person_working where person_id in (:people)")
                    .param("people", persons)
                    .query(Working.class)
                    .list()
                    .forEach(row -> found.put(row.personId(), row));
        }
        return found;
    }

    /** Absences of these people that end today or later, soonest first. */
    @Transactional(readOnly = true)
    public List<Absence> absences(Collection<String> persons) {
        return persons.isEmpty()
                ? List.of()
                : sql.sql("select id, person_id, from_date, to_date, kind, note from absence"
                                + " where person_id in (:people) and to_date >= :today order by from_date, id")
                        .param("people", persons)
                        .param("today", LocalDate.now(clock))
                        .query(Absence.class)
                        .list();
    }

    /** Best first, by person; people without skills are not in it. */
    @Transactional(readOnly = true)
    public Map<String, List<Skill>> skills(Collection<String> persons) {
        return persons.isEmpty()
                ? Map.of()
                : sql
                        .sql("select person_id, skill, level from person_skill where person_id in (:people)"
                                + " order by level desc, skill")
                        .param("people", persons)
                        .query(Skill.class)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(Skill::personId));
    }

    /** Who has this skill, best first. */
    @Transactional(readOnly = true)
    public List<String> withSkill(String skill) {
        return sql.sql("select person_id from person_skill where skill = ? order by level desc, person_id")
                .param(skill)
                .query(String.class)
                .list();
    }

    /** Every skill somebody has, by name. */
    @Transactional(readOnly = true)
    public List<String> knownSkills() {
        return sql.sql("select distinct skill from person_skill order by skill")
                .query(String.class)
                .list();
    }

    /** Ids of calendars by person; people who follow their project's or the house's are not in it. */
    Map<String, Long> calendars(Collection<String> persons) {
        Map<String, Long> own = new HashMap<>();
        of(persons).values().stream()
                .filter(working -> working.calendarId() != null)
                .forEach(working -> own.put(working.personId(), working.calendarId()));
        return own;
    }

    /** Every absence there ever was, by person. */
    Map<String, List<Days>> away(Collection<String> persons) {
        return persons.isEmpty()
                ? Map.of()
                : sql
                        .sql("select id, person_id, from_date, to_date, kind, note from absence"
                                + " where person_id in (:people)")
                        .param("people", persons)
                        .query(Absence.class)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                Absence::personId,
                                Collectors.mapping(
                                        absence -> new Days(absence.fromDate(), absence.toDate()),
                                        Collectors.toList())));
    }

    /** Whether the signed-in person may look after this person's absences and skills. */
    public boolean mayTend(String personId) {
        return me.id().equals(personId) || mayGovern();
    }

    /** Whether the signed-in person may say how much people give, and by which calendar. */
    public boolean mayGovern() {
        return me.is(Role.MANAGER) || me.is(Role.ADMIN);
    }

    /** @param calendarId one of the house's; null: the project's or the house's standard */
    public void set(String personId, Long calendarId, int percent) {
        requirePerson(personId);
        if (!mayGovern()) {
            throw new NotAllowed("resource.error.managerOnly");
        }
        if (percent < 0 || percent > 100) {
            throw new InvalidInput("percent", "resource.error.percent");
        }
        if (calendarId != null && !calendars.of(null).containsKey(calendarId)) {
            throw new InvalidInput("calendarId", "resource.error.noCalendar");
        }
        sql.sql("delete from person_working where person_id = ?")
                .param(personId)
                .update();
        sql.sql("insert into person_working (person_id, calendar_id, percent) values (?, ?, ?)")
                .params(personId, calendarId, percent)
                .update();
        events.publishEvent(new WorkingTimeChanged(null, personId));
    }

    public void addAbsence(String personId, LocalDate from, LocalDate to, Absence.Kind kind, String note) {
        requireTender(personId);
        if (from == null || to == null) {
            throw new InvalidInput("fromDate", "error.required", "date");
        }
        if (to.isBefore(from)) {
            throw new InvalidInput("toDate", "error.period.reversed", from, to);
        }
        if (ChronoUnit.DAYS.between(from, to) > LONGEST_DAYS) {
            throw new InvalidInput("toDate", "resource.error.tooLong", from, to);
        }
        if (note.length() > 400) {
            throw new InvalidInput("note", "error.tooLong", 400);
        }
        sql.sql("insert into absence (person_id, from_date, to_date, kind, note) values (?, ?, ?, ?, ?)")
                .params(personId, from, to, kind.name(), note.strip())
                .update();
        events.publishEvent(new WorkingTimeChanged(null, personId));
    }

    public void removeAbsence(String personId, long id) {
        requireTender(personId);
        int removed = sql.sql("delete from absence where id = ? and person_id = ?")
                .params(id, personId)
                .update();
        if (removed == 0) {
            throw new NotFound(Long.toString(id));
        }
        events.publishEvent(new WorkingTimeChanged(null, personId));
    }

    /** Adds a skill or changes its level. */
    public void setSkill(String personId, String skill, int level) {
        requireTender(personId);
        String name = skill.strip();
        if (name.isEmpty()) {
            throw new InvalidInput("skill", "error.required", "skill");
        }
        if (name.length() > 100) {
            throw new InvalidInput("skill", "error.tooLong", 100);
        }
        if (level < 1 || level > 5) {
            throw new InvalidInput("level", "resource.error.level");
        }
        int changed = sql.sql("update person_skill set level = ? where person_id = ? and skill = ?")
                .params(level, personId, name)
                .update();
        if (changed == 0) {
            if (skills(List.of(personId)).getOrDefault(personId, List.of()).size() >= MOST_SKILLS) {
                throw new Conflict("resource.error.tooManySkills", MOST_SKILLS);
            }
            sql.sql("insert into person_skill (person_id, skill, level) values (?, ?, ?)")
                    .params(personId, name, level)
                    .update();
        }
    }

    public void removeSkill(String personId, String skill) {
        requireTender(personId);
        sql.sql("delete from person_skill where person_id = ? and skill = ?")
                .params(personId, skill)
                .update();
    }

    private void requireTender(String personId) {
        requirePerson(personId);
        if (!mayTend(personId)) {
            throw new NotAllowed("resource.error.ownOnly");
        }
    }

    private void requirePerson(String personId) {
        if (!people.exists(personId)) {
            throw new NotFound(personId);
        }
    }
}
