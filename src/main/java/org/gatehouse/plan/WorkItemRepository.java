package org.gatehouse.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface WorkItemRepository extends ListCrudRepository<WorkItem, String> {

    /** A project's items, summaries included, in the plan's order; two statements however many they are. */
    default List<WorkItem> of(String projectKey) {
        return taking(linked(projectKey), assignedIn(projectKey));
    }

    @Query(
            value = "select i.*, d.predecessor_key, d.type, d.lag_amount, d.lag_unit from work_item i"
                    + " left join item_dependency d on d.item_key = i.item_key"
                    + " where i.project_key = :projectKey order by i.plan_order, i.item_number",
            resultSetExtractorClass = WorkItemRows.class)
    List<WorkItem> linked(String projectKey);

    @Query("select a.item_key, a.resource_id, a.percent from item_assignment a"
            + " join work_item i on i.item_key = a.item_key where i.project_key = :projectKey")
    List<Assigned> assignedIn(String projectKey);

    /** Of a person, finished by nobody, released or not, due in these days over all open projects; without assignments. */
    @Query(
            value = "select i.*, d.predecessor_key, d.type, d.lag_amount, d.lag_unit from work_item i"
                    + " join project p on p.project_key = i.project_key and p.status in ('RUNNING', 'ON_HOLD')"
                    + " left join item_dependency d on d.item_key = i.item_key"
                    + " where i.owner_id = :person and i.finish_date between :from and :to and i.kind <> 'SUMMARY'"
                    + " and i.status in ('PLANNED', 'RELEASED', 'IN_PROGRESS', 'IN_ACCEPTANCE')"
                    + " order by i.finish_date, i.project_key, i.item_number",
            resultSetExtractorClass = WorkItemRows.class)
    List<WorkItem> dueLinked(String person, LocalDate from, LocalDate to);

    @Query("select i.item_key from work_item i where i.project_key in (:projectKeys) and i.critical"
            + " and i.status in ('RELEASED', 'IN_PROGRESS', 'IN_ACCEPTANCE')")
    Set<String> criticalIn(Collection<String> projectKeys);

    /** One row of an item's assignments. */
    record Assigned(String itemKey, long resourceId, int percent) {}

    private static List<WorkItem> taking(List<WorkItem> items, List<Assigned> rows) {
        Map<String, List<Assignment>> byItem = new HashMap<>();
        rows.forEach(row -> byItem.computeIfAbsent(row.itemKey(), key -> new ArrayList<>())
                .add(new Assignment(row.resourceId(), row.percent())));
        items.forEach(item -> item.taking(byItem.getOrDefault(item.key(), List.of())));
        return items;
    }
}
