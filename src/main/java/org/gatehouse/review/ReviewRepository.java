package org.gatehouse.review;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ReviewRepository extends ListCrudRepository<Review, Long> {

    Optional<Review> findByProjectKeyAndNumber(String projectKey, int number);

    Optional<Review> findByProcessInstanceId(String processInstanceId);

    List<Review> findByProjectKeyAndDecision(String projectKey, String decision);

    Optional<Review> findFirstByProjectKeyOrderByNumberDesc(String projectKey);

    @Query("select coalesce(max(number), 0) from review where project_key = :projectKey")
    int lastNumber(String projectKey);
}
