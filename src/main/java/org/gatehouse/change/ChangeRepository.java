package org.gatehouse.change;

import java.util.List;
import java.util.Set;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ChangeRepository extends ListCrudRepository<Change, String> {

    List<Change> findByProjectKeyAndStateIn(String projectKey, Set<ChangeState> states);

    @Query("select coalesce(max(number), 0) from change_request where project_key = :projectKey")
    int lastNumber(String projectKey);
}
