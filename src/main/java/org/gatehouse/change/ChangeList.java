package org.gatehouse.change;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists a project's change requests, newest first. */
@Component
public class ChangeList {

    static final int PAGE = 20;

    private final JdbcClient jdbc;

    ChangeList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int pages(String projectKey) {
        int count = jdbc.sql("select count(*) from change_request where project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .single();
        return Math.max(1, (count + PAGE - 1) / PAGE);
    }

    /** All of a project's change requests; who may ask is the caller's affair. */
    public List<ChangeRow> of(String projectKey) {
        return rows(projectKey, 0, Integer.MAX_VALUE);
    }

    /** @param page from 1 */
    List<ChangeRow> page(String projectKey, int page) {
        return rows(projectKey, (page - 1) * PAGE, PAGE);
    }

    private List<ChangeRow> rows(String projectKey, int offset, int most) {
        return jdbc.sql("select * from change_request where project_key = ? order by number desc"
                        + " offset ? rows fetch next ? rows only")
                .params(projectKey, offset, most)
                .query((row, index) -> new ChangeRow(
                        row.getString("change_id"),
                        row.getString("title"),
                        row.getString("requester_id"),
                        row.getObject("review_number", Integer.class),
                        ChangeState.valueOf(row.getString("state")),
                        instant(row.getTimestamp("created_at")),
                        instant(row.getTimestamp("settled_at")),
                        row.getObject("plan_finish_before", LocalDate.class),
                        row.getObject("plan_finish_after", LocalDate.class)))
                .list();
    }

    private static Instant instant(Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}
