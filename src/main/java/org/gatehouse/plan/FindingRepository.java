package org.gatehouse.plan;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface FindingRepository extends ListCrudRepository<Finding, Long> {

    List<Finding> findByProjectKeyOrderById(String projectKey);

    @Modifying
    @Query("delete from plan_finding where project_key = :projectKey")
    void clear(String projectKey);
}
