package org.gatehouse.risk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists a project's risks; who may ask is the caller's affair. */
@Component
public class RiskList {

    static final int PAGE = 25;

    /** What the register can be sorted by; ties go by number. */
    static final Map<String, String> ORDERS = Map.of(
            "level", "rank_now desc, score_now desc",
            "number", "number",
            "event", "lower(event)",
            "owner", "owner_id",
            "state", "state",
            "near", "case when near_from is null then 1 else 0 end, near_from",
            "due", "case when response_due is null then 1 else 0 end, response_due");

    private final JdbcClient sql;

    RiskList(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What the register shows; an empty text asks for everything.
     *
     * @param state a state, {@code open}, or {@code all}
     * @param probability 0 for every one; so the impact
     * @param residual whether probability and impact are those with the response
     */
    record Filter(
            String kind, String level, String state, String owner, int probability, int impact, boolean residual) {}

    int pages(String projectKey, Filter filter) {
        Map<String, Object> parameters = new HashMap<>();
        int count = sql.sql("select count(*) from risk where " + where(projectKey, filter, parameters))
                .params(parameters)
                .query(Integer.class)
                .single();
        return Math.max(1, (count + PAGE - 1) / PAGE);
    }

    /** @param page from 1 */
    List<RiskRow> page(String projectKey, Filter filter, String order, int page) {
        return rows(projectKey, filter, order, (page - 1) * PAGE, PAGE);
    }

    List<RiskRow> all(String projectKey, Filter filter, String order) {
        return rows(projectKey, filter, order, 0, Risks.MOST);
    }

    /** Open risks, those that matter most first. */
    public List<RiskRow> top(String projectKey, int most) {
        return rows(projectKey, new Filter("", "", "open", "", 0, 0, false), "level", 0, most);
    }

    /**
     * All of a project's, by number.
     *
     * @param state a state, {@code open}, or {@code all}
     */
    public List<RiskRow> byNumber(String projectKey, String state) {
        return all(projectKey, new Filter("", "", state, "", 0, 0, false), "number");
    }

    /** Risks that came true, by number. */
    public List<RiskRow> cameTrue(String projectKey) {
        return sql.sql("select * from risk where project_key = ? and ending = 'CAME_TRUE' order by number")
                .param(projectKey)
                .query((row, index) -> row(row))
                .list();
    }

    private List<RiskRow> rows(String projectKey, Filter filter, String order, int offset, int most) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(projectKey, filter, parameters);
        parameters.put("offset", offset);
        parameters.put("most", most);
        return sql.sql("select * from risk where " + where + " order by "
                        + ORDERS.getOrDefault(order, ORDERS.get("level"))
                        + ", number offset :offset rows fetch next :most rows only")
                .params(parameters)
                .query((row, index) -> row(row))
                .list();
    }

    private static String where(String projectKey, Filter filter, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("project_key = :project"));
        parameters.put("project", projectKey);
        equal("kind", filter.kind(), conditions, parameters);
        equal("owner_id", filter.owner(), conditions, parameters);
        if (filter.level().equals("none")) {
            conditions.add("rank_now = 0");
        } else if (!filter.level().isEmpty()) {
            conditions.add("rank_now = :rank");
            parameters.put("rank", RiskLevel.valueOf(filter.level()).rank());
        }
        switch (filter.state()) {
            case "open" -> conditions.add("state <> 'CLOSED'");
            case "all" -> {}
            default -> equal("state", filter.state(), conditions, parameters);
        }
        String which = filter.residual() ? "coalesce(residual_%1$s, inherent_%1$s)" : "inherent_%1$s";
        equal(which.formatted("probability"), "p", filter.probability(), conditions, parameters);
        equal(which.formatted("impact"), "i", filter.impact(), conditions, parameters);
        return String.join(" and ", conditions);
    }

    private static void equal(String column, String value, List<String> conditions, Map<String, Object> parameters) {
        if (!value.isEmpty()) {
            conditions.add(column + " = :" + column);
            parameters.put(column, value);
        }
    }

    private static void equal(
            String column, String name, int value, List<String> conditions, Map<String, Object> parameters) {
        if (value > 0) {
            conditions.add(column + " = :" + name);
            parameters.put(name, value);
        }
    }

    private static RiskRow row(ResultSet row) throws SQLException {
        return new RiskRow(
                row.getString("risk_key"),
                RiskKind.valueOf(row.getString("kind")),
                row.getString("event"),
                Category.valueOf(row.getString("category")),
                row.getString("owner_id"),
                RiskState.valueOf(row.getString("state")),
                row.getInt("score_now"),
                row.getInt("rank_now") == 0 ? null : RiskLevel.values()[row.getInt("rank_now") - 1],
                named(RiskLevel.class, row.getString("inherent_level")),
                named(Strategy.class, row.getString("response_strategy")),
                row.getObject("response_due", LocalDate.class),
                row.getObject("near_from", LocalDate.class),
                row.getObject("near_until", LocalDate.class),
                row.getObject("review_on", LocalDate.class),
                named(Ending.class, row.getString("ending")),
                row.getString("ending_reason"));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
