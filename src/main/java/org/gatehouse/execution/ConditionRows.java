package org.gatehouse.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.gatehouse.plan.ItemStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which work items the conditions of gates became, and who let one go; each question is one statement. */
@Repository
class ConditionRows {

    private static final String ALL =
            "select c.review_id, r.gate, r.subject, c.condition_no, c.text, c.owner_id, c.due,"
                    + " i.item_key, w.status, w.actual_finish, i.let_go_by, i.let_go_at, i.let_go_reason"
                    + " from gate_condition c join gate_review r on r.id = c.review_id and r.recorded = true"
                    + " left join condition_item i on i.review_id = c.review_id and i.condition_no = c.condition_no"
                    + " left join work_item w on w.item_key = i.item_key";

    private final JdbcClient sql;

    ConditionRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** In the order in which they were demanded. */
    List<GateCondition> of(String projectKey) {
        return sql.sql(ALL + " where r.project_key = :project order by c.review_id, c.condition_no")
                .param("project", projectKey)
                .query((row, number) -> condition(row))
                .list();
    }

    List<GateCondition> ofReview(String projectKey, long reviewId) {
        return sql.sql(ALL + " where r.project_key = :project and c.review_id = :review order by c.condition_no")
                .param("project", projectKey)
                .param("review", reviewId)
                .query((row, number) -> condition(row))
                .list();
    }

    void keep(String itemKey, long reviewId, int number) {
        sql.sql("insert into condition_item (item_key, review_id, condition_no) values (:item, :review, :number)")
                .param("item", itemKey)
                .param("review", reviewId)
                .param("number", number)
                .update();
    }

    void letGo(String itemKey, String person, Instant when, String reason) {
        sql.sql("update condition_item set let_go_by = :person, let_go_at = :now, let_go_reason = :reason"
                        + " where item_key = :item")
                .param("person", person)
                .param("now", OffsetDateTime.ofInstant(when, ZoneOffset.UTC))
                .param("reason", reason)
                .param("item", itemKey)
                .update();
    }

    /** Who demanded it; empty for an item that is no condition. */
    Optional<String> demandedBy(String itemKey) {
        return sql.sql("select r.decided_by from condition_item i join gate_review r on r.id = i.review_id"
                        + " where i.item_key = :item")
                .param("item", itemKey)
                .query(String.class)
                .optional();
    }

    private static GateCondition condition(ResultSet row) throws SQLException {
        String status = row.getString("status");
        OffsetDateTime letGoAt = row.getObject("let_go_at", OffsetDateTime.class);
        return new GateCondition(
                row.getLong("review_id"),
                row.getString("gate"),
                row.getString("subject"),
                row.getInt("condition_no"),
                row.getString("text"),
                row.getString("owner_id"),
                row.getObject("due", LocalDate.class),
                row.getString("item_key"),
                status == null ? null : ItemStatus.valueOf(status),
                row.getObject("actual_finish", LocalDate.class),
                row.getString("let_go_by"),
                letGoAt == null ? null : letGoAt.toInstant(),
                row.getString("let_go_reason"));
    }
}
