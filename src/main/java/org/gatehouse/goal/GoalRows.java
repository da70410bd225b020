package org.gatehouse.goal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.goal.Goal.Finding;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Goals out of rows of which each holds one of their findings, or none. */
final class GoalRows implements ResultSetExtractor<List<Goal>> {

    @Override
    public List<Goal> extractData(ResultSet row) throws SQLException {
        Map<String, Goal> goals = new LinkedHashMap<>();
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        while (row.next()) {
            String key = row.getString("goal_key");
            findings.computeIfAbsent(key, any -> new ArrayList<>());
            if (row.getString("letter") != null) {
                findings.get(key)
                        .add(new Finding(row.getString("letter"), row.getString("english"), row.getString("chinese")));
            }
            goals.put(
                    key,
                    new Goal(
                            key,
                            row.getInt("version"),
                            row.getString("project_key"),
                            row.getString("statement"),
                            row.getString("metric"),
                            row.getString("unit"),
                            row.getBigDecimal("baseline_value"),
                            row.getBigDecimal("target_value"),
                            row.getObject("deadline", LocalDate.class),
                            row.getString("why"),
                            row.getString("owner_id"),
                            findings.get(key)));
        }
        return List.copyOf(goals.values());
    }
}
