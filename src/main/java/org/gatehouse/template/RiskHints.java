package org.gatehouse.template;

import java.util.List;
import org.gatehouse.template.Blueprint.Risk;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Risks that templates know of, in projects that began from one. */
@Service
@Transactional
class RiskHints {

    private final JdbcTemplate sql;

    RiskHints(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** Who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    List<RiskHint> of(String projectKey) {
        return sql.query(
                "select id, title, response from project_risk_hint where project_key = ? order by id",
                (row, number) -> new RiskHint(row.getLong("id"), row.getString("title"), row.getString("response")),
                projectKey);
    }

    void add(String projectKey, List<Risk> risks) {
        sql.batchUpdate(
                "insert into project_risk_hint (project_key, title, response) values (?, ?, ?)",
                risks.stream()
                        .map(risk -> new Object[] {projectKey, risk.title(), risk.response()})
                        .toList());
    }
}
