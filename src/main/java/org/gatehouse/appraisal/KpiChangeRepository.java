package org.gatehouse.appraisal;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface KpiChangeRepository extends ListCrudRepository<KpiChange, Long> {

    List<KpiChange> findByAppraisalIdOrderByIdDesc(long appraisalId);
}
