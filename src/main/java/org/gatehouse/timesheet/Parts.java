package org.gatehouse.timesheet;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code week_part}; written under the lock of their week. */
@Component
class Parts {

    private final JdbcClient sql;

    Parts(JdbcClient sql) {
        this.sql = sql;
    }

    List<Part> of(Week week) {
        return sql.sql("select project_key, person_id, monday, approver_id, status, reason, decided_by, decided_at"
                        + " from week_part where person_id = ? and monday = ? order by project_key")
                .params(week.personId(), week.monday())
                .query((row, number) -> new Part(
                        row.getString("project_key"),
                        row.getString("person_id"),
                        row.getObject("monday", LocalDate.class),
                        row.getString("approver_id"),
                        EntryStatus.valueOf(row.getString("status")),
                        row.getString("reason"),
                        row.getString("decided_by"),
                        Weeks.instant(row, "decided_at")))
                .list();
    }

    void put(Part part) {
        remove(part);
        sql.sql(
                        "insert into week_part (project_key, person_id, monday, approver_id, status, reason, decided_by, decided_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        part.projectKey(),
                        part.personId(),
                        part.monday(),
                        part.approverId(),
                        part.status().name(),
                        part.reason(),
                        part.decidedBy(),
                        Weeks.at(part.decidedAt()))
                .update();
    }

    void remove(Part part) {
        sql.sql("delete from week_part where project_key = ? and person_id = ? and monday = ?")
                .params(part.projectKey(), part.personId(), part.monday())
                .update();
    }
}
