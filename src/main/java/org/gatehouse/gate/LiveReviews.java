package org.gatehouse.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.gate.ChainCheck.Live;
import org.gatehouse.gate.SealedDecision.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the house shows of a project's gates now, to be held against the seals; five statements, however many there are. */
@Repository
class LiveReviews {

    private final JdbcClient sql;

    LiveReviews(JdbcClient sql) {
        this.sql = sql;
    }

    /** A review, and what a reader calls it by. */
    record Known(String gate, String subject, int round, Live live) {}

    /** By their ids, in the order in which they came to their gates. */
    Map<Long, Known> of(String projectKey) {
        Map<Long, List<Map<String, Object>>> votes = lists(
                "select v.* from gate_vote v join gate_review r on r.id = v.review_id where r.project_key = :project"
                        + " order by v.review_id, v.vote_no",
                projectKey,
                row -> SealedDecision.vote(new GateReview.Vote(
                        row.getString("approver_id"),
                        row.getString("on_behalf_of"),
                        row.getString("decision"),
                        row.getString("reason"),
                        instant(row, "voted_at"),
                        row.getBoolean("carried"),
                        row.getString("rework_step"),
                        row.getString("rework_return"))));
        Map<Long, List<Map<String, Object>>> conditions = lists(
                "select c.* from gate_condition c join gate_review r on r.id = c.review_id"
                        + " where r.project_key = :project order by c.review_id, c.condition_no",
                projectKey,
                row -> SealedDecision.condition(new GateReview.Condition(
                        row.getString("text"), row.getString("owner_id"), row.getObject("due", LocalDate.class))));
        Map<Long, List<Map<String, Object>>> waivers = lists(
                "select w.* from gate_waiver w join gate_review r on r.id = w.review_id"
                        + " where r.project_key = :project order by w.review_id, w.waiver_no",
                projectKey,
                row -> SealedDecision.waiver(new GateReview.Waiver(
                        row.getString("criterion"),
                        row.getString("reason"),
                        row.getString("asked_by"),
                        instant(row, "asked_at"),
                        GateReview.Waiver.State.valueOf(row.getString("state")),
                        row.getString("answered_by"),
                        instant(row, "answered_at"),
                        row.getString("answer"))));
        Map<Long, List<Map<String, Object>>> signOffs = lists(
                "select s.* from gate_sign_off s join gate_review r on r.id = s.review_id"
                        + " where r.project_key = :project order by s.review_id, s.sign_off_no",
                projectKey,
                row -> SealedDecision.signOff(new SignOff(
                        row.getString("person_id"),
                        row.getString("asked_by"),
                        instant(row, "asked_at"),
                        row.getBoolean("afterwards"),
                        row.getString("question"),
                        SignOff.State.valueOf(row.getString("state")),
                        row.getString("answered_by"),
                        instant(row, "answered_at"),
                        row.getString("answer"))));
        Map<Long, Known> reviews = new LinkedHashMap<>();
        sql.sql(
                        "select id, project_key, gate, subject, round, submitter_id, decision, reason, decided_by, decided_at,"
                                + " recorded, rework_step, rework_return from gate_review where project_key = :project order by id")
                .param("project", projectKey)
                .query((row, number) -> reviews.put(
                        row.getLong("id"),
                        known(
                                row,
                                votes.getOrDefault(row.getLong("id"), List.of()),
                                conditions.getOrDefault(row.getLong("id"), List.of()),
                                waivers.getOrDefault(row.getLong("id"), List.of()),
                                signOffs.getOrDefault(row.getLong("id"), List.of()))))
                .list();
        return reviews;
    }

    private static Known known(
            ResultSet row,
            List<Map<String, Object>> votes,
            List<Map<String, Object>> conditions,
            List<Map<String, Object>> waivers,
            List<Map<String, Object>> signOffs)
            throws SQLException {
        String project = row.getString("project_key");
        String gate = row.getString("gate");
        String subject = row.getString("subject");
        int round = row.getInt("round");
        Map<String, Object> decision = SealedDecision.of(
                project,
                gate,
                subject,
                round,
                new Outcome(
                        row.getString("decision"),
                        row.getString("reason"),
                        row.getString("decided_by"),
                        instant(row, "decided_at"),
                        row.getString("rework_step"),
                        row.getString("rework_return")),
                votes,
                conditions,
                waivers,
                signOffs);
        Map<String, Object> facts = Map.of(
                "project", project,
                "gate", gate,
                "subject", subject,
                "round", round,
                "submitter", row.getString("submitter_id"));
        return new Known(gate, subject, round, new Live(facts, decision, row.getBoolean("recorded")));
    }

    private interface Reading {
        Map<String, Object> of(ResultSet row) throws SQLException;
    }

    private Map<Long, List<Map<String, Object>>> lists(String statement, String projectKey, Reading reading) {
        Map<Long, List<Map<String, Object>>> lists = new HashMap<>();
        sql.sql(statement)
                .param("project", projectKey)
                .query((row, number) -> lists.computeIfAbsent(row.getLong("review_id"), review -> new ArrayList<>())
                        .add(reading.of(row)))
                .list();
        return lists;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
