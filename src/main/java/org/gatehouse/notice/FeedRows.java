package org.gatehouse.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Feeds and what stood in them last. */
@Repository
class FeedRows {

    private final JdbcClient sql;

    FeedRows(JdbcClient sql) {
        this.sql = sql;
    }

    record Past(String print, int sequence, Instant changedAt) {}

    Optional<Feeds.Feed> of(String person) {
        return sql.sql("select * from notice_feed where person_id = :person")
                .param("person", person)
                .query((row, number) -> feed(row))
                .optional();
    }

    void replace(String person, String hash, Instant now) {
        boolean there = sql.sql("update notice_feed set token_hash = :hash, created_at = :now, read_at = null"
                                + " where person_id = :person")
                        .param("hash", hash)
                        .param("now", at(now))
                        .param("person", person)
                        .update()
                == 1;
        if (!there) {
            sql.sql("insert into notice_feed (person_id, token_hash, created_at) values (:person, :hash, :now)")
                    .param("person", person)
                    .param("hash", hash)
                    .param("now", at(now))
                    .update();
        }
    }

    void remove(String person) {
        sql.sql("delete from notice_feed where person_id = :person")
                .param("person", person)
                .update();
    }

    /** The feed of this secret, held till the transaction's end: of two calendars one after the other reads. */
    Optional<Feeds.Feed> claim(String hash, Instant now) {
        sql.sql("update notice_feed set read_at = :now where token_hash = :hash")
                .param("now", at(now))
                .param("hash", hash)
                .update();
        return sql.sql("select * from notice_feed where token_hash = :hash")
                .param("hash", hash)
                .query((row, number) -> feed(row))
                .optional();
    }

    Map<String, Past> past(String person) {
        Map<String, Past> past = new HashMap<>();
        sql.sql("select uid, print, sequence_number, changed_at from notice_feed_entry where person_id = :person")
                .param("person", person)
                .query(row -> {
                    past.put(
                            row.getString("uid"),
                            new Past(
                                    row.getString("print"), row.getInt("sequence_number"), instant(row, "changed_at")));
                });
        return past;
    }

    void add(String person, String uid, String print, Instant now) {
        sql.sql("insert into notice_feed_entry (person_id, uid, print, sequence_number, changed_at)"
                        + " values (:person, :uid, :print, 0, :now)")
                .param("person", person)
                .param("uid", uid)
                .param("print", print)
                .param("now", at(now))
                .update();
    }

    void change(String person, String uid, String print, int sequence, Instant now) {
        sql.sql("update notice_feed_entry set print = :print, sequence_number = :sequence, changed_at = :now"
                        + " where person_id = :person and uid = :uid")
                .param("print", print)
                .param("sequence", sequence)
                .param("now", at(now))
                .param("person", person)
                .param("uid", uid)
                .update();
    }

    private static Feeds.Feed feed(ResultSet row) throws SQLException {
        return new Feeds.Feed(row.getString("person_id"), instant(row, "created_at"), instant(row, "read_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime stored = row.getObject(column, OffsetDateTime.class);
        return stored == null ? null : stored.toInstant();
    }

    /** Whole seconds, as calendars write them. */
    private static OffsetDateTime at(Instant when) {
        return OffsetDateTime.ofInstant(when.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
    }
}
