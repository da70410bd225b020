package org.gatehouse.appraisal;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface KpiRepository extends ListCrudRepository<Kpi, Long> {

    List<Kpi> findByAppraisalIdOrderByPlace(long appraisalId);

    List<Kpi> findByAppraisalIdIn(Collection<Long> appraisalIds);
}
