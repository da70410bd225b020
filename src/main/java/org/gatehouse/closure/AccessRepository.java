package org.gatehouse.closure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface AccessRepository extends ListCrudRepository<Access, Long> {

    List<Access> findByProjectKeyOrderByNumber(String projectKey);

    Optional<Access> findByProjectKeyAndNumber(String projectKey, int number);

    /** 0 where somebody else was faster. */
    @Modifying
    @Query("update closure_access set handed_back_on = :day, handed_back_by = :person, handed_back_at = :now"
            + " where id = :id and handed_back_on is null")
    int handBack(long id, LocalDate day, String person, Instant now);
}
