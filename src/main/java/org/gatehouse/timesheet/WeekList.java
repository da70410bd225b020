package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Weeks of everybody, for those who look after them. */
@Component
@Transactional(readOnly = true)
class WeekList {

    private static final String FROM =
            " from person_week w where w.monday between :from and :to and (w.status = :status"
                    + " or :status = '') and exists (select 1 from time_entry e where e.person_id = w.person_id and e.monday = w.monday)";

    private final JdbcClient sql;

    WeekList(JdbcClient sql) {
        this.sql = sql;
    }

    record Line(String personId, LocalDate monday, EntryStatus status, BigDecimal hours) {}

    /** @param status name of a status; empty for all */
    int count(LocalDate from, LocalDate to, String status) {
        return bound("select count(*)" + FROM, from, to, status)
                .query(Integer.class)
                .single();
    }

    /** Oldest first: they have waited longest. */
    List<Line> of(LocalDate from, LocalDate to, String status, int offset, int limit) {
        return bound(
                        "select w.person_id, w.monday, w.status, (select sum(e.hours) from time_entry e where"
                                + " e.person_id = w.person_id and e.monday = w.monday) as hours" + FROM
                                + " order by w.monday, w.person_id offset " + offset + " rows fetch next " + limit
                                + " rows only",
                        from,
                        to,
                        status)
                .query(Line.class)
                .list();
    }

    private JdbcClient.StatementSpec bound(String statement, LocalDate from, LocalDate to, String status) {
        return sql.sql(statement).param("from", from).param("to", to).param("status", status);
    }
}
