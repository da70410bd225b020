package org.gatehouse.notice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices on their way out of the portal. */
@Repository
class Posts {

    private final JdbcClient sql;

    Posts(JdbcClient sql) {
        this.sql = sql;
    }

    record PostRow(long id, long noticeId, Channel channel, boolean digest) {}

    void add(long noticeId, String person, Channel channel, boolean digest, Instant due) {
        sql.sql("insert into notice_post (notice_id, person_id, channel, digest, due_at)"
                        + " values (:notice, :person, :channel, :digest, :due)")
                .param("notice", noticeId)
                .param("person", person)
                .param("channel", channel.name())
                .param("digest", digest)
                .param("due", at(due))
                .update();
    }

    List<String> peopleDue(Instant now, int most) {
        return sql.sql("select distinct person_id from notice_post where due_at <= :now"
                        + " fetch first :most rows only")
                .param("now", at(now))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Takes what is due for somebody; whoever else tries waits, and then finds nothing. */
    List<PostRow> take(String person, Instant now) {
        List<PostRow> rows = sql.sql("select id, notice_id, channel, digest from notice_post"
                        + " where person_id = :person and due_at <= :now order by id for update")
                .param("person", person)
                .param("now", at(now))
                .query((row, number) -> new PostRow(
                        row.getLong("id"),
                        row.getLong("notice_id"),
                        Channel.valueOf(row.getString("channel")),
                        row.getBoolean("digest")))
                .list();
        if (!rows.isEmpty()) {
            sql.sql("delete from notice_post where id in (:ids)")
                    .param("ids", rows.stream().map(PostRow::id).toList())
                    .update();
        }
        return rows;
    }

    /** The digest comes at another time from now on. */
    void moveDigest(String person, Instant due) {
        sql.sql("update notice_post set due_at = :due where person_id = :person and digest = true")
                .param("due", at(due))
                .param("person", person)
                .update();
    }

    private static OffsetDateTime at(Instant when) {
        return OffsetDateTime.ofInstant(when, ZoneOffset.UTC);
    }
}
