package org.gatehouse.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** What webhooks are told, and how that went last: the delivery log. */
@Repository
class Messages {

    private static final int LONGEST_PROBLEM = 500;

    private final JdbcClient sql;

    Messages(JdbcClient sql) {
        this.sql = sql;
    }

    enum State {
        WAITING,
        DELIVERED,
        FAILED;

        /** Of a light. */
        public String colour() {
            return this == DELIVERED ? "green" : this == FAILED ? "red" : "amber";
        }
    }

    /**
     * One of them.
     *
     * @param sendings how often it was put in line
     * @param status of the last answer; null where there was none
     * @param duration of the last attempt in milliseconds; null before the first
     */
    record Message(
            long id,
            long webhook,
            String messageId,
            String event,
            String payload,
            Instant at,
            State state,
            int attempts,
            int sendings,
            Instant triedAt,
            Integer status,
            Long duration,
            String problem) {}

    long add(long webhook, String messageId, String event, String payload, Instant now) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        sql.sql(
                        "insert into webhook_message (webhook_id, message_id, event, payload, created_at, state, attempts, sendings)"
                                + " values (:webhook, :message, :event, :payload, :now, 'WAITING', 0, 1)")
                .param("webhook", webhook)
                .param("message", messageId)
                .param("event", event)
                .param("payload", payload)
                .param("now", at(now))
                .update(id, "id");
        return id.getKeyAs(Long.class);
    }

    Optional<Message> find(long id) {
        return sql.sql("select * from webhook_message where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    int count(long webhook) {
        return sql.sql("select count(*) from webhook_message where webhook_id = :webhook")
                .param("webhook", webhook)
                .query(Integer.class)
                .single();
    }

    /** Newest first. */
    List<Message> of(long webhook, int from, int most) {
        return sql.sql("select * from webhook_message where webhook_id = :webhook order by id desc"
                        + " offset :from rows fetch first :most rows only")
                .param("webhook", webhook)
                .param("from", from)
                .param("most", most)
                .query(this::read)
                .list();
    }

    /** Counts one more sending. */
    void again(long id) {
        sql.sql("update webhook_message set state = 'WAITING', sendings = sendings + 1 where id = :id")
                .param("id", id)
                .update();
    }

    /** @param status null where there was no answer */
    void tried(long id, State state, Integer status, long milliseconds, String problem, Instant now) {
        sql.sql("update webhook_message set state = :state, attempts = attempts + 1, tried_at = :now,"
                        + " answer_status = :status, duration_ms = :duration, problem = :problem where id = :id")
                .param("state", state.name())
                .param("now", at(now))
                .param("status", status)
                .param("duration", milliseconds)
                .param("problem", problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM))
                .param("id", id)
                .update();
    }

    int removeBefore(Instant oldest) {
        return sql.sql("delete from webhook_message where created_at < :oldest")
                .param("oldest", at(oldest))
                .update();
    }

    private Message read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        OffsetDateTime tried = row.getObject("tried_at", OffsetDateTime.class);
        return new Message(
                row.getLong("id"),
                row.getLong("webhook_id"),
                row.getString("message_id"),
                row.getString("event"),
                row.getString("payload"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("sendings"),
                tried == null ? null : tried.toInstant(),
                row.getObject("answer_status", Integer.class),
                row.getObject("duration_ms", Long.class),
                row.getString("problem"));
    }

    private static OffsetDateTime at(Instant when) {
        return OffsetDateTime.ofInstant(when, ZoneOffset.UTC);
    }
}
