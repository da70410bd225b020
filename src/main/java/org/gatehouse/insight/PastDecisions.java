package org.gatehouse.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The decisions at gates, read from the gates' own table. */
@Component
class PastDecisions {

    private static final String REVIEWS = "select r.process_instance_id, r.project_key, r.gate, r.subject, r.round,"
            + " r.decision, r.decided_at, r.reason, (select count(*) from gate_waiver w where w.review_id = r.id"
            + " and w.state = 'CONFIRMED') as waivers from gate_review r where r.decision <> '' and"
            // What was taken back by whoever submitted it was not decided.
            + " r.decided_by <> r.submitter_id and ";

    private final JdbcTemplate jdbc;

    PastDecisions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Decided in the period, in that order. */
    List<PastDecision> decided(Instant from, Instant to) {
        return jdbc.query(
                REVIEWS + "r.decided_at >= ? and r.decided_at < ? order by r.decided_at, r.id",
                (row, at) -> review(row),
                OffsetDateTime.ofInstant(from, ZoneOffset.UTC),
                OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
    }

    /** All that were decided in a project. */
    List<PastDecision> of(String projectKey) {
        return jdbc.query(
                REVIEWS + "r.project_key = ? order by r.decided_at, r.id", (row, at) -> review(row), projectKey);
    }

    private static PastDecision review(ResultSet row) throws SQLException {
        return new PastDecision(
                row.getString("process_instance_id"),
                row.getString("project_key"),
                row.getString("gate"),
                row.getString("subject"),
                row.getInt("round"),
                row.getString("decision"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getInt("waivers"));
    }
}
