package org.gatehouse.goal;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface GoalRepository extends ListCrudRepository<Goal, String> {

    /** With their findings in one statement, however many goals there are. */
    @Query(value = """
                    select g.goal_key, g.version, g.project_key, g.statement, g.metric, g.unit, g.baseline_value,
                           g.target_value, g.deadline, g.why, g.owner_id, f.letter, f.english, f.chinese
                      from goal g left join goal_finding f on f.goal_key = g.goal_key
                     where g.project_key = :projectKey
                     order by g.goal_key, f.finding_no
                    """, resultSetExtractorClass = GoalRows.class)
    List<Goal> findByProjectKeyOrderByKey(String projectKey);
}
