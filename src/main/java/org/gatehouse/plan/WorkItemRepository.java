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
}
