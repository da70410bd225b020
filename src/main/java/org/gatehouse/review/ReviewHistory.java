package org.gatehouse.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.health.Light;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists a project's reviews, newest first, in two statements whatever their number. */
@Component
public class ReviewHistory {

    static final int PAGE = 20;

    private final JdbcClient jdbc;

    ReviewHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int pages(String projectKey) {
        int count = jdbc.sql("select count(*) from review where project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .single();
        return Math.max(1, (count + PAGE - 1) / PAGE);
    }

    /** All of a project's reviews; who may ask is the caller's affair. */
    public List<ReviewLine> of(String projectKey) {
        return lines(projectKey, 0, Integer.MAX_VALUE);
    }

    /** @param page from 1 */
    List<ReviewLine> page(String projectKey, int page) {
        return lines(projectKey, (page - 1) * PAGE, PAGE);
    }

    private List<ReviewLine> lines(String projectKey, int offset, int most) {
        Map<Integer, Map<String, Light>> lights = new HashMap<>();
        jdbc.sql("select r.number, f.dimension, f.light from review r join review_finding f on f.review_id = r.id"
                        + " where r.project_key = ? order by r.number, f.finding_no")
                .param(projectKey)
                .query((row, index) -> lights.computeIfAbsent(row.getInt(1), number -> new LinkedHashMap<>())
                        .merge(
                                row.getString(2),
                                Light.valueOf(row.getString(3)),
                                (one, other) -> Light.worst(List.of(one, other))))
                .list();
        return jdbc.sql("select * from review where project_key = ? order by number desc"
                        + " offset ? rows fetch next ? rows only")
                .params(projectKey, offset, most)
                .query((row, index) -> new ReviewLine(
                        row.getInt("number"),
                        row.getTimestamp("opened_at").toInstant(),
                        row.getString("opened_by"),
                        row.getObject("measured_on", LocalDate.class),
                        row.getBigDecimal("planned_progress"),
                        row.getBigDecimal("actual_progress"),
                        row.getInt("overdue_items"),
                        row.getObject("expected_finish", LocalDate.class),
                        Light.valueOf(row.getString("health")),
                        row.getString("decision"),
                        row.getString("decided_by"),
                        row.getString("change_id"),
                        lights.getOrDefault(row.getInt("number"), Map.of())))
                .list();
    }
}
