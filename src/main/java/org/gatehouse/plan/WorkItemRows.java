package org.gatehouse.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
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
                            row.getString("predecessor_key"),
                            LinkType.valueOf(row.getString("type")),
                            row.getLong("lag_amount"),
                            Lag.Unit.valueOf(row.getString("lag_unit"))));
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
                new Placement(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("parent_key"),
                        row.getInt("plan_order"),
                        row.getString("external_id")),
                new Timing(
                        row.getObject("duration_minutes", Integer.class),
                        Constraint.Type.valueOf(row.getString("constraint_type")),
                        row.getObject("constraint_at", LocalDateTime.class),
                        row.getObject("deadline", LocalDate.class),
                        row.getBigDecimal("optimistic_hours"),
                        row.getBigDecimal("pessimistic_hours"),
                        row.getBigDecimal("fixed_cost"),
                        row.getObject("calendar_id", Long.class)),
                row.getObject("levelled_start", LocalDateTime.class),
                row.getObject("begun_at", LocalDateTime.class),
                row.getObject("ended_at", LocalDateTime.class),
                row.getObject("start_date", LocalDate.class),
                row.getObject("finish_date", LocalDate.class),
                row.getObject("start_at", LocalDateTime.class),
                row.getObject("finish_at", LocalDateTime.class),
                row.getObject("slack_minutes", Long.class),
                row.getBoolean("critical"),
                Set.of(),
                Set.of());
    }
}
