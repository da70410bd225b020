package org.gatehouse.project;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ProjectRepository extends ListCrudRepository<Project, String> {

    @Query("select project_key from project where project_key like :prefix || '%'")
    List<String> keysLike(String prefix);
}
