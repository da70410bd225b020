package org.gatehouse.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The line: {@code due_at} is when the next attempt may be made, null where nothing is to be done any more. */
@Repository
class DeliveryRows {

    private static final int LONGEST_ERROR = 1000;

    private final JdbcClient sql;

    DeliveryRows(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A row of the line.
     *
     * @param attempts that were begun
     */
    record Waiting(long id, String recipient, String key, String payload, int attempts, Instant createdAt) {}

    boolean knows(String channel, String key) {
        return !sql.sql("select id from delivery where channel = :channel and delivery_key = :key")
                .param("channel", channel)
                .param("key", key)
                .query(Long.class)
                .list()
                .isEmpty();
    }

    void add(String channel, String recipient, String key, String payload, Instant now, Instant due) {
        sql.sql("insert into delivery (channel, recipient, delivery_key, payload, created_at, due_at, attempts, state)"
                        + " values (:channel, :recipient, :key, :payload, :now, :due, 0, 'WAITING')")
                .param("channel", channel)
                .param("recipient", recipient)
                .param("key", key)
                .param("payload", payload)
                .param("now", at(now))
                .param("due", at(due))
                .update();
    }

    List<String> channelsDue(Instant now) {
        return sql.sql("select distinct channel from delivery where due_at <= :now")
                .param("now", at(now))
                .query(String.class)
                .list();
    }

    List<Waiting> due(String channel, Instant now, int most) {
        return sql.sql(
                        "select id, recipient, delivery_key, payload, attempts, created_at from delivery"
                                + " where channel = :channel and due_at <= :now order by due_at, id fetch first :most rows only")
                .param("channel", channel)
                .param("now", at(now))
                .param("most", most)
                .query((row, number) -> new Waiting(
                        row.getLong("id"),
                        row.getString("recipient"),
                        row.getString("delivery_key"),
                        row.getString("payload"),
                        row.getInt("attempts"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Claims the next attempt until the lease ends; of several nodes exactly one succeeds. */
    boolean claim(long id, int attempts, Instant now, Instant leased) {
        return sql.sql("update delivery set attempts = attempts + 1, due_at = :leased, tried_at = :now"
                                + " where id = :id and attempts = :attempts and due_at <= :now")
                        .param("leased", at(leased))
                        .param("now", at(now))
                        .param("id", id)
                        .param("attempts", attempts)
                        .update()
                == 1;
    }

    /** It is there: whoever else holds a lease by now need not go. */
    void done(long id, Instant now) {
        sql.sql("update delivery set state = 'DONE', due_at = null, ended_at = :now where id = :id")
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    /** Unless it was delivered, or claimed anew, meanwhile. */
    void failed(long id, int attempt, String reason, Instant next) {
        sql.sql("update delivery set due_at = :next, last_error = :reason"
                        + " where id = :id and attempts = :attempt and state = 'WAITING'")
                .param("next", at(next))
                .param("reason", cut(reason))
                .param("id", id)
                .param("attempt", attempt)
                .update();
    }

    void givenUp(long id, String reason, Instant now) {
        sql.sql("update delivery set state = 'FAILED', due_at = null, ended_at = :now, last_error = :reason"
                        + " where id = :id and state = 'WAITING'")
                .param("now", at(now))
                .param("reason", cut(reason))
                .param("id", id)
                .update();
    }

    /** Nothing else of this recipient is tried before; null means of anybody. */
    void postpone(String channel, String recipient, Instant until) {
        sql.sql("update delivery set due_at = :until where channel = :channel and due_at < :until"
                        + (recipient == null ? "" : " and recipient = :recipient"))
                .param("until", at(until))
                .param("channel", channel)
                .param("recipient", recipient)
                .update();
    }

    /** Back into the line, at once; false where it is not one that failed. */
    boolean revive(long id, Instant now) {
        return sql.sql("update delivery set state = 'WAITING', due_at = :now, created_at = :now, ended_at = null"
                                + " where id = :id and state = 'FAILED'")
                        .param("now", at(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    int removeEndedBefore(Instant time) {
        return sql.sql("delete from delivery where ended_at < :time")
                .param("time", at(time))
                .update();
    }

    private static String cut(String reason) {
        String text = reason == null ? "" : reason.strip();
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR - 1) + "…";
    }

    private static OffsetDateTime at(Instant when) {
        return OffsetDateTime.ofInstant(when, ZoneOffset.UTC);
    }
}
