package org.gatehouse.waiting;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was last reminded of which task; the same on every node. */
@Repository
class RemindedTasks {

    /** A person is reminded of a task at most once in this time. */
    static final Duration PAUSE = Duration.ofHours(24);

    private final JdbcClient sql;

    RemindedTasks(JdbcClient sql) {
        this.sql = sql;
    }

    /** One reminder. */
    record Reminder(String taskId, String personId, Instant remindedAt) {}

    /** When people of a project may be reminded again, by task and person; those who may at once are missing. */
    Map<String, Map<String, Instant>> pauses(String projectKey, Instant now) {
        List<Reminder> recent = sql.sql("select task_id, person_id, reminded_at from task_reminder"
                        + " where project_key = :project and reminded_at > :since")
                .param("project", projectKey)
                .param("since", Timestamp.from(now.minus(PAUSE)))
                .query((row, number) -> new Reminder(
                        row.getString("task_id"),
                        row.getString("person_id"),
                        row.getTimestamp("reminded_at").toInstant()))
                .list();
        Map<String, Map<String, Instant>> pauses = new HashMap<>();
        recent.forEach(reminder -> pauses.computeIfAbsent(reminder.taskId(), any -> new HashMap<>())
                .put(reminder.personId(), reminder.remindedAt().plus(PAUSE)));
        return pauses;
    }

    /**
     * Notes a reminder; of several at the same moment, on whatever nodes, one succeeds.
     *
     * @return false where the pause is not over
     */
    boolean note(String taskId, String personId, String projectKey, String by, Instant now) {
        sql.sql("delete from task_reminder where project_key = :project and reminded_at <= :since")
                .param("project", projectKey)
                .param("since", Timestamp.from(now.minus(PAUSE)))
                .update();
        try {
            return sql.sql("insert into task_reminder (task_id, person_id, project_key, reminded_by, reminded_at)"
                                    + " values (:task, :person, :project, :by, :now)")
                            .param("task", taskId)
                            .param("person", personId)
                            .param("project", projectKey)
                            .param("by", by)
                            .param("now", Timestamp.from(now))
                            .update()
                    == 1;
        } catch (DuplicateKeyException earlier) {
            return false;
        }
    }
}
