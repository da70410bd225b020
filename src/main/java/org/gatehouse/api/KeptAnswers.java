package org.gatehouse.api;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was answered to requests with a key, for a day. */
final class KeptAnswers {

    static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient sql;
    private final Clock clock;

    KeptAnswers(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param status null while the request is worked on
     * @param headers name and value by lines
     */
    record Kept(String requestHash, Integer status, String headers, String body) {}

    Optional<Kept> find(String person, String key) {
        return sql.sql("select request_hash, status, headers, body from kept_answer"
                        + " where person_id = :person and idempotency_key = :key and created_at > :since")
                .param("person", person)
                .param("key", key)
                .param("since", since())
                .query(Kept.class)
                .optional();
    }

    /** Waits for whoever has the key in a transaction of their own; fails where they keep it. */
    void claim(String person, String key, String requestHash) {
        sql.sql("delete from kept_answer where person_id = :person and idempotency_key = :key and created_at <= :since")
                .param("person", person)
                .param("key", key)
                .param("since", since())
                .update();
        sql.sql("insert into kept_answer (person_id, idempotency_key, request_hash, created_at)"
                        + " values (:person, :key, :hash, :now)")
                .param("person", person)
                .param("key", key)
                .param("hash", requestHash)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    void keep(String person, String key, int status, String headers, String body) {
        sql.sql("update kept_answer set status = :status, headers = :headers, body = :body"
                        + " where person_id = :person and idempotency_key = :key")
                .param("status", status)
                .param("headers", headers)
                .param("body", body)
                .param("person", person)
                .param("key", key)
                .update();
    }

    int forget() {
        return sql.sql("delete from kept_answer where created_at <= :since")
                .param("since", since())
                .update();
    }

    private OffsetDateTime since() {
        return OffsetDateTime.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC);
    }
}
