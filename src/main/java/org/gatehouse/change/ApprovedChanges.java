package org.gatehouse.change;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What change gates approved and what it did, in a fixed number of statements. Who may ask is the caller's affair. */
@Component
@Transactional(readOnly = true)
public class ApprovedChanges {

    private static final String SINCE = " from change_request c join %s e on e.change_id = c.change_id"
            + " and e.stage = 'APPLIED' where c.project_key = :project and c.state = 'APPLIED' and c.route = 'gate'"
            + " and c.settled_at > :since";

    private final JdbcClient sql;

    ApprovedChanges(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A change that the change gate approved, as it was carried out.
     *
     * @param costMore by how much it costs more in the project's currency, budget lines in that currency included; negative:
     *     less
     * @param finishBefore last day of the plan before it; null where it had no dates
     * @param targets that goals got, by goal key
     */
    public record ApprovedChange(
            String id,
            BigDecimal costMore,
            LocalDate finishBefore,
            LocalDate finishAfter,
            Map<String, BigDecimal> targets) {}

    /** Carried out after this moment, in that order. */
    public List<ApprovedChange> since(String projectKey, Instant since, String currency) {
        OffsetDateTime from = OffsetDateTime.ofInstant(since, ZoneOffset.UTC);
        Map<String, Map<String, BigDecimal>> targets = new HashMap<>();
        sql.sql("select c.change_id, e.goal_key, e.target_after" + SINCE.formatted("change_goal_effect")
                        + " and e.goal_key is not null and e.target_after is not null"
                        + " and (e.target_before is null or e.target_before <> e.target_after)")
                .param("project", projectKey)
                .param("since", from)
                .query((row, number) -> targets.computeIfAbsent(row.getString(1), any -> new HashMap<>())
                        .put(row.getString(2), row.getBigDecimal(3)))
                .list();
        Map<String, BigDecimal> lines = new HashMap<>();
        sql.sql("select c.change_id, sum(e.planned_after - e.planned_before)" + SINCE.formatted("change_budget_effect")
                        + " and e.currency = :currency group by c.change_id")
                .param("project", projectKey)
                .param("since", from)
                .param("currency", currency)
                .query((row, number) -> lines.put(row.getString(1), row.getBigDecimal(2)))
                .list();
        return sql.sql(
                        "select c.change_id, coalesce(e.cost_after, 0) - coalesce(e.cost_before, 0), e.plan_finish_before,"
                                + " e.plan_finish_after" + SINCE.formatted("change_impact")
                                + " order by c.settled_at, c.number")
                .param("project", projectKey)
                .param("since", from)
                .query((row, number) -> new ApprovedChange(
                        row.getString(1),
                        row.getBigDecimal(2).add(lines.getOrDefault(row.getString(1), BigDecimal.ZERO)),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        targets.getOrDefault(row.getString(1), Map.of())))
                .list();
    }
}
