package org.gatehouse.plan;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface BaselineGoalRepository extends ListCrudRepository<BaselineGoal, Long> {

    List<BaselineGoal> findByBaselineIdOrderById(long baselineId);
}
