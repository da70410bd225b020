package org.gatehouse.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What left the house, what waits, what could not be delivered: for administrators, without what was said. */
@Repository
class DeliveryLog {

    static final List<String> STATES = List.of("WAITING", "DONE", "FAILED");

    private static final String CHOSEN = " from delivery where state = :state";

    private final JdbcClient sql;

    DeliveryLog(JdbcClient sql) {
        this.sql = sql;
    }

    /** A line of the log; times that are not known are null. */
    record Line(
            long id,
            String channel,
            String recipient,
            String key,
            Instant createdAt,
            Instant dueAt,
            int attempts,
            Instant endedAt,
            String lastError) {}

    int count(String state) {
        return sql.sql("select count(*)" + CHOSEN)
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    /** Newest first. */
    List<Line> lines(String state, int offset, int most) {
        return sql.sql("select id, channel, recipient, delivery_key, created_at, due_at, attempts, ended_at, last_error"
                        + CHOSEN + " order by id desc offset :offset rows fetch next :most rows only")
                .param("state", state)
                .param("offset", offset)
                .param("most", most)
                .query((row, number) -> new Line(
                        row.getLong("id"),
                        row.getString("channel"),
                        row.getString("recipient"),
                        row.getString("delivery_key"),
                        instant(row.getObject("created_at", OffsetDateTime.class)),
                        instant(row.getObject("due_at", OffsetDateTime.class)),
                        row.getInt("attempts"),
                        instant(row.getObject("ended_at", OffsetDateTime.class)),
                        row.getString("last_error")))
                .list();
    }

    private static Instant instant(OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }
}
