package org.gatehouse.change;

import java.util.List;
import java.util.Set;
import org.gatehouse.kernel.Conflict;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ChangeRepository extends ListCrudRepository<Change, String> {

    List<Change> findByProjectKeyAndStateIn(String projectKey, Set<ChangeState> states);

    @Query("select count(*) from change_request where project_key = :projectKey and requester_id = :person"
            + " and state = 'IDEA'")
    int countIdeas(String projectKey, String person);

    @Query("select coalesce(max(number), 0) from change_request where project_key = :projectKey")
    int lastNumber(String projectKey);

    /** Saves it unless somebody else did meanwhile. */
    default void keep(Change change) {
        try {
            save(change);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.stale");
        }
    }
}
