package org.gatehouse.plan;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface BaselineItemRepository extends ListCrudRepository<BaselineItem, Long> {

    List<BaselineItem> findByBaselineIdOrderById(long baselineId);
}
