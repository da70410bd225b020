package org.gatehouse.appraisal;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface FactRepository extends ListCrudRepository<StoredFact, Long> {

    List<StoredFact> findByKpiIdOrderByPlace(long kpiId);

    @Modifying
    @Query("delete from appraisal_fact where kpi_id in (:kpis)")
    void forget(Collection<Long> kpis);
}
