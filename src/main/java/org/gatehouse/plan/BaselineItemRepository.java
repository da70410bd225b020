package org.gatehouse.plan;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface BaselineItemRepository extends ListCrudRepository<BaselineItem, Long> {

    List<BaselineItem> findByBaselineIdOrderById(long baselineId);

    @Query("select b.baseline_number, i.item_key, i.finish_date from baseline_item i"
            + " join plan_baseline b on b.id = i.baseline_id"
            + " join work_item w on w.item_key = i.item_key and w.kind = 'MILESTONE'"
            + " where b.project_key = :projectKey and i.finish_date is not null"
            + " order by b.baseline_number")
    List<HeldDay> milestoneDays(String projectKey);
}
