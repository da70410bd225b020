package org.gatehouse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People's tasks from the engine's history: who had which, from when to when. Who may ask is the caller's affair. */
@Component
@Transactional(readOnly = true)
public class PastTasks {

    private static final String TASK = """
            select t.ID_, t.PROC_DEF_KEY_, t.TASK_DEF_KEY_, t.NAME_, p.BUSINESS_KEY_, t.ASSIGNEE_, t.START_TIME_,
                   t.END_TIME_, t.DUE_DATE_, t.DELETE_REASON_,
                   (select max(v.TEXT_) from ACT_HI_VARINST v where v.PROC_INST_ID_ = t.PROC_INST_ID_
                       and v.NAME_ = 'projectKey' and v.VAR_TYPE_ = 'string') as PROJECT_,
                   (select min(l.TIMESTAMP_) from ACT_HI_IDENTITYLINK l where l.TASK_ID_ = t.ID_ and l.TYPE_ = 'assignee'
                       and l.OPERATION_TYPE_ = 'add' and l.USER_ID_ = t.ASSIGNEE_ and not exists (
                           select 1 from ACT_HI_IDENTITYLINK o where o.TASK_ID_ = t.ID_ and o.TYPE_ = 'assignee'
                               and o.OPERATION_TYPE_ = 'add' and o.USER_ID_ <> t.ASSIGNEE_
                               and o.TIMESTAMP_ > l.TIMESTAMP_)) as GIVEN_
              from ACT_HI_TASKINST t join ACT_HI_PROCINST p on p.ID_ = t.PROC_INST_ID_
            """;

    private final JdbcClient sql;

    PastTasks(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A task, open or over.
     *
     * @param project key of its project; empty where it belongs to none
     * @param person who had it last; null where nobody took it
     * @param from when that person had it: it was there, or was given to them later
     * @param to null while it is open
     * @param due null where it had no due date
     * @param completed by that person; false also for one that was withdrawn
     */
    public record PastTask(
            String id,
            String process,
            String step,
            Label name,
            String businessKey,
            String project,
            String person,
            Instant from,
            Instant to,
            Instant due,
            boolean completed) {}

    /** All tasks of a process under these business keys, oldest first. */
    public List<PastTask> ofKeys(String process, Collection<String> businessKeys) {
        return businessKeys.isEmpty()
                ? List.of()
                : sql.sql(TASK + " where t.PROC_DEF_KEY_ = :process and p.BUSINESS_KEY_ in (:keys)"
                                + " order by t.START_TIME_, t.ID_")
                        .param("process", process)
                        .param("keys", businessKeys)
                        .query((row, number) -> task(row))
                        .list();
    }

    /** Tasks of these steps that a person has or had, and that were open at some time in the period; oldest first. */
    public List<PastTask> of(String person, Collection<String> steps, Instant from, Instant to) {
        return sql.sql(TASK + " where t.ASSIGNEE_ = :person and t.TASK_DEF_KEY_ in (:steps) and t.START_TIME_ < :to"
                        + " and (t.END_TIME_ is null or t.END_TIME_ >= :from) order by t.START_TIME_, t.ID_")
                .param("person", person)
                .param("steps", steps)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, number) -> task(row))
                .list();
    }

    private static PastTask task(ResultSet row) throws SQLException {
        Instant began = instant(row, "START_TIME_");
        Instant given = instant(row, "GIVEN_");
        String name = row.getString("NAME_");
        String key = row.getString("BUSINESS_KEY_");
        String project = row.getString("PROJECT_");
        return new PastTask(
                row.getString("ID_"),
                row.getString("PROC_DEF_KEY_"),
                row.getString("TASK_DEF_KEY_"),
                Label.of(name == null ? row.getString("TASK_DEF_KEY_") : name),
                key == null ? "" : key,
                project == null ? "" : project,
                row.getString("ASSIGNEE_"),
                given != null && given.isAfter(began) ? given : began,
                instant(row, "END_TIME_"),
                instant(row, "DUE_DATE_"),
                "completed".equals(row.getString("DELETE_REASON_")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp stored = row.getTimestamp(column);
        return stored == null ? null : stored.toInstant();
    }
}
