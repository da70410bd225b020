package org.gatehouse.timesheet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Months whose hours stand for good, in the whole house. Closing cannot be taken back; what was wrong is corrected by an
 * entry of a month that is open.
 */
@Service
@Transactional
public class ClosedMonths {

    private final JdbcClient sql;
    private final CurrentPerson me;
    private final Clock clock;

    ClosedMonths(JdbcClient sql, CurrentPerson me, Clock clock) {
        this.sql = sql;
        this.me = me;
        this.clock = clock;
    }

    /** Whether nothing on this day may change any more. */
    @Transactional(readOnly = true)
    public boolean contains(LocalDate day) {
        return sql.sql("select count(*) from closed_month where month_start = ?")
                        .param(day.withDayOfMonth(1))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Throws {@link Conflict} for a day whose hours stand for good. */
    void requireOpen(LocalDate day) {
        if (contains(day)) {
            throw new Conflict(
                    "timesheet.error.closedMonth", YearMonth.from(day).toString());
        }
    }

    /** Those closed of the months between the days. */
    @Transactional(readOnly = true)
    Set<YearMonth> closed(LocalDate from, LocalDate to) {
        return sql
                .sql("select month_start from closed_month where month_start between ? and ?")
                .params(from.withDayOfMonth(1), to)
                .query(LocalDate.class)
                .list()
                .stream()
                .map(YearMonth::from)
                .collect(Collectors.toSet());
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    List<ClosedMonth> latest(int most) {
        return sql.sql("select month_start, closed_by, closed_at from closed_month"
                        + " order by month_start desc fetch first " + most + " rows only")
                .query((row, number) -> new ClosedMonth(
                        YearMonth.from(row.getObject("month_start", LocalDate.class)),
                        row.getString("closed_by"),
                        Weeks.instant(row, "closed_at")))
                .list();
    }

    /** How many people's weeks with hours in a month nobody has approved yet; months without any are missing. */
    @Transactional(readOnly = true)
    Map<YearMonth, Integer> undecided(LocalDate from) {
        return sql
                .sql("select extract(year from e.work_day) as y, extract(month from e.work_day) as m,"
                        + " count(distinct e.person_id || cast(e.monday as varchar(10))) as weeks from time_entry e"
                        + " left join person_week w on w.person_id = e.person_id and w.monday = e.monday"
                        + " where e.work_day >= ? and coalesce(w.status, 'OPEN') <> 'APPROVED'"
                        + " group by extract(year from e.work_day), extract(month from e.work_day)")
                .param(from)
                .query((row, number) -> Map.entry(YearMonth.of(row.getInt("y"), row.getInt("m")), row.getInt("weeks")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether the signed-in person may close months: managers and administrators. */
    public boolean mayClose() {
        return me.is(Role.MANAGER) || me.is(Role.ADMIN);
    }

    /** Waits for whoever is writing an entry of the month; who comes later is refused. */
    public void close(YearMonth month) {
        if (!mayClose()) {
            throw new NotAllowed("timesheet.error.closer");
        }
        if (!month.isBefore(YearMonth.now(clock))) {
            throw new Conflict("timesheet.error.monthNotOver", month.toString());
        }
        sql.sql("select id from closed_month_lock for update")
                .query(Integer.class)
                .single();
        requireOpen(month.atDay(1));
        sql.sql("insert into closed_month (month_start, closed_by, closed_at) values (?, ?, ?)")
                .params(month.atDay(1), me.id(), Weeks.at(clock.instant()))
                .update();
        sql.sql("select person_id from person_week where monday between ? and ? for update")
                .params(Week.mondayOf(month.atDay(1)), month.atEndOfMonth())
                .query(String.class)
                .list();
    }

    record ClosedMonth(YearMonth month, String closedBy, java.time.Instant closedAt) {}
}
