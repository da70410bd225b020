package org.gatehouse.code;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What came in by each connection, and by what it is known again. */
@Repository
class HookLog {

    private final JdbcClient sql;

    HookLog(JdbcClient sql) {
        this.sql = sql;
    }

    enum Outcome {
        ACCEPTED,
        IGNORED,
        REFUSED;

        /** Of a light. */
        public String colour() {
            return this == ACCEPTED ? "green" : this == IGNORED ? "grey" : "red";
        }
    }

    /**
     * A line of the log.
     *
     * @param reason message key; empty where it was accepted
     */
    record Line(String event, Outcome outcome, String reason, String items, Instant at) {}

    boolean knows(long connection, Identity identity) {
        return sql.sql("select count(*) from code_delivery where connection_id = :connection"
                                + " and (body_hash = :hash or delivery_key = :key)")
                        .param("connection", connection)
                        .param("hash", identity.bodyHash())
                        .param("key", identity.key())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void taken(
            long connection, Identity identity, String event, String ignored, Collection<String> items, Instant now) {
        write(
                connection,
                identity,
                event,
                ignored.isEmpty() ? Outcome.ACCEPTED : Outcome.IGNORED,
                ignored,
                String.join(", ", items),
                now);
    }

    /** In a transaction of its own: that of the delivery is taken back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(long connection, String event, String reason, Instant now) {
        write(connection, new Identity(null, null), event, Outcome.REFUSED, reason, "", now);
    }

    private void write(
            long connection,
            Identity identity,
            String event,
            Outcome outcome,
            String reason,
            String items,
            Instant now) {
        sql.sql("insert into code_delivery (connection_id, delivery_key, body_hash, event, outcome, reason, items,"
                        + " received_at) values (:connection, :key, :hash, :event, :outcome, :reason, :items, :now)")
                .param("connection", connection)
                .param("key", identity.key())
                .param("hash", identity.bodyHash())
                .param("event", cut(event, 60))
                .param("outcome", outcome.name())
                .param("reason", reason)
                .param("items", cut(items, 400))
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    int count(long connection) {
        return sql.sql("select count(*) from code_delivery where connection_id = :connection")
                .param("connection", connection)
                .query(Integer.class)
                .single();
    }

    /** Newest first. */
    List<Line> of(long connection, int from, int most) {
        return sql.sql("select event, outcome, reason, items, received_at from code_delivery"
                        + " where connection_id = :connection order by id desc"
                        + " offset :from rows fetch first :most rows only")
                .param("connection", connection)
                .param("from", from)
                .param("most", most)
                .query((row, number) -> new Line(
                        row.getString("event"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("reason"),
                        row.getString("items"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    int removeBefore(Instant oldest) {
        return sql.sql("delete from code_delivery where received_at < :oldest")
                .param("oldest", OffsetDateTime.ofInstant(oldest, ZoneOffset.UTC))
                .update();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
