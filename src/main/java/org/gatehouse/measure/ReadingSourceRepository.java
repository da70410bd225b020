package org.gatehouse.measure;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ReadingSourceRepository extends ListCrudRepository<ReadingSource, Long> {

    List<ReadingSource> findByProjectKeyOrderById(String projectKey);

    @Query("select s.* from reading_source s join project p on p.project_key = s.project_key"
            + " where s.next_at <= :now and p.status = 'RUNNING' order by s.next_at, s.id fetch first :most rows only")
    List<ReadingSource> due(Instant now, int most);

    /** Claims the next fetch; of several nodes exactly one gets a 1. */
    @Modifying
    @Query("update reading_source set next_at = :next, version = version + 1" + " where id = :id and next_at = :seen")
    int claim(long id, Instant seen, Instant next);
}
