package org.gatehouse.drift;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface DriftRepository extends ListCrudRepository<Drift, Long> {

    @Query("select * from drift where project_key = :projectKey and open_gate is not null order by id")
    List<Drift> open(String projectKey);

    @Query("select * from drift where open_gate = :openGate")
    Optional<Drift> openAt(String openGate);

    @Query("select * from drift where project_key = :projectKey order by number desc offset :from rows"
            + " fetch next :most rows only")
    List<Drift> page(String projectKey, int from, int most);

    @Query("select count(*) from drift where project_key = :projectKey")
    int countOf(String projectKey);

    @Query("select coalesce(max(number), 0) from drift where project_key = :projectKey")
    int lastNumber(String projectKey);
}
