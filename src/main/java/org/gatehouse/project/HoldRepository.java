package org.gatehouse.project;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface HoldRepository extends ListCrudRepository<Hold, Long> {

    @Query("select * from project_hold where project_key = :key and resumed_at is null order by id desc limit 1")
    Hold current(String key);

    @Query("select * from project_hold where project_key in (:keys) and resumed_at is null order by id")
    List<Hold> currentOf(Collection<String> keys);

    @Modifying
    @Query("update project_hold set resumed_by = :person, resumed_at = :now"
            + " where project_key = :key and resumed_at is null")
    void resumed(String key, String person, Instant now);
}
