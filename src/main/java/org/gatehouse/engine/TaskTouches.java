package org.gatehouse.engine;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When the person who has a task opened it for the first time. Tasks that are somebody's from the beginning say nothing
 * else of when the work on them began.
 */
@Component
public class TaskTouches {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    TaskTouches(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes it down once; says nothing where the task is not theirs. */
    @Transactional
    public void opened(String taskId, String person) {
        try {
            jdbc.update(
                    "insert into task_touch (task_id, touched_at) select t.ID_, cast(? as timestamp with time zone)"
                            + " from ACT_RU_TASK t where t.ID_ = ? and t.ASSIGNEE_ = ?"
                            + " and not exists (select 1 from task_touch s where s.task_id = t.ID_)",
                    OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                    taskId,
                    person);
        } catch (DuplicateKeyException openedTwice) {
            // Two fragments of one form at the same moment: either time will do.
        }
    }
}
