package org.gatehouse.project;

import java.util.List;
import java.util.Set;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ProjectRepository extends ListCrudRepository<Project, String> {

    @Query("select project_key from project where project_key like :prefix || '%'")
    List<String> keysLike(String prefix);

    @Query("select project_key, name from project where project_key in (:keys)")
    List<Named> names(Set<String> keys);

    /** What a project is called. */
    record Named(String projectKey, String name) {}

    @Query("select project_key from project where manager_id = :person or sponsor_id = :person"
            + " union select project_key from project_member where person_id = :person")
    List<String> keysOf(String person);
}
