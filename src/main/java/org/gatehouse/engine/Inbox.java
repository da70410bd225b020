package org.gatehouse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open tasks by person and by project. It reads the engine's tables with its own statements because the engine's query
 * for candidates slows down with the number of tasks; who may ask is the caller's affair.
 */
@Component
@Transactional(readOnly = true)
public class Inbox {

    /** Counting stops here: more than {@value} reads "99+". */
    public static final int COUNTED = 100;

    static final String TASK = """
            select t.PROC_INST_ID_, t.ID_, t.NAME_, t.TASK_DEF_KEY_, t.ASSIGNEE_, t.CREATE_TIME_, t.DUE_DATE_, t.PRIORITY_,
                   t.SUSPENSION_STATE_, d.KEY_ as PROCESS_, p.TEXT_ as PROJECT_,
                   (select e.BUSINESS_KEY_ from ACT_RU_EXECUTION e where e.ID_ = t.PROC_INST_ID_) as BUSINESS_KEY_
              from ACT_RU_TASK t
              join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_
              left join ACT_RU_VARIABLE p on p.EXECUTION_ID_ = t.PROC_INST_ID_ and p.NAME_ = 'projectKey'
            """;
    private static final String DUE_FIRST = """
             order by case when t.SUSPENSION_STATE_ = 1 then 0 else 1 end,
                      case when t.DUE_DATE_ is null then 1 else 0 end, t.DUE_DATE_, t.PRIORITY_ desc, t.CREATE_TIME_, t.ID_
            """;

    private final JdbcTemplate jdbc;

    Inbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What this person has to do or may take: due first, resting last. */
    public List<InboxTask> of(String person, Collection<String> groups, int offset, int limit) {
        List<Object> arguments = mineArguments(person, groups);
        arguments.add(offset);
        arguments.add(limit);
        return jdbc.query(
                TASK + mine(groups) + DUE_FIRST + " offset ? rows fetch next ? rows only",
                (row, number) -> task(row),
                arguments.toArray());
    }

    /**
     * The same, oldest first, behind a place in that order.
     *
     * @param projectKey only this project's; null: of all
     * @param created of the last task seen, with its id; null for the first ones
     */
    public List<InboxTask> after(
            String person, Collection<String> groups, String projectKey, Instant created, String id, int limit) {
        List<Object> arguments = mineArguments(person, groups);
        String where = mine(groups);
        if (projectKey != null) {
            where += " and p.TEXT_ = ?";
            arguments.add(projectKey);
        }
        if (created != null) {
            where += " and (t.CREATE_TIME_ > ? or t.CREATE_TIME_ = ? and t.ID_ > ?)";
            arguments.add(Timestamp.from(created));
            arguments.add(Timestamp.from(created));
            arguments.add(id);
        }
        arguments.add(limit);
        return jdbc.query(
                TASK + where + " order by t.CREATE_TIME_, t.ID_ fetch first ? rows only",
                (row, number) -> task(row),
                arguments.toArray());
    }

    /** The open task of a step in this process instance that this person has. */
    public Optional<String> taskOf(String processInstanceId, String step, String person) {
        return jdbc
                .query(
                        "select t.ID_ from ACT_RU_TASK t where t.PROC_INST_ID_ = ? and t.TASK_DEF_KEY_ = ?"
                                + " and t.ASSIGNEE_ = ? order by t.CREATE_TIME_, t.ID_",
                        (row, number) -> row.getString(1),
                        processInstanceId,
                        step,
                        person)
                .stream()
                .findFirst();
    }

    /** Since when this person has the step, by the business keys of its processes; without those at rest. */
    public Map<String, Instant> since(String process, String step, String person) {
        Map<String, Instant> since = new HashMap<>();
        jdbc.query(
                """
                select e.BUSINESS_KEY_, t.CREATE_TIME_ from ACT_RU_TASK t
                  join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_
                  join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_
                 where t.ASSIGNEE_ = ? and t.TASK_DEF_KEY_ = ? and d.KEY_ = ? and t.SUSPENSION_STATE_ = 1
                """,
                row -> {
                    since.put(row.getString("BUSINESS_KEY_"), instant(row.getTimestamp("CREATE_TIME_")));
                },
                person,
                step,
                process);
        return since;
    }

    /** How many that are, at most {@link #COUNTED}. */
    public int count(String person, Collection<String> groups) {
        List<Object> arguments = mineArguments(person, groups);
        arguments.add(COUNTED);
        Integer count = jdbc.queryForObject(
                "select count(*) from (select t.ID_ from ACT_RU_TASK t " + mine(groups)
                        + " fetch first ? rows only) counted",
                Integer.class,
                arguments.toArray());
        return count == null ? 0 : count;
    }

    /** Who must act in a project, longest waiting first; at most {@link #COUNTED}. */
    public List<InboxTask> ofProject(String projectKey) {
        return jdbc.query(TASK + """
                         where t.PROC_INST_ID_ in (select v.EXECUTION_ID_ from ACT_RU_VARIABLE v
                                                    where v.NAME_ = 'projectKey' and v.TEXT_ = ?)
                         order by t.CREATE_TIME_, t.ID_ fetch first ? rows only
                        """, (row, number) -> task(row), projectKey, COUNTED);
    }

    /** When the next open task of each project is due; without those where nothing is. */
    public Map<String, Instant> nextDue(Collection<String> projectKeys) {
        Map<String, Instant> due = new HashMap<>();
        if (!projectKeys.isEmpty()) {
            jdbc.query(
                    "select v.TEXT_ as PROJECT_, min(t.DUE_DATE_) as DUE_ from ACT_RU_VARIABLE v"
                            + " join ACT_RU_TASK t on t.PROC_INST_ID_ = v.EXECUTION_ID_"
                            + " where v.NAME_ = 'projectKey' and t.DUE_DATE_ is not null and v.TEXT_ in ("
                            + String.join(", ", Collections.nCopies(projectKeys.size(), "?")) + ") group by v.TEXT_",
                    row -> {
                        due.put(row.getString("PROJECT_"), instant(row.getTimestamp("DUE_")));
                    },
                    projectKeys.toArray());
        }
        return due;
    }

    /** When the next open task in each of these process instances is due; without those where nothing is. */
    public Map<String, Instant> dueIn(Collection<String> processInstanceIds) {
        Map<String, Instant> due = new HashMap<>();
        List<String> ids = processInstanceIds.isEmpty() ? List.of("") : List.copyOf(processInstanceIds);
        jdbc.query(
                "select t.PROC_INST_ID_, min(t.DUE_DATE_) as DUE_ from ACT_RU_TASK t where t.DUE_DATE_ is not null"
                        + " and t.PROC_INST_ID_ in (" + String.join(", ", Collections.nCopies(ids.size(), "?"))
                        + ") group by t.PROC_INST_ID_",
                row -> {
                    due.put(row.getString("PROC_INST_ID_"), instant(row.getTimestamp("DUE_")));
                },
                ids.toArray());
        return due;
    }

    /** Open tasks of a process instance and of all it called, each with the instance it belongs to. */
    Map<InboxTask, String> ofRoot(String rootInstance) {
        Map<InboxTask, String> open = new LinkedHashMap<>();
        jdbc.query(
                TASK + """
                         where t.PROC_INST_ID_ in (select e.ID_ from ACT_RU_EXECUTION e where e.ROOT_PROC_INST_ID_ = ?)
                         order by t.CREATE_TIME_, t.ID_
                        """,
                row -> {
                    open.put(task(row), row.getString("PROC_INST_ID_"));
                },
                rootInstance);
        return open;
    }

    /** One open task; null where there is none. */
    public InboxTask find(String taskId) {
        List<InboxTask> found = jdbc.query(TASK + " where t.ID_ = ?", (row, number) -> task(row), taskId);
        return found.isEmpty() ? null : found.get(0);
    }

    private static String mine(Collection<String> groups) {
        String inGroups = groups.isEmpty()
                ? ""
                : " or l.GROUP_ID_ in (" + String.join(", ", Collections.nCopies(groups.size(), "?")) + ")";
        return """
                 where (t.ASSIGNEE_ is null or t.ASSIGNEE_ = ?)
                   and t.ID_ in (select a.ID_ from ACT_RU_TASK a where a.ASSIGNEE_ = ?
                                 union
                                 select l.TASK_ID_ from ACT_RU_IDENTITYLINK l
                                  where l.TYPE_ = 'candidate' and (l.USER_ID_ = ?%s))
                """.formatted(inGroups);
    }

    private static List<Object> mineArguments(String person, Collection<String> groups) {
        List<Object> arguments = new ArrayList<>(List.of(person, person, person));
        arguments.addAll(groups);
        return arguments;
    }

    static InboxTask task(ResultSet row) throws SQLException {
        return new InboxTask(
                row.getString("ID_"),
                Label.of(row.getString("NAME_") == null ? row.getString("TASK_DEF_KEY_") : row.getString("NAME_")),
                row.getString("TASK_DEF_KEY_"),
                row.getString("PROCESS_"),
                row.getString("PROJECT_"),
                row.getString("BUSINESS_KEY_"),
                row.getString("ASSIGNEE_"),
                instant(row.getTimestamp("CREATE_TIME_")),
                instant(row.getTimestamp("DUE_DATE_")),
                row.getInt("PRIORITY_"),
                row.getInt("SUSPENSION_STATE_") != 1);
    }

    private static Instant instant(Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}
