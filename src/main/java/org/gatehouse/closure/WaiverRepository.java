package org.gatehouse.closure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface WaiverRepository extends ListCrudRepository<Waiver, Long> {

    List<Waiver> findByProjectKeyOrderByNumber(String projectKey);

    Optional<Waiver> findByProjectKeyAndNumber(String projectKey, int number);

    /** 0 where somebody else answered before. */
    @Modifying
    @Query("update closure_waiver set confirmed = :confirmed, answer = :answer, answered_by = :person,"
            + " answered_at = :now where id = :id and answered_by is null")
    int answer(long id, boolean confirmed, String answer, String person, Instant now);
}
