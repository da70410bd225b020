package org.gatehouse.appraisal;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface GrowthRepository extends ListCrudRepository<Growth, Long> {

    List<Growth> findByAppraisalIdOrderById(long appraisalId);
}
