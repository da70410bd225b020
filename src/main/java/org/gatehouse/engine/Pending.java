package org.gatehouse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the processes of projects wait for at this moment, from the engine's runtime tables: people, times, automated
 * steps, messages. Five statements, however many projects and tasks there are; who may ask is the caller's affair.
 */
@Component
@Transactional(readOnly = true)
public class Pending {

    private static final String BUSINESS_KEY =
            "(select e.BUSINESS_KEY_ from ACT_RU_EXECUTION e where e.ID_ = v.EXECUTION_ID_) as BUSINESS_KEY_";

    private final JdbcTemplate jdbc;
    private final ModelFacts models;

    Pending(JdbcTemplate jdbc, ModelFacts models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /** All that a project's processes wait for. */
    public record Waits(
            List<Person> people, List<Timer> timers, List<Queued> queued, List<Failed> failed, List<Message> messages) {

        static Waits none() {
            return new Waits(
                    new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * A process instance and the element of its model at which it waits.
     *
     * @param name of the element, as the model calls it
     */
    public record Point(
            String projectKey, String process, String businessKey, String instance, String step, Label name) {}

    /**
     * An open task.
     *
     * @param instance the process instance it belongs to
     * @param candidates ids of those who may take it, where nobody has
     * @param groups ids of the engine's groups whose members may take it, where nobody has
     */
    public record Person(InboxTask task, String instance, List<String> candidates, List<String> groups) {}

    /**
     * A time at which something happens by itself.
     *
     * @param host the activity it watches over; null where it stands on its own
     * @param then what happens then, as the model calls it
     */
    public record Timer(Point at, String host, Label then, Instant due, boolean resting) {}

    /**
     * An automated step that has not run yet.
     *
     * @param since when it was put off to run on its own
     * @param next when it is tried next; null: at once
     * @param tried whether it failed before and is tried again
     */
    public record Queued(Point at, Instant since, Instant next, boolean tried, boolean resting) {}

    /** An automated step that was given up. */
    public record Failed(Point at, Instant since, String message) {}

    /** A place where a process goes on when it is told something. */
    public record Message(Point at, String message, Instant since) {}

    /** By project; one for which nothing waits is there with nothing in it. */
    public Map<String, Waits> of(Collection<String> projectKeys) {
        Map<String, Waits> waits = new HashMap<>();
        projectKeys.forEach(key -> waits.put(key, Waits.none()));
        if (waits.isEmpty()) {
            return waits;
        }
        Object[] keys = waits.keySet().toArray();
        String in = " v.NAME_ = 'projectKey' and v.TEXT_ in ("
                + String.join(", ", Collections.nCopies(keys.length, "?")) + ")";
        people(waits, in, keys);
        jobs(waits, in, keys);
        incidents(waits, in, keys);
        messages(waits, in, keys);
        return waits;
    }

    private void people(Map<String, Waits> waits, String in, Object[] keys) {
        String ours = " t.PROC_INST_ID_ in (select v.EXECUTION_ID_ from ACT_RU_VARIABLE v where" + in + ")";
        Map<String, List<String>> users = new HashMap<>();
        Map<String, List<String>> groups = new HashMap<>();
        jdbc.query(
                "select l.TASK_ID_, l.USER_ID_, l.GROUP_ID_ from ACT_RU_IDENTITYLINK l"
                        + " join ACT_RU_TASK t on t.ID_ = l.TASK_ID_ where l.TYPE_ = 'candidate'"
                        + " and t.ASSIGNEE_ is null and" + ours + " order by l.USER_ID_, l.GROUP_ID_",
                row -> {
                    String user = row.getString("USER_ID_");
                    (user == null ? groups : users)
                            .computeIfAbsent(row.getString("TASK_ID_"), any -> new ArrayList<>())
                            .add(user == null ? row.getString("GROUP_ID_") : user);
                },
                keys);
        jdbc.query(
                Inbox.TASK + " where" + ours + " order by t.CREATE_TIME_, t.ID_",
                row -> {
                    InboxTask task = Inbox.task(row);
                    waits.get(task.projectKey())
                            .people()
                            .add(new Person(
                                    task,
                                    row.getString("PROC_INST_ID_"),
                                    users.getOrDefault(task.id(), List.of()),
                                    groups.getOrDefault(task.id(), List.of())));
                },
                keys);
    }

    private void jobs(Map<String, Waits> waits, String in, Object[] keys) {
        jdbc.query(
                "select v.TEXT_ as PROJECT_, v.EXECUTION_ID_ as INSTANCE_, j.PROCESS_DEF_ID_ as DEFINITION_,"
                        + " j.PROCESS_DEF_KEY_ as PROCESS_, d.ACT_ID_ as STEP_, j.TYPE_, j.DUEDATE_, j.CREATE_TIME_,"
                        + " j.RETRIES_, j.EXCEPTION_MSG_, j.SUSPENSION_STATE_, " + BUSINESS_KEY
                        + " from ACT_RU_VARIABLE v join ACT_RU_JOB j on j.PROCESS_INSTANCE_ID_ = v.EXECUTION_ID_"
                        + " join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_ where" + in + " order by j.DUEDATE_, j.ID_",
                row -> {
                    Point at = point(row);
                    boolean resting = row.getInt("SUSPENSION_STATE_") != 1;
                    Instant due = instant(row, "DUEDATE_");
                    if ("timer".equals(row.getString("TYPE_"))) {
                        ModelFacts.Element event = models.of(row.getString("DEFINITION_"), at.step());
                        waits.get(at.projectKey())
                                .timers()
                                .add(new Timer(at, event.host(), event.then(), due, resting));
                    } else if (row.getInt("RETRIES_") > 0) {
                        waits.get(at.projectKey())
                                .queued()
                                .add(new Queued(
                                        at,
                                        instant(row, "CREATE_TIME_"),
                                        due,
                                        row.getString("EXCEPTION_MSG_") != null,
                                        resting));
                    }
                },
                keys);
    }

    private void incidents(Map<String, Waits> waits, String in, Object[] keys) {
        // An incident shows once more in each process that called the one it is in.
        jdbc.query(
                "select v.TEXT_ as PROJECT_, v.EXECUTION_ID_ as INSTANCE_, i.PROC_DEF_ID_ as DEFINITION_,"
                        + " d.KEY_ as PROCESS_, coalesce(i.FAILED_ACTIVITY_ID_, i.ACTIVITY_ID_) as STEP_,"
                        + " i.INCIDENT_TIMESTAMP_, i.INCIDENT_MSG_, " + BUSINESS_KEY
                        + " from ACT_RU_VARIABLE v join ACT_RU_INCIDENT i on i.PROC_INST_ID_ = v.EXECUTION_ID_"
                        + " join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_ where i.CAUSE_INCIDENT_ID_ = i.ID_ and" + in
                        + " order by i.INCIDENT_TIMESTAMP_, i.ID_",
                row -> {
                    Point at = point(row);
                    waits.get(at.projectKey())
                            .failed()
                            .add(new Failed(at, instant(row, "INCIDENT_TIMESTAMP_"), row.getString("INCIDENT_MSG_")));
                },
                keys);
    }

    private void messages(Map<String, Waits> waits, String in, Object[] keys) {
        // Where the execution itself stands at the event: boundary events and event sub-processes only listen aside.
        jdbc.query(
                "select v.TEXT_ as PROJECT_, v.EXECUTION_ID_ as INSTANCE_, e.PROC_DEF_ID_ as DEFINITION_,"
                        + " d.KEY_ as PROCESS_, s.ACTIVITY_ID_ as STEP_, s.EVENT_NAME_, s.CREATED_,"
                        + " p.BUSINESS_KEY_ from ACT_RU_VARIABLE v"
                        + " join ACT_RU_EVENT_SUBSCR s on s.PROC_INST_ID_ = v.EXECUTION_ID_ and s.EVENT_TYPE_ = 'message'"
                        + " join ACT_RU_EXECUTION e on e.ID_ = s.EXECUTION_ID_ and e.ACT_ID_ = s.ACTIVITY_ID_"
                        + " join ACT_RU_EXECUTION p on p.ID_ = v.EXECUTION_ID_"
                        + " join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_ where" + in + " order by s.CREATED_, s.ID_",
                row -> {
                    Point at = point(row);
                    waits.get(at.projectKey())
                            .messages()
                            .add(new Message(at, row.getString("EVENT_NAME_"), instant(row, "CREATED_")));
                },
                keys);
    }

    private Point point(ResultSet row) throws SQLException {
        String step = row.getString("STEP_");
        return new Point(
                row.getString("PROJECT_"),
                row.getString("PROCESS_"),
                row.getString("BUSINESS_KEY_"),
                row.getString("INSTANCE_"),
                step,
                models.of(row.getString("DEFINITION_"), step).name());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp stored = row.getTimestamp(column);
        return stored == null ? null : stored.toInstant();
    }
}
