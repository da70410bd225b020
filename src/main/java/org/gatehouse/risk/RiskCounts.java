package org.gatehouse.risk;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the risks of projects; who may ask is the caller's affair. */
@Component
public class RiskCounts {

    private final JdbcClient sql;

    RiskCounts(JdbcClient sql) {
        this.sql = sql;
    }

    public RiskFigures of(String projectKey) {
        return of(List.of(projectKey)).getOrDefault(projectKey, RiskFigures.NONE);
    }

    /** Open threats that are high or extreme, as they count now, without a response plan. */
    int highUnanswered(String projectKey) {
        return sql.sql("select count(*) from risk where project_key = :key and state <> 'CLOSED' and kind = 'THREAT'"
                        + " and rank_now >= 3 and response_strategy is null")
                .param("key", projectKey)
                .query(Integer.class)
                .single();
    }

    /** By project key, in one statement; a project without open risks is not among them. */
    public Map<String, RiskFigures> of(Collection<String> projectKeys) {
        return projectKeys.isEmpty()
                ? Map.of()
                : sql
                        .sql("select project_key, count(*) as open_risks,"
                                + " sum(case when kind = 'THREAT' and rank_now >= 3 then 1 else 0 end) as high,"
                                + " sum(case when rank_now >= 2 and response_strategy is null then 1 else 0 end)"
                                + " as unanswered, sum(case when state = 'FIRED' then 1 else 0 end) as fired"
                                + " from risk where state <> 'CLOSED' and project_key in (:keys) group by project_key")
                        .param("keys", projectKeys)
                        .query((row, number) -> Map.entry(
                                row.getString("project_key"),
                                new RiskFigures(
                                        row.getInt("open_risks"),
                                        row.getInt("high"),
                                        row.getInt("unanswered"),
                                        row.getInt("fired"))))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
