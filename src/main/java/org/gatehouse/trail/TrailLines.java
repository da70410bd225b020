package org.gatehouse.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines on disk: they are appended and read, and nothing here can change or remove one. */
@Repository
class TrailLines {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final String CHOSEN = " from trail_line where project_key = :project"
            + " and (:actor = '' or actor = :actor) and (:kind = '' or kind = :kind)";

    private final JdbcClient sql;
    private final ObjectMapper json;

    TrailLines(JdbcClient sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void append(TrailLine line) {
        sql.sql("insert into trail_line (project_key, at, actor, kind, action, subject, reason, details)"
                        + " values (:project, :at, :actor, :kind, :action, :subject, :reason, :details)")
                .param("project", line.projectKey())
                .param("at", OffsetDateTime.ofInstant(line.at(), ZoneOffset.UTC))
                .param("actor", line.actor())
                .param("kind", line.kind())
                .param("action", line.action())
                .param("subject", cut(line.subject(), 1000))
                .param("reason", cut(line.reason(), 4000))
                .param("details", written(line.details()))
                .update();
    }

    /** Newest first; an empty actor or kind means all. */
    List<TrailLine> of(String projectKey, String actor, String kind, int limit, long offset) {
        return sql.sql("select project_key, at, actor, action, subject, reason, details" + CHOSEN
                        + " order by id desc limit :limit offset :offset")
                .param("project", projectKey)
                .param("actor", actor)
                .param("kind", kind)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> line(row))
                .list();
    }

    /** Newest first; those of these actions and all of these kinds. */
    List<TrailLine> since(
            String projectKey, Instant from, Collection<String> actions, Collection<String> kinds, int limit) {
        return sql.sql("select project_key, at, actor, action, subject, reason, details from trail_line"
                        + " where project_key = :project and at >= :from and (action in (:actions) or kind in (:kinds))"
                        + " order by id desc limit :limit")
                .param("project", projectKey)
                .param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .param("actions", actions)
                .param("kinds", kinds)
                .param("limit", limit)
                .query((row, number) -> line(row))
                .list();
    }

    long count(String projectKey, String actor, String kind) {
        return sql.sql("select count(*)" + CHOSEN)
                .param("project", projectKey)
                .param("actor", actor)
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    List<String> actors(String projectKey) {
        return sql.sql("select distinct actor from trail_line where project_key = :project order by actor")
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

    private TrailLine line(ResultSet row) throws SQLException {
        return new TrailLine(
                row.getString("project_key"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                read(row.getString("details")));
    }

    private String written(List<String> details) {
        try {
            return json.writeValueAsString(
                    details.stream().limit(20).map(detail -> cut(detail, 400)).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<String> read(String details) {
        try {
            return json.readValue(details, TEXTS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String cut(String text, int most) {
        if (text == null) {
            return "";
        }
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
