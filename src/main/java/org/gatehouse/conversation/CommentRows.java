package org.gatehouse.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Comments in the database. */
@Repository
class CommentRows {

    private static final String COLUMNS =
            "select id, version, project_key, number, subject_kind, subject_key, gate_review_id, reply_to, author_id,"
                    + " written_at, body, edited_at, removed_at, removed_by, removal_reason from project_comment";
    private static final String OF_SUBJECT = " where project_key = :project and subject_kind = :kind"
            + " and subject_key = :key and coalesce(gate_review_id, 0) = :gate";

    private final JdbcClient sql;

    CommentRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** An earlier text of a comment. */
    record Version(int version, String body, Instant writtenAt) {}

    /** The next number of a project, which nobody else gets while the transaction lasts. */
    int nextNumber(String projectKey) {
        int counted = sql.sql("update comment_counter set last_number = last_number + 1 where project_key = ?")
                .param(projectKey)
                .update();
        if (counted == 0) {
            sql.sql("insert into comment_counter (project_key, last_number) values (?, 1)")
                    .param(projectKey)
                    .update();
        }
        return sql.sql("select last_number from comment_counter where project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .single();
    }

    Comment add(Subject subject, int number, int replyTo, String author, String body, Instant now) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        at(
                        sql.sql("insert into project_comment (project_key, number, version, subject_kind, subject_key,"
                                + " gate_review_id, reply_to, author_id, written_at, body, removed_by, removal_reason)"
                                + " values (:project, :number, 0, :kind, :key, nullif(:gate, 0), nullif(:reply, 0),"
                                + " :author, :now, :body, '', '')"),
                        subject)
                .param("number", number)
                .param("reply", replyTo)
                .param("author", author)
                .param("now", utc(now))
                .param("body", body)
                .update(id, "id");
        return new Comment(id.getKeyAs(Long.class), 0, number, subject, replyTo, author, now, body, null, null, "", "");
    }

    Optional<Comment> find(String projectKey, int number) {
        return sql.sql(COLUMNS + " where project_key = ? and number = ?")
                .params(projectKey, number)
                .query((row, at) -> comment(row))
                .optional();
    }

    /** @return false where somebody was faster */
    boolean change(Comment comment, String body, Instant now) {
        boolean ours = sql.sql("update project_comment set version = version + 1, body = :body, edited_at = :now"
                                + " where id = :id and version = :version and removed_at is null")
                        .param("body", body)
                        .param("now", utc(now))
                        .param("id", comment.id())
                        .param("version", comment.version())
                        .update()
                == 1;
        if (ours) {
            sql.sql("insert into comment_version (comment_id, version, body, written_at) values (?, ?, ?, ?)")
                    .params(
                            comment.id(),
                            comment.version(),
                            comment.body(),
                            utc(comment.isEdited() ? comment.editedAt() : comment.writtenAt()))
                    .update();
        }
        return ours;
    }

    /** The words go, those before as well; the place stays. */
    void remove(Comment comment, String by, String reason, Instant now) {
        sql.sql("update project_comment set version = version + 1, body = '', removed_at = :now, removed_by = :by,"
                        + " removal_reason = :reason where id = :id")
                .param("now", utc(now))
                .param("by", by)
                .param("reason", reason)
                .param("id", comment.id())
                .update();
        sql.sql("delete from comment_version where comment_id = ?")
                .param(comment.id())
                .update();
        sql.sql("delete from comment_reaction where comment_id = ?")
                .param(comment.id())
                .update();
    }

    /** Oldest first. */
    List<Version> versions(long id) {
        return sql.sql("select version, body, written_at from comment_version where comment_id = ? order by version")
                .param(id)
                .query((row, at) ->
                        new Version(row.getInt("version"), row.getString("body"), instant(row, "written_at")))
                .list();
    }

    /** Comments that answer none, newest first. */
    List<Comment> roots(Subject subject, int limit, int offset) {
        return at(
                        sql.sql(COLUMNS + OF_SUBJECT
                                + " and reply_to is null order by number desc limit :limit offset :offset"),
                        subject)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, at) -> comment(row))
                .list();
    }

    /** Oldest first. */
    List<Comment> replies(String projectKey, Collection<Integer> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : sql.sql(COLUMNS + " where project_key = :project and reply_to in (:numbers) order by number")
                        .param("project", projectKey)
                        .param("numbers", numbers)
                        .query((row, at) -> comment(row))
                        .list();
    }

    int replyCount(String projectKey, int number) {
        return sql.sql("select count(*) from project_comment where project_key = ? and reply_to = ?")
                .params(projectKey, number)
                .query(Integer.class)
                .single();
    }

    /** How many there are, how many of them answer none, and of these how many stand behind one of that number. */
    Count count(Subject subject, int number) {
        return at(
                        sql.sql("select count(*) as everything, count(case when reply_to is null then 1 end) as roots,"
                                + " count(case when reply_to is null and number > :number then 1 end) as behind"
                                + " from project_comment" + OF_SUBJECT),
                        subject)
                .param("number", number)
                .query((row, at) -> new Count(row.getInt("everything"), row.getInt("roots"), row.getInt("behind")))
                .single();
    }

    record Count(int everything, int roots, int behind) {}

    /** Those of these projects and numbers, and some more where numbers repeat between projects. */
    List<Comment> some(Collection<String> projectKeys, Collection<Integer> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : sql.sql(COLUMNS + " where project_key in (:projects) and number in (:numbers)")
                        .param("projects", projectKeys)
                        .param("numbers", numbers)
                        .query((row, at) -> comment(row))
                        .list();
    }

    private static JdbcClient.StatementSpec at(JdbcClient.StatementSpec statement, Subject subject) {
        boolean gate = subject.kind().equals("gate");
        return statement
                .param("project", subject.projectKey())
                .param("kind", subject.kind())
                .param("key", gate ? subject.projectKey() : subject.key())
                .param("gate", gate ? subject.number() : 0L);
    }

    private static Comment comment(ResultSet row) throws SQLException {
        String kind = row.getString("subject_kind");
        String key = row.getString("subject_key");
        long gate = row.getLong("gate_review_id");
        return new Comment(
                row.getLong("id"),
                row.getInt("version"),
                row.getInt("number"),
                new Subject(kind, gate == 0 ? key : key + "-G" + gate),
                row.getInt("reply_to"),
                row.getString("author_id"),
                instant(row, "written_at"),
                row.getString("body"),
                instant(row, "edited_at"),
                instant(row, "removed_at"),
                row.getString("removed_by"),
                row.getString("removal_reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
