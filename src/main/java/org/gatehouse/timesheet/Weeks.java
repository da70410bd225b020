package org.gatehouse.timesheet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code person_week}. */
@Component
class Weeks {

    private static final String WEEK =
            "select person_id, monday, status, submission, reason, submitted_at, decided_at from person_week ";

    private final JdbcClient sql;

    Weeks(JdbcClient sql) {
        this.sql = sql;
    }

    /** As it stands; an open one where nothing is known of it. */
    Week of(String person, LocalDate day) {
        LocalDate monday = Week.mondayOf(day);
        return find(person, monday, "").orElseGet(() -> blank(person, monday));
    }

    /**
     * The same, kept from others until the transaction ends: whoever writes an entry of the week, submits it, decides
     * on it or closes a month passes here.
     */
    Week lock(String person, LocalDate day) {
        LocalDate monday = Week.mondayOf(day);
        return find(person, monday, " for update").orElseGet(() -> {
            // A new week may not slip past somebody who closes its month.
            sql.sql("select id from closed_month_lock for update")
                    .query(Integer.class)
                    .single();
            if (find(person, monday, "").isEmpty()) {
                sql.sql("insert into person_week (person_id, monday, status, submission, begun, reason)"
                                + " values (?, ?, ?, 0, false, '')")
                        .params(person, monday, EntryStatus.OPEN.name())
                        .update();
            }
            return find(person, monday, " for update").orElseThrow();
        });
    }

    void save(Week week) {
        sql.sql("update person_week set status = ?, submission = ?, reason = ?, submitted_at = ?, decided_at = ?"
                        + " where person_id = ? and monday = ?")
                .params(
                        week.status().name(),
                        week.submission(),
                        week.reason(),
                        at(week.submittedAt()),
                        at(week.decidedAt()),
                        week.personId(),
                        week.monday())
                .update();
    }

    /** Notes whether the week's process runs; under its lock. */
    void begun(Week week, boolean begun) {
        sql.sql("update person_week set begun = ? where person_id = ? and monday = ?")
                .params(begun, week.personId(), week.monday())
                .update();
    }

    /** Weeks with hours that nobody submitted and whose process does not run, oldest first. */
    List<Week> notBegun(LocalDate from, LocalDate to, int most) {
        return sql.sql(WEEK + "w where not begun and monday between ? and ? and status in ('OPEN', 'RETURNED')"
                        + " and exists (select 1 from time_entry e where e.person_id = w.person_id and e.monday = w.monday)"
                        + " order by monday, person_id fetch first " + most + " rows only")
                .params(from, to)
                .query(Weeks::week)
                .list();
    }

    private Optional<Week> find(String person, LocalDate monday, String how) {
        return sql.sql(WEEK + "where person_id = ? and monday = ?" + how)
                .params(person, monday)
                .query(Weeks::week)
                .optional();
    }

    private static Week blank(String person, LocalDate monday) {
        return new Week(person, monday, EntryStatus.OPEN, 0, "", null, null);
    }

    static Week week(ResultSet row, int number) throws SQLException {
        return new Week(
                row.getString("person_id"),
                row.getObject("monday", LocalDate.class),
                EntryStatus.valueOf(row.getString("status")),
                row.getInt("submission"),
                row.getString("reason"),
                instant(row, "submitted_at"),
                instant(row, "decided_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime stored = row.getObject(column, OffsetDateTime.class);
        return stored == null ? null : stored.toInstant();
    }

    static OffsetDateTime at(Instant when) {
        return when == null ? null : OffsetDateTime.ofInstant(when, ZoneOffset.UTC);
    }
}
