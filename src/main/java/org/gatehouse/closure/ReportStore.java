package org.gatehouse.closure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports as they were written. */
@Repository
class ReportStore {

    private final JdbcClient sql;
    private final ObjectMapper json;

    ReportStore(JdbcClient sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A report with the day it was written. */
    record Written(int round, Instant at, Report report) {}

    Optional<Written> latest(String projectKey) {
        return sql.sql("select round, written_at, figures from closure_report where project_key = :project"
                        + " order by round desc fetch first 1 rows only")
                .param("project", projectKey)
                .query((row, number) -> written(row))
                .optional();
    }

    boolean has(String projectKey, int round) {
        return sql.sql("select count(*) from closure_report where project_key = :project and round = :round")
                        .param("project", projectKey)
                        .param("round", round)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void write(String projectKey, int round, Instant at, Report report) {
        try {
            sql.sql("insert into closure_report (project_key, round, written_at, figures)"
                            + " values (:project, :round, :at, :figures)")
                    .param("project", projectKey)
                    .param("round", round)
                    .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                    .param("figures", json.writeValueAsString(report).getBytes(StandardCharsets.UTF_8))
                    .update();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Written written(ResultSet row) throws SQLException {
        try {
            return new Written(
                    row.getInt("round"),
                    row.getObject("written_at", OffsetDateTime.class).toInstant(),
                    json.readValue(row.getBytes("figures"), Report.class));
        } catch (IOException unreadable) {
            throw new SQLException("closure report", unreadable);
        }
    }
}
