package org.gatehouse.execution;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ProgressReportRepository extends ListCrudRepository<ProgressReport, Long> {

    List<ProgressReport> findByItemKeyOrderByIdDesc(String itemKey);
}
