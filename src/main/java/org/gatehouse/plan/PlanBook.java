package org.gatehouse.plan;

import java.time.Instant;
import java.time.ZoneOffset;
import org.gatehouse.project.ProjectChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One row per project: its last item and baseline numbers and the planner's note. Whoever changes a plan holds this row
 * until they are done, so numbers have no gaps and two changes cannot close a circle together.
 */
@Component
class PlanBook {

    private final JdbcClient sql;

    PlanBook(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps everybody else from changing the plan until the transaction ends. */
    void lock(String projectKey) {
        if (sql.sql("select last_item from project_plan where project_key = ? for update")
                .param(projectKey)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            open(projectKey);
        }
    }

    /** The first of so many fresh item numbers. */
    int takeNumbers(String projectKey, int count) {
        sql.sql("update project_plan set last_item = last_item + ? where project_key = ?")
                .params(count, projectKey)
                .update();
        return sql.sql("select last_item from project_plan where project_key = ?")
                        .param(projectKey)
                        .query(Integer.class)
                        .single()
                - count
                + 1;
    }

    /** The number of the item that was added last, whether it is still there or not. */
    int lastNumber(String projectKey) {
        return sql.sql("select last_item from project_plan where project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Counts the changes of the plan. */
    long revision(String projectKey) {
        return sql.sql("select revision from project_plan where project_key = ?")
                .param(projectKey)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Whether working time changed since the dates were computed. */
    boolean isStale(String projectKey) {
        return sql.sql("select stale from project_plan where project_key = ?")
                .param(projectKey)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Nobody will compute these dates until something else changes. */
    void giveUp(String projectKey) {
        sql.sql("update project_plan set stale = false where project_key = ?")
                .param(projectKey)
                .update();
    }

    /** The plan has its dates by what is known now. */
    void changed(String projectKey) {
        sql.sql("update project_plan set revision = revision + 1, stale = false where project_key = ?")
                .param(projectKey)
                .update();
    }

    int takeBaselineNumber(String projectKey) {
        sql.sql("update project_plan set last_baseline = last_baseline + 1 where project_key = ?")
                .param(projectKey)
                .update();
        return sql.sql("select last_baseline from project_plan where project_key = ?")
                .param(projectKey)
                .query(Integer.class)
                .single();
    }

    /** What the planner says about the plan as a whole, e.g. why somebody is overloaded; may be empty. */
    String note(String projectKey) {
        return sql.sql("select note from project_plan where project_key = ?")
                .param(projectKey)
                .query(String.class)
                .optional()
                .orElse("");
    }

    void note(String projectKey, String note) {
        lock(projectKey);
        sql.sql("update project_plan set note = ? where project_key = ?")
                .params(note, projectKey)
                .update();
    }

    void checked(String projectKey, Instant when) {
        sql.sql("update project_plan set checked_at = ? where project_key = ?")
                .params(when.atOffset(ZoneOffset.UTC), projectKey)
                .update();
    }

    @EventListener(condition = "#changed.action == 'project.created'")
    void on(ProjectChanged changed) {
        open(changed.projectKey());
    }

    private void open(String projectKey) {
        sql.sql("insert into project_plan (project_key, last_item, last_baseline, note) values (?, 0, 0, '')")
                .param(projectKey)
                .update();
    }
}
