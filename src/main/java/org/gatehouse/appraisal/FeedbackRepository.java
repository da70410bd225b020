package org.gatehouse.appraisal;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface FeedbackRepository extends ListCrudRepository<Feedback, Long> {

    List<Feedback> findByAppraisalIdOrderById(long appraisalId);

    List<Feedback> findByGiverIdAndGivenAtIsNullOrderById(String giverId);
}
