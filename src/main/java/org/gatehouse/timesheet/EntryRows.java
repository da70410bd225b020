package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The rows of {@code time_entry}, each with where its week stands. */
@Component
class EntryRows {

    private static final String ENTRY = """
            select e.id, e.item_key, e.project_key, e.person_id, e.work_day, e.hours, e.kind, e.billable, e.note, e.corrects,
                   w.status as week_status, p.status as part_status
              from time_entry e
              left join person_week w on w.person_id = e.person_id and w.monday = e.monday
              left join week_part p on p.project_key = e.project_key and p.person_id = e.person_id and p.monday = e.monday
            """;

    private final JdbcClient sql;
    private final Clock clock;

    EntryRows(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<Entry> find(long id) {
        return entries("e.id = ?", id).stream().findFirst();
    }

    List<Entry> ofProject(String projectKey, LocalDate from, LocalDate to) {
        return entries(
                "e.project_key = ? and e.work_day between ? and ? order by e.work_day, e.id", projectKey, from, to);
    }

    List<Entry> ofItem(String itemKey) {
        return entries("e.item_key = ? order by e.work_day desc, e.id desc", itemKey);
    }

    List<Entry> ofPerson(String person, LocalDate from, LocalDate to) {
        return entries("e.person_id = ? and e.work_day between ? and ? order by e.work_day, e.id", person, from, to);
    }

    /** What corrects this entry, oldest first. */
    List<Entry> correcting(long id) {
        return entries("e.corrects = ? order by e.id", id);
    }

    private List<Entry> entries(String condition, Object... parameters) {
        return sql.sql(ENTRY + " where " + condition)
                .params(parameters)
                .query(EntryRows::entry)
                .list();
    }

    BigDecimal sumOfProject(String projectKey) {
        return sql.sql("select coalesce(sum(hours), 0) from time_entry where project_key = ?")
                .param(projectKey)
                .query(BigDecimal.class)
                .single();
    }

    BigDecimal sumOfPerson(String person, LocalDate from, LocalDate to) {
        return sql.sql(
                        "select coalesce(sum(hours), 0) from time_entry where person_id = ? and work_day between ? and ?")
                .params(person, from, to)
                .query(BigDecimal.class)
                .single();
    }

    /** Hours a person worked on a day, but for one entry; corrections of other days do not count. */
    BigDecimal onDay(String person, LocalDate day, long but) {
        return sql.sql("select coalesce(sum(hours), 0) from time_entry"
                        + " where person_id = ? and work_day = ? and corrects is null and id <> ?")
                .params(person, day, but)
                .query(BigDecimal.class)
                .single();
    }

    Map<String, BigDecimal> byItem(String projectKey) {
        return byItem("project_key = :chosen", projectKey);
    }

    Map<String, BigDecimal> byItem(Collection<String> itemKeys) {
        return itemKeys.isEmpty() ? Map.of() : byItem("item_key in (:chosen)", itemKeys);
    }

    private Map<String, BigDecimal> byItem(String condition, Object chosen) {
        Map<String, BigDecimal> hours = new HashMap<>();
        sql.sql("select item_key, sum(hours) as hours from time_entry where " + condition + " group by item_key")
                .param("chosen", chosen)
                .query(row -> {
                    hours.put(row.getString("item_key"), row.getBigDecimal("hours"));
                });
        return hours;
    }

    List<WorkedHours> worked(String projectKey) {
        return sql.sql("select item_key, person_id, work_day as \"day\", rate_day, billable, sum(hours) as hours"
                        + " from time_entry where project_key = ?"
                        + " group by item_key, person_id, work_day, rate_day, billable"
                        + " order by item_key, person_id, work_day, rate_day, billable")
                .param(projectKey)
                .query((row, number) -> new WorkedHours(
                        row.getString("item_key"),
                        row.getString("person_id"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("rate_day", LocalDate.class),
                        row.getBoolean("billable"),
                        row.getBigDecimal("hours")))
                .list();
    }

    /** @param rateDay the day whose rate it costs */
    long insert(Entry entry, LocalDate rateDay) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        sql.sql("insert into time_entry (item_key, project_key, person_id, work_day, monday, rate_day, hours, kind,"
                        + " billable, note, corrects, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        entry.itemKey(),
                        entry.projectKey(),
                        entry.person(),
                        entry.day(),
                        Week.mondayOf(entry.day()),
                        rateDay,
                        entry.hours(),
                        entry.kind(),
                        entry.billable(),
                        entry.note(),
                        entry.corrects(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update(key, "id");
        return key.getKeyAs(Long.class);
    }

    void update(Entry entry) {
        sql.sql(
                        "update time_entry set item_key = ?, project_key = ?, work_day = ?, monday = ?, rate_day = ?, hours = ?,"
                                + " kind = ?, billable = ?, note = ? where id = ?")
                .params(
                        entry.itemKey(),
                        entry.projectKey(),
                        entry.day(),
                        Week.mondayOf(entry.day()),
                        entry.day(),
                        entry.hours(),
                        entry.kind(),
                        entry.billable(),
                        entry.note(),
                        entry.id())
                .update();
    }

    void delete(long id) {
        sql.sql("delete from time_entry where id = ?").param(id).update();
    }

    /** Where the week stands as far as this project is concerned. */
    EntryStatus standing(Week week, String projectKey) {
        String part = sql.sql("select status from week_part where project_key = ? and person_id = ? and monday = ?")
                .params(projectKey, week.personId(), week.monday())
                .query(String.class)
                .optional()
                .orElse(null);
        return Week.standing(week.status().name(), part);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        String part = row.getString("part_status");
        String week = row.getString("week_status");
        long corrects = row.getLong("corrects");
        return new Entry(
                row.getLong("id"),
                row.getString("item_key"),
                row.getString("project_key"),
                row.getString("person_id"),
                row.getObject("work_day", LocalDate.class),
                row.getBigDecimal("hours"),
                row.getString("kind"),
                row.getBoolean("billable"),
                row.getString("note"),
                Week.standing(week, part),
                corrects == 0 ? null : corrects);
    }
}
