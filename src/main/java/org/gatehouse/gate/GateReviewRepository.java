package org.gatehouse.gate;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface GateReviewRepository extends ListCrudRepository<GateReview, Long> {

    List<GateReview> findByProjectKeyOrderById(String projectKey);

    @Query("select id from gate_review where process_instance_id = :instance order by id desc limit 1")
    Optional<Long> lastOf(String instance);

    @Query("select id from gate_review where project_key = :projectKey and subject = :subject and decision <> ''"
            + " order by id desc limit 1")
    Optional<Long> lastDecided(String projectKey, String subject);

    @Query("select count(*) from gate_review where project_key = :projectKey and gate = :gate and subject = :subject")
    int rounds(String projectKey, String gate, String subject);

    @Query("select count(*) from gate_waiver w join gate_review r on r.id = w.review_id"
            + " where r.project_key = :projectKey and w.state = 'CONFIRMED'")
    int waived(String projectKey);
}
