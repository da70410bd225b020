package org.gatehouse.template;

import java.util.List;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.project.Projects;
import org.gatehouse.template.Blueprint.Risk;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Risks to look at, in projects that began from a template; the project manager strikes off what was looked at. */
@Service
@Transactional
class RiskHints {

    private final JdbcTemplate sql;
    private final Projects projects;

    RiskHints(JdbcTemplate sql, Projects projects) {
        this.sql = sql;
        this.projects = projects;
    }

    /** Those nobody has struck off; who may ask is the caller's affair. */
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

    void strikeOff(String projectKey, long id) {
        projects.steerable(projectKey);
        if (sql.update("delete from project_risk_hint where project_key = ? and id = ?", projectKey, id) == 0) {
            throw new NotFound(Long.toString(id));
        }
    }
}
