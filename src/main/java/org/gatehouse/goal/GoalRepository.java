package org.gatehouse.goal;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface GoalRepository extends ListCrudRepository<Goal, String> {

    List<Goal> findByProjectKeyOrderByKey(String projectKey);
}
