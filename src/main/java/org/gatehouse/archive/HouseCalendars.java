package org.gatehouse.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * Calendars of the house that a project's rows refer to. They are not the project's, so the other house's own ones of the
 * same content stand in for them; where it has none, they become calendars of the project.
 */
@Component
class HouseCalendars {

    private final JdbcClient sql;

    HouseCalendars(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param baseId calendar of the house that it is based on; null where there is none */
    record HouseCalendar(
            long id, String name, Long baseId, String holidays, Map<Integer, String> weeks, List<Special> exceptions) {

        boolean saysTheSameAs(HouseCalendar other, Map<Long, Long> bases) {
            return name.equals(other.name)
                    && Objects.equals(holidays, other.holidays)
                    && weeks.equals(other.weeks)
                    && exceptions.equals(other.exceptions)
                    && Objects.equals(baseId == null ? null : bases.get(baseId), other.baseId);
        }
    }

    record Special(LocalDate from, LocalDate to, String name, String hours) {}

    /** Those that rows of the project name, and what these are based on; bases first. */
    List<HouseCalendar> usedBy(String projectKey) {
        Map<Long, HouseCalendar> all = all();
        Set<Long> named = new HashSet<>(
                sql.sql("""
                        select calendar_id from work_item where project_key = :project and calendar_id is not null
                        union select calendar_id from project_resource
                               where project_key = :project and calendar_id is not null
                        union select base_id from work_calendar where project_key = :project and base_id is not null
                        """).param("project", projectKey).query(Long.class).list());
        List<HouseCalendar> used = new ArrayList<>();
        named.stream().sorted().forEach(id -> addWithBases(all.get(id), all, used));
        return used;
    }

    /**
     * Numbers here by numbers there.
     *
     * @param projectKey whose calendars those become that this house does not have
     */
    Map<Long, Long> settle(List<HouseCalendar> brought, String projectKey) {
        Map<Long, HouseCalendar> here = all();
        Map<Long, Long> numbers = new LinkedHashMap<>();
        for (HouseCalendar calendar : brought) {
            long number = here.values().stream()
                    .filter(own -> calendar.saysTheSameAs(own, numbers))
                    .map(HouseCalendar::id)
                    .findFirst()
                    .orElseGet(() -> add(calendar, numbers, projectKey));
            numbers.put(calendar.id(), number);
        }
        return numbers;
    }

    private static void addWithBases(HouseCalendar calendar, Map<Long, HouseCalendar> all, List<HouseCalendar> used) {
        if (calendar == null || used.contains(calendar)) {
            return;
        }
        if (calendar.baseId() != null) {
            addWithBases(all.get(calendar.baseId()), all, used);
        }
        used.add(calendar);
    }

    private long add(HouseCalendar calendar, Map<Long, Long> bases, String projectKey) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        sql.sql("insert into work_calendar (version, project_key, name, standard, base_id, holidays)"
                        + " values (1, :project, :name, false, :base, :holidays)")
                .param("project", projectKey)
                .param("name", calendar.name())
                .param("base", calendar.baseId() == null ? null : bases.get(calendar.baseId()), java.sql.Types.BIGINT)
                .param("holidays", calendar.holidays(), java.sql.Types.VARCHAR)
                .update(id, "id");
        long number = id.getKeyAs(Long.class);
        calendar.weeks()
                .forEach((weekday, hours) -> sql.sql(
                                "insert into calendar_week (calendar_id, weekday, hours) values (?, ?, ?)")
                        .params(number, weekday, hours)
                        .update());
        calendar.exceptions()
                .forEach(special -> sql.sql(
                                "insert into calendar_exception (calendar_id, from_date, to_date, name, hours)"
                                        + " values (?, ?, ?, ?, ?)")
                        .params(number, special.from(), special.to(), special.name(), special.hours())
                        .update());
        return number;
    }

    private Map<Long, HouseCalendar> all() {
        Map<Long, Map<Integer, String>> weeks = new LinkedHashMap<>();
        sql.sql("select w.calendar_id, w.weekday, w.hours from calendar_week w join work_calendar c"
                        + " on c.id = w.calendar_id where c.project_key is null order by w.calendar_id, w.weekday")
                .query(row -> {
                    weeks.computeIfAbsent(row.getLong(1), any -> new LinkedHashMap<>())
                            .put(row.getInt(2), row.getString(3));
                });
        Map<Long, List<Special>> exceptions = new LinkedHashMap<>();
        sql.sql("select e.calendar_id, e.from_date, e.to_date, e.name, e.hours from calendar_exception e"
                        + " join work_calendar c on c.id = e.calendar_id where c.project_key is null"
                        + " order by e.calendar_id, e.from_date, e.to_date, e.name")
                .query(row -> {
                    exceptions
                            .computeIfAbsent(row.getLong(1), any -> new ArrayList<>())
                            .add(new Special(
                                    row.getObject(2, LocalDate.class),
                                    row.getObject(3, LocalDate.class),
                                    row.getString(4),
                                    row.getString(5)));
                });
        return sql
                .sql("select id, name, base_id, holidays from work_calendar where project_key is null order by id")
                .query((row, number) -> {
                    long id = row.getLong(1);
                    long base = row.getLong(3);
                    return new HouseCalendar(
                            id,
                            row.getString(2),
                            row.wasNull() ? null : base,
                            row.getString(4),
                            weeks.getOrDefault(id, Map.of()),
                            exceptions.getOrDefault(id, List.of()));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(
                        HouseCalendar::id, calendar -> calendar, (first, second) -> first, LinkedHashMap::new));
    }
}
