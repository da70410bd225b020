package org.gatehouse.adjustment;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface AdjustmentRepository extends ListCrudRepository<Adjustment, Long> {

    Optional<Adjustment> findByProjectKeyAndNumber(String projectKey, int number);

    List<Adjustment> findByProjectKeyOrderByNumber(String projectKey);

    Optional<Adjustment> findByProcessInstanceId(String processInstanceId);

    Optional<Adjustment> findByChangeId(String changeId);

    List<Adjustment> findByProjectKeyAndDecision(String projectKey, String decision);

    /** The newest one of each goal. */
    @Query("select * from adjustment a where a.project_key = :projectKey"
            + " and a.number = (select max(b.number) from adjustment b where b.goal_key = a.goal_key)")
    List<Adjustment> newestOfGoals(String projectKey);

    @Query("select coalesce(max(number), 0) from adjustment where project_key = :projectKey")
    int lastNumber(String projectKey);
}
