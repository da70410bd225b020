package org.gatehouse.plan;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface WorkItemRepository extends ListCrudRepository<WorkItem, String> {

    /** A project's items by number, in one statement however many they are. */
    @Query(
            value = "select i.*, d.predecessor_key, d.type, d.lag_days from work_item i"
                    + " left join item_dependency d on d.item_key = i.item_key"
                    + " where i.project_key = :projectKey order by i.item_number",
            resultSetExtractorClass = WorkItemRows.class)
    List<WorkItem> of(String projectKey);

    /** Released and unfinished items of a person over all open projects, due first. */
    @Query(
            value = "select i.*, d.predecessor_key, d.type, d.lag_days from work_item i"
                    + " join project p on p.project_key = i.project_key and p.status in ('RUNNING', 'ON_HOLD')"
                    + " left join item_dependency d on d.item_key = i.item_key"
                    + " where i.owner_id = :person and i.status in ('RELEASED', 'IN_PROGRESS', 'IN_ACCEPTANCE')"
                    + " order by i.finish_date, i.project_key, i.item_number",
            resultSetExtractorClass = WorkItemRows.class)
    List<WorkItem> running(String person);
}
