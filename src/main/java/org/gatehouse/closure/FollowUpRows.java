package org.gatehouse.closure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gatehouse.closure.FollowUp.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of results that are known later. */
@Repository
class FollowUpRows {

    private final JdbcClient sql;

    FollowUpRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of the project's last round that has any, by goal. */
    List<FollowUp> latest(String projectKey) {
        return sql.sql("select f.* from goal_follow_up f where f.project_key = :project and f.round ="
                        + " (select max(l.round) from goal_follow_up l where l.project_key = :project)"
                        + " order by f.goal_key")
                .param("project", projectKey)
                .query((row, number) -> followUp(row))
                .list();
    }

    List<FollowUp> of(String projectKey, int round) {
        return sql.sql("select * from goal_follow_up where project_key = :project and round = :round order by goal_key")
                .param("project", projectKey)
                .param("round", round)
                .query((row, number) -> followUp(row))
                .list();
    }

    /** The one whose process runs. */
    Optional<FollowUp> waiting(String projectKey, String goalKey) {
        return sql.sql("select * from goal_follow_up where project_key = :project and goal_key = :goal"
                        + " and state = 'WAITING' order by round desc fetch first 1 rows only")
                .param("project", projectKey)
                .param("goal", goalKey)
                .query((row, number) -> followUp(row))
                .optional();
    }

    void add(FollowUp it) {
        sql.sql("insert into goal_follow_up (project_key, goal_key, round, first_known_on, known_on, state, reason,"
                        + " postponed) values (:project, :goal, :round, :first, :known, :state, :reason, 0)")
                .param("project", it.projectKey())
                .param("goal", it.goalKey())
                .param("round", it.round())
                .param("first", it.firstKnownOn())
                .param("known", it.knownOn())
                .param("state", it.state().name())
                .param("reason", it.reason())
                .update();
    }

    /** False where it was settled meanwhile. */
    boolean update(FollowUp it) {
        return sql.sql("update goal_follow_up set known_on = :known, state = :state, final_value = :value,"
                                + " measured_on = :measured, reason = :reason, said_by = :person, said_at = :now,"
                                + " postponed = :postponed where project_key = :project and goal_key = :goal"
                                + " and round = :round and state = 'WAITING'")
                        .param("known", it.knownOn())
                        .param("state", it.state().name())
                        .param("value", it.finalValue())
                        .param("measured", it.measuredOn())
                        .param("reason", it.reason())
                        .param("person", it.saidBy())
                        .param("now", it.saidAt() == null ? null : Timestamp.from(it.saidAt()))
                        .param("postponed", it.postponed())
                        .param("project", it.projectKey())
                        .param("goal", it.goalKey())
                        .param("round", it.round())
                        .update()
                == 1;
    }

    void withdraw(String projectKey) {
        sql.sql("update goal_follow_up set state = 'WITHDRAWN' where project_key = :project and state = 'WAITING'")
                .param("project", projectKey)
                .update();
    }

    private static FollowUp followUp(ResultSet row) throws SQLException {
        Timestamp said = row.getTimestamp("said_at");
        return new FollowUp(
                row.getString("project_key"),
                row.getString("goal_key"),
                row.getInt("round"),
                row.getObject("first_known_on", LocalDate.class),
                row.getObject("known_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getBigDecimal("final_value"),
                row.getObject("measured_on", LocalDate.class),
                row.getString("reason"),
                row.getString("said_by"),
                said == null ? null : said.toInstant(),
                row.getInt("postponed"));
    }
}
