package org.gatehouse.risk;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface AssessmentRepository extends ListCrudRepository<Assessment, Long> {

    List<Assessment> findByRiskKeyOrderByIdDesc(String riskKey);

    List<Assessment> findByProjectKeyOrderById(String projectKey);

    @Query("select * from risk_assessment where risk_key = :riskKey order by id desc limit 1")
    Optional<Assessment> last(String riskKey);
}
