package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists a project's adjustments, newest first. */
@Component
class AdjustmentList {

    static final int PAGE = 20;

    private final JdbcClient jdbc;

    AdjustmentList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An adjustment as the list shows it. */
    record Line(
            int number,
            String goalKey,
            String statement,
            String unit,
            LocalDate leftOn,
            BigDecimal value,
            BigDecimal planned,
            BigDecimal bound,
            BigDecimal behind,
            String english,
            String chinese,
            Instant raisedAt,
            String approverId,
            String decision,
            String decidedBy,
            String changeId) {

        public String why(Locale locale) {
            return "zh".equals(locale.getLanguage()) ? chinese : english;
        }
    }

    int pages(String projectKey) {
        int count = jdbc.sql("select count(*) from adjustment where project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .single();
        return Math.max(1, (count + PAGE - 1) / PAGE);
    }

    /** @param page from 1 */
    List<Line> page(String projectKey, int page) {
        return jdbc.sql("select a.*, g.statement, g.unit from adjustment a join goal g on g.goal_key = a.goal_key"
                        + " where a.project_key = ? order by a.number desc offset ? rows fetch next ? rows only")
                .params(projectKey, (page - 1) * PAGE, PAGE)
                .query((row, index) -> new Line(
                        row.getInt("number"),
                        row.getString("goal_key"),
                        row.getString("statement"),
                        row.getString("unit"),
                        row.getObject("left_day", LocalDate.class),
                        row.getBigDecimal("left_value"),
                        Shown.of(row.getBigDecimal("left_planned")),
                        Shown.of(row.getBigDecimal("left_bound")),
                        row.getBigDecimal("behind"),
                        row.getString("english"),
                        row.getString("chinese"),
                        instant(row.getTimestamp("raised_at")),
                        row.getString("approver_id"),
                        row.getString("decision"),
                        row.getString("decided_by"),
                        row.getString("change_id")))
                .list();
    }

    private static Instant instant(Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}
