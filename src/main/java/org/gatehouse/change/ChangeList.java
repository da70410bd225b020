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

    private static final String SEEN = " and (c.state not in ('IDEA', 'DISCARDED') or ? or c.requester_id = ?)";

    private final JdbcClient jdbc;

    ChangeList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int pages(String projectKey, Reader reader) {
        int count = jdbc.sql("select count(*) from change_request c where project_key = ?" + SEEN)
                .params(projectKey, reader.all(), reader.person())
                .query(Integer.class)
                .single();
        return Math.max(1, (count + PAGE - 1) / PAGE);
    }

    /** All of a project's change requests without what is only tried out; who may ask is the caller's affair. */
    public List<ChangeRow> of(String projectKey) {
        return rows(projectKey, new Reader("", false), 0, Integer.MAX_VALUE);
    }

    /** @param page from 1 */
    List<ChangeRow> page(String projectKey, Reader reader, int page) {
        return rows(projectKey, reader, (page - 1) * PAGE, PAGE);
    }

    /**
     * Who looks at the list.
     *
     * @param all whether they see everybody's ideas; else only their own
     */
    record Reader(String person, boolean all) {}

    private List<ChangeRow> rows(String projectKey, Reader reader, int offset, int most) {
        return jdbc.sql("select c.*, coalesce(d.plan_finish_before, a.plan_finish_before) as finish_before,"
                        + " coalesce(d.plan_finish_after, a.plan_finish_after) as finish_after"
                        + " from change_request c"
                        + " left join change_impact a on a.change_id = c.change_id and a.stage = 'ASSESSED'"
                        + " left join change_impact d on d.change_id = c.change_id and d.stage = 'APPLIED'"
                        + " where c.project_key = ?" + SEEN + " order by c.number desc"
                        + " offset ? rows fetch next ? rows only")
                .params(projectKey, reader.all(), reader.person(), offset, most)
                .query((row, index) -> new ChangeRow(
                        row.getString("change_id"),
                        row.getString("title"),
                        row.getString("reason"),
                        row.getString("requester_id"),
                        row.getObject("review_number", Integer.class),
                        ChangeState.valueOf(row.getString("state")),
                        instant(row.getTimestamp("created_at")),
                        instant(row.getTimestamp("settled_at")),
                        row.getObject("finish_before", LocalDate.class),
                        row.getObject("finish_after", LocalDate.class)))
                .list();
    }

    private static Instant instant(Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}
