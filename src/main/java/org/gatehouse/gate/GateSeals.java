package org.gatehouse.gate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.seal.Canonical;
import org.gatehouse.seal.Chain;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The links of the projects' chains; they are added and never changed. */
@Repository
class GateSeals {

    private static final String LINKS =
            "select s.project_key, s.seal_no, s.review_id, s.kind, s.content, s.previous, s.hash, s.sealed_at"
                    + " from gate_seal s ";

    private final JdbcClient sql;

    GateSeals(JdbcClient sql) {
        this.sql = sql;
    }

    /** How long a chain should be, and the hash it should end with. */
    record Head(int links, String hash) {

        static final Head NONE = new Head(0, Chain.BEGINNING);
    }

    /**
     * Adds a link; the project's chain is locked until the end of the transaction.
     *
     * @param content JSON, given the hash of the link before
     */
    GateSeal add(String projectKey, long reviewId, String kind, Instant now, Function<String, String> content) {
        Head before = lock(projectKey);
        byte[] bytes = Canonical.bytes(content.apply(before.hash()));
        GateSeal seal = new GateSeal(
                projectKey,
                before.links() + 1,
                reviewId,
                kind,
                bytes,
                before.hash(),
                Chain.link(before.hash(), bytes),
                now);
        sql.sql("insert into gate_seal (project_key, seal_no, review_id, kind, content, previous, hash, sealed_at)"
                        + " values (:project, :number, :review, :kind, :content, :previous, :hash, :at)")
                .param("project", projectKey)
                .param("number", seal.number())
                .param("review", reviewId)
                .param("kind", kind)
                .param("content", bytes)
                .param("previous", seal.previous())
                .param("hash", seal.hash())
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        sql.sql("update gate_chain set links = :links, hash = :hash where project_key = :project")
                .param("links", seal.number())
                .param("hash", seal.hash())
                .param("project", projectKey)
                .update();
        return seal;
    }

    /** A project's chain, first link first. */
    List<GateSeal> of(String projectKey) {
        return sql.sql(LINKS + "where s.project_key = :project order by s.seal_no")
                .param("project", projectKey)
                .query((row, number) -> seal(row))
                .list();
    }

    Optional<GateSeal> of(long reviewId, String kind) {
        return sql.sql(LINKS + "where s.review_id = :review and s.kind = :kind")
                .param("review", reviewId)
                .param("kind", kind)
                .query((row, number) -> seal(row))
                .optional();
    }

    /** Dossiers on which a go was given, first one first. */
    List<GateSeal> approved(String projectKey) {
        return sql.sql(LINKS + "join gate_review r on r.id = s.review_id where s.project_key = :project"
                        + " and s.kind = 'dossier' and r.decision in ('go', 'goWithConditions') order by s.seal_no")
                .param("project", projectKey)
                .query((row, number) -> seal(row))
                .list();
    }

    Optional<GateSeal> lastApproved(String projectKey, String gate) {
        return sql.sql(LINKS + "join gate_review r on r.id = s.review_id where s.project_key = :project"
                        + " and s.kind = 'dossier' and r.gate = :gate and r.decision in ('go', 'goWithConditions')"
                        + " order by s.seal_no desc limit 1")
                .param("project", projectKey)
                .param("gate", gate)
                .query((row, number) -> seal(row))
                .optional();
    }

    Head head(String projectKey) {
        return sql.sql("select links, hash from gate_chain where project_key = :project")
                .param("project", projectKey)
                .query((row, number) -> new Head(row.getInt(1), row.getString(2)))
                .optional()
                .orElse(Head.NONE);
    }

    private Head lock(String projectKey) {
        return sql.sql("select links, hash from gate_chain where project_key = :project for update")
                .param("project", projectKey)
                .query((row, number) -> new Head(row.getInt(1), row.getString(2)))
                .optional()
                .orElseGet(() -> begin(projectKey));
    }

    private Head begin(String projectKey) {
        sql.sql("insert into gate_chain (project_key, links, hash) values (:project, 0, :hash)")
                .param("project", projectKey)
                .param("hash", Chain.BEGINNING)
                .update();
        return Head.NONE;
    }

    private static GateSeal seal(ResultSet row) throws SQLException {
        return new GateSeal(
                row.getString("project_key"),
                row.getInt("seal_no"),
                row.getLong("review_id"),
                row.getString("kind"),
                row.getBytes("content"),
                row.getString("previous"),
                row.getString("hash"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }
}
