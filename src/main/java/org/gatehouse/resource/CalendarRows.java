package org.gatehouse.resource;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** Calendars with their weeks and special days, in three statements however many they are. */
@Repository
class CalendarRows {

    private static final String OF = " where calendar.project_key is null or calendar.project_key = :project";

    private final JdbcClient sql;

    CalendarRows(JdbcClient sql) {
        this.sql = sql;
    }

    private record Head(
            long id,
            int version,
            String projectKey,
            String name,
            boolean standard,
            Long baseId,
            String holidays,
            String externalId) {}

    private record Week(long calendarId, int weekday, String hours) {}

    private record Special(long calendarId, LocalDate fromDate, LocalDate toDate, String name, String hours) {}

    /** By id, in the order they were made: the house's and the project's. */
    Map<Long, CalendarRules> of(String projectKey) {
        String project = projectKey == null ? "" : projectKey;
        Map<Long, Map<DayOfWeek, List<Shift>>> weeks = new HashMap<>();
        sql.sql("select week.calendar_id, week.weekday, week.hours from calendar_week week"
                        + " join work_calendar calendar on calendar.id = week.calendar_id" + OF)
                .param("project", project)
                .query(Week.class)
                .list()
                .forEach(row -> weeks.computeIfAbsent(row.calendarId(), id -> new EnumMap<>(DayOfWeek.class))
                        .put(DayOfWeek.of(row.weekday()), DayHours.parse("week", row.hours())));
        Map<Long, List<SpecialDays>> specials = new HashMap<>();
        sql.sql("select special.calendar_id, special.from_date, special.to_date, special.name, special.hours"
                        + " from calendar_exception special join work_calendar calendar"
                        + " on calendar.id = special.calendar_id" + OF + " order by special.id")
                .param("project", project)
                .query(Special.class)
                .list()
                .forEach(row -> specials.computeIfAbsent(row.calendarId(), id -> new ArrayList<>())
                        .add(new SpecialDays(
                                row.fromDate(), row.toDate(), row.name(), DayHours.parse("hours", row.hours()))));
        Map<Long, CalendarRules> rules = new LinkedHashMap<>();
        sql.sql("select id, version, project_key, name, standard, base_id, holidays, external_id"
                        + " from work_calendar calendar" + OF + " order by id")
                .param("project", project)
                .query(Head.class)
                .list()
                .forEach(head -> rules.put(
                        head.id(),
                        new CalendarRules(
                                head.id(),
                                head.version(),
                                head.projectKey(),
                                head.standard(),
                                new CalendarDraft(
                                        head.name(),
                                        head.baseId(),
                                        head.holidays() == null ? null : Holidays.valueOf(head.holidays()),
                                        head.externalId(),
                                        weeks.getOrDefault(head.id(), Map.of()),
                                        specials.getOrDefault(head.id(), List.of())))));
        return rules;
    }

    /** Key of the project a calendar belongs to; null where it is the house's or does not exist. */
    String projectOf(long id) {
        return sql.sql("select project_key from work_calendar where id = ? and project_key is not null")
                .param(id)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    long add(String projectKey, boolean standard, CalendarDraft draft) {
        KeyHolder key = new GeneratedKeyHolder();
        sql.sql("insert into work_calendar (version, project_key, name, standard, base_id, holidays, external_id)"
                        + " values (1, :project, :name, :standard, :base, :holidays, :external)")
                .param("project", projectKey)
                .param("name", draft.name().strip())
                .param("standard", standard)
                .param("base", draft.baseId())
                .param(
                        "holidays",
                        draft.holidays() == null ? null : draft.holidays().name())
                .param("external", draft.externalId())
                .update(key, "id");
        long id = key.getKey().longValue();
        write(id, draft);
        return id;
    }

    void change(long id, int version, CalendarDraft draft) {
        int changed = sql.sql("update work_calendar set version = version + 1, name = :name, base_id = :base,"
                        + " holidays = :holidays, external_id = :external where id = :id and version = :version")
                .param("name", draft.name().strip())
                .param("base", draft.baseId())
                .param(
                        "holidays",
                        draft.holidays() == null ? null : draft.holidays().name())
                .param("external", draft.externalId())
                .param("id", id)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new Conflict("error.changedMeanwhile");
        }
        clear(id);
        write(id, draft);
    }

    /** Makes it the one that holds in its project or in the house where no other is chosen. */
    void makeStandard(long id, String projectKey) {
        sql.sql("update work_calendar set standard = (id = :id), version = version + 1"
                        + (projectKey == null ? " where project_key is null" : " where project_key = :project"))
                .param("id", id)
                .params(projectKey == null ? Map.of() : Map.of("project", projectKey))
                .update();
    }

    void remove(long id) {
        clear(id);
        sql.sql("delete from work_calendar where id = ?").param(id).update();
    }

    private void clear(long id) {
        sql.sql("delete from calendar_week where calendar_id = ?").param(id).update();
        sql.sql("delete from calendar_exception where calendar_id = ?")
                .param(id)
                .update();
    }

    private void write(long id, CalendarDraft draft) {
        draft.week()
                .forEach((day, hours) -> sql.sql(
                                "insert into calendar_week (calendar_id, weekday, hours) values (?, ?, ?)")
                        .params(id, day.getValue(), Shift.format(hours))
                        .update());
        for (SpecialDays days : draft.specialDays()) {
            sql.sql("insert into calendar_exception (calendar_id, from_date, to_date, name, hours)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(id, days.from(), days.to(), days.name().strip(), Shift.format(days.hours()))
                    .update();
        }
    }
}
