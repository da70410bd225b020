package org.gatehouse.appraisal;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface StepRepository extends ListCrudRepository<Step, Long> {

    List<Step> findByAppraisalIdOrderById(long appraisalId);
}
