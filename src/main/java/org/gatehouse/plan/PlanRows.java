package org.gatehouse.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes about many items of a plan at once, in a few batches however many they are. */
@Component
class PlanRows {

    private final JdbcTemplate sql;

    PlanRows(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** Positions by item key. */
    void reorder(Map<String, Integer> positions) {
        sql.batchUpdate(
                "update work_item set plan_order = ? where item_key = ?",
                positions.entrySet().stream()
                        .map(row -> new Object[] {row.getValue(), row.getKey()})
                        .toList());
    }

    /** What fresh items say of others: where they belong, what they wait for, who does them. */
    void tie(Collection<WorkItem> fresh) {
        sql.batchUpdate(
                "update work_item set parent_key = ? where item_key = ?",
                fresh.stream()
                        .filter(item -> item.parentKey() != null)
                        .map(item -> new Object[] {item.parentKey(), item.key()})
                        .toList());
        List<Object[]> links = fresh.stream()
                .flatMap(item -> item.links().stream().map(link -> new Object[] {
                    item.key(),
                    link.predecessorKey(),
                    link.type().name(),
                    link.lagAmount(),
                    link.lagUnit().name()
                }))
                .toList();
        sql.batchUpdate(
                "insert into item_dependency (item_key, predecessor_key, type, lag_amount, lag_unit)"
                        + " values (?, ?, ?, ?, ?)",
                links);
        sql.batchUpdate(
                "insert into item_assignment (item_key, resource_id, percent) values (?, ?, ?)",
                fresh.stream()
                        .flatMap(item -> item.assignments().stream()
                                .map(it -> new Object[] {item.key(), it.resourceId(), it.percent()}))
                        .toList());
    }

    /** What a project's resources are called, by id. */
    Map<Long, String> resources(String projectKey) {
        Map<Long, String> names = new HashMap<>();
        sql.query(
                "select id, coalesce(name, person_id) as called from project_resource where project_key = ?",
                row -> {
                    names.put(row.getLong("id"), row.getString("called"));
                },
                projectKey);
        return names;
    }

    /** Lets one resource take another's place wherever it is assigned. */
    void reassign(long from, long to) {
        sql.update(
                "delete from item_assignment where resource_id = ? and item_key in"
                        + " (select other.item_key from item_assignment other where other.resource_id = ?)",
                from,
                to);
        sql.update("update item_assignment set resource_id = ? where resource_id = ?", to, from);
    }
}
