package org.gatehouse.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Items joined with their dependencies, one row for each; rows of an item stand together. */
class WorkItemRows implements ResultSetExtractor<List<WorkItem>> {

    @Override
    public List<WorkItem> extractData(ResultSet row) throws SQLException {
        List<WorkItem> items = new ArrayList<>();
        boolean more = row.next();
        while (more) {
            WorkItem item = item(row);
            Set<Dependency> dependencies = new HashSet<>();
            do {
                if (row.getString("predecessor_key") != null) {
                    dependencies.add(new Dependency(
                            row.getString("predecessor_key"), row.getString("type"), row.getInt("lag_days")));
                }
                more = row.next();
            } while (more && row.getString("item_key").equals(item.key()));
            items.add(item.waitingFor(dependencies));
        }
        return items;
    }

    private static WorkItem item(ResultSet row) throws SQLException {
        return new WorkItem(
                row.getString("item_key"),
                row.getInt("version"),
                row.getString("project_key"),
                row.getInt("item_number"),
                row.getString("title"),
                row.getString("description"),
                row.getString("phase_name"),
                row.getString("owner_id"),
                row.getObject("wanted_start", LocalDate.class),
                row.getObject("wanted_finish", LocalDate.class),
                row.getBigDecimal("effort_hours"),
                Priority.valueOf(row.getString("priority")),
                row.getString("deliverable"),
                row.getBoolean("needs_acceptance"),
                row.getBoolean("gate_condition"),
                ItemStatus.valueOf(row.getString("status")),
                row.getInt("progress"),
                row.getObject("actual_start", LocalDate.class),
                row.getObject("actual_finish", LocalDate.class),
                row.getString("cancel_reason"),
                row.getObject("start_date", LocalDate.class),
                row.getObject("finish_date", LocalDate.class),
                Set.of());
    }
}
