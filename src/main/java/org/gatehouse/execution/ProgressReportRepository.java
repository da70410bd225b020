package org.gatehouse.execution;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ProgressReportRepository extends ListCrudRepository<ProgressReport, Long> {

    List<ProgressReport> findByItemKeyOrderByIdDesc(String itemKey);

    @Query("select item_key, percent, reported_at from progress_report where project_key = :projectKey order by id")
    List<ProgressPoint> pointsIn(String projectKey);
}
