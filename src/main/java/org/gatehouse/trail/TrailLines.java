package org.gatehouse.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines on disk: they are appended and read, and nothing here can change or remove one. */
@Repository
class TrailLines {

    /** Lines read at once where all are wanted. */
    private static final int BATCH = 1000;

    private static final String COLUMNS =
            "select project_key, number, at, actor, on_behalf, kind, action, subject, reason, details, changes, hash"
                    + " from trail_line";
    private static final String CHOSEN = " where project_key = :project"
            + " and (:person = '' or actor = :person or on_behalf = :person)"
            + " and (:kind = '' or kind = :kind)"
            + " and at >= :from and at < :until"
            + " and (:text = '' or lower(subject) like :like escape '!' or lower(reason) like :like escape '!'"
            + " or lower(details) like :like escape '!' or lower(changes) like :like escape '!')";

    private final JdbcClient sql;

    TrailLines(JdbcClient sql) {
        this.sql = sql;
    }

    /** Puts lines behind the ends of their projects' trails, which nobody else can do until the transaction ends. */
    void append(Map<String, List<TrailLine>> byProject) {
        byProject.forEach((projectKey, lines) -> {
            TrailHead head = locked(projectKey);
            for (TrailLine line : lines) {
                SealedLine sealed = sealed(line, head.number() + 1).behind(head.hash());
                insert(sealed);
                head = new TrailHead(sealed.number(), sealed.hash());
            }
            end(projectKey, head);
        });
    }

    /** Takes lines over as they were written elsewhere, hashes and all, for a project that has none here. */
    void restore(String projectKey, List<SealedLine> lines) {
        if (locked(projectKey).number() > 0) {
            throw new IllegalStateException(projectKey + " has a trail already");
        }
        lines.forEach(this::insert);
        if (!lines.isEmpty()) {
            SealedLine last = lines.get(lines.size() - 1);
            end(projectKey, new TrailHead(last.number(), last.hash()));
        }
    }

    TrailHead head(String projectKey) {
        return head(projectKey, "");
    }

    /** Newest first. */
    List<TrailLine> of(TrailFilter filter, int limit, long offset) {
        return filtered(COLUMNS + CHOSEN + " order by number desc limit :limit offset :offset", filter)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, at) -> line(row))
                .list();
    }

    /** All of them, newest first, a batch at a time. */
    void each(TrailFilter filter, Consumer<TrailLine> reader) {
        int before = Integer.MAX_VALUE;
        while (before > 1) {
            List<TrailLine> batch = filtered(
                            COLUMNS + CHOSEN + " and number < :before order by number desc limit :limit", filter)
                    .param("before", before)
                    .param("limit", BATCH)
                    .query((row, at) -> line(row))
                    .list();
            batch.forEach(reader);
            before = batch.size() < BATCH ? 0 : batch.get(batch.size() - 1).number();
        }
    }

    long count(TrailFilter filter) {
        return filtered("select count(*) from trail_line" + CHOSEN, filter)
                .query(Long.class)
                .single();
    }

    /** As they are kept, from the first on: those behind that number. */
    List<SealedLine> kept(String projectKey, int behind) {
        return sql.sql(COLUMNS + " where project_key = :project and number > :behind order by number limit :limit")
                .param("project", projectKey)
                .param("behind", behind)
                .param("limit", BATCH)
                .query((row, at) -> kept(row))
                .list();
    }

    /** Newest first; those of these actions and all of these kinds. */
    List<TrailLine> since(
            String projectKey, Instant from, Collection<String> actions, Collection<String> kinds, int limit) {
        return sql.sql(COLUMNS
                        + " where project_key = :project and at >= :from and (action in (:actions) or kind in (:kinds))"
                        + " order by number desc limit :limit")
                .param("project", projectKey)
                .param("from", utc(from))
                .param("actions", actions)
                .param("kinds", kinds)
                .param("limit", limit)
                .query((row, at) -> line(row))
                .list();
    }

    /** Everybody who did something, or in whose place it was done. */
    List<String> people(String projectKey) {
        return sql.sql("select actor from trail_line where project_key = :project"
                        + " union select on_behalf from trail_line where project_key = :project and on_behalf <> ''"
                        + " order by 1")
                .param("project", projectKey)
                .query(String.class)
                .list();
    }

    List<String> kinds(String projectKey) {
        return sql.sql("select distinct kind from trail_line where project_key = :project order by kind")
                .param("project", projectKey)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec filtered(String statement, TrailFilter filter) {
        return sql.sql(statement)
                .param("project", filter.projectKey())
                .param("person", filter.person())
                .param("kind", filter.kind())
                .param("from", utc(filter.from()))
                .param("until", utc(filter.until()))
                .param("text", filter.text())
                .param("like", filter.like());
    }

    /** The end of a project's trail, made where there is none yet. */
    private TrailHead locked(String projectKey) {
        TrailHead head = head(projectKey, " for update");
        if (head == TrailHead.NONE) {
            sql.sql("insert into trail_head (project_key, number, hash) values (?, ?, ?)")
                    .params(projectKey, head.number(), head.hash())
                    .update();
        }
        return head;
    }

    private TrailHead head(String projectKey, String lock) {
        return sql.sql("select number, hash from trail_head where project_key = ?" + lock)
                .param(projectKey)
                .query(TrailHead.class)
                .optional()
                .orElse(TrailHead.NONE);
    }

    private void end(String projectKey, TrailHead head) {
        sql.sql("update trail_head set number = ?, hash = ? where project_key = ?")
                .params(head.number(), head.hash(), projectKey)
                .update();
    }

    private void insert(SealedLine line) {
        sql.sql("insert into trail_line (project_key, number, at, actor, on_behalf, kind, action, subject, reason,"
                        + " details, changes, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        line.projectKey(),
                        line.number(),
                        utc(line.at()),
                        line.actor(),
                        line.onBehalfOf(),
                        line.kind(),
                        line.action(),
                        line.subject(),
                        line.reason(),
                        line.details(),
                        line.changes(),
                        line.hash())
                .update();
    }

    private static SealedLine sealed(TrailLine line, int number) {
        return new SealedLine(
                line.projectKey(),
                number,
                line.at(),
                line.actor(),
                line.onBehalfOf(),
                line.kind(),
                line.action(),
                Words.cut(line.subject(), Words.SUBJECT),
                Words.cut(line.reason(), Words.REASON),
                Words.details(line.details()),
                Words.changes(line.changes()),
                "");
    }

    static SealedLine kept(ResultSet row) throws SQLException {
        return new SealedLine(
                row.getString("project_key"),
                row.getInt("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("on_behalf"),
                row.getString("kind"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("details"),
                row.getString("changes"),
                row.getString("hash"));
    }

    private static TrailLine line(ResultSet row) throws SQLException {
        SealedLine kept = kept(row);
        return new TrailLine(
                kept.projectKey(),
                kept.number(),
                kept.at(),
                kept.actor(),
                kept.onBehalfOf(),
                kept.action(),
                kept.subject(),
                kept.reason(),
                Words.details(kept.details()),
                Words.changes(kept.changes()),
                kept.hash());
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
