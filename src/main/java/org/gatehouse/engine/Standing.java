package org.gatehouse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.engine.Models.Drawing;
import org.gatehouse.engine.Models.Node;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a process and what it called stand: what is done, what is active and since when, what is not yet. A fixed number
 * of statements, however long the process has run; who may ask is the caller's affair.
 */
@Component
@Transactional(readOnly = true)
public class Standing {

    private final JdbcTemplate jdbc;
    private final Models models;
    private final Inbox inbox;

    Standing(JdbcTemplate jdbc, Models models, Inbox inbox) {
        this.jdbc = jdbc;
        this.models = models;
        this.inbox = inbox;
    }

    public enum State {
        DONE,
        ACTIVE,
        /** Active, but put to rest with its project. */
        RESTING,
        CANCELLED,
        /** Not yet, or to be done again. */
        OPEN
    }

    /**
     * A node of the model and how it stands.
     *
     * @param since when the last run began; null where there was none
     * @param finished when it ended; null where it runs
     * @param tasks open tasks here or in what is called from here
     * @param inside the process instance called from here last; null where none was
     */
    public record Step(Node node, State state, Instant since, Instant finished, List<InboxTask> tasks, String inside) {}

    /** A process instance on the way from the whole to the part. */
    public record Crumb(String instance, String name) {}

    /** One process instance as drawn, with the way down to it, itself last. */
    public record Place(String instance, boolean ended, Drawing drawing, List<Step> steps, List<Crumb> path) {}

    private record Instance(String id, String definitionId, String caller, Instant began, boolean ended) {}

    private record Run(String activity, Instant began, Instant ended, boolean cancelled, String called) {}

    /**
     * The standing of a process, or of an instance somewhere inside it.
     *
     * @param instance id of the instance inside; null for the process itself
     */
    public Optional<Place> of(String process, String businessKey, String instance, Locale locale) {
        Map<String, Instance> whole = new HashMap<>();
        jdbc.query(
                """
                select p.ID_, p.PROC_DEF_ID_, p.SUPER_PROCESS_INSTANCE_ID_, p.START_TIME_, p.END_TIME_
                  from ACT_HI_PROCINST p
                 where p.ROOT_PROC_INST_ID_ in (select r.ID_ from ACT_HI_PROCINST r
                                                 where r.BUSINESS_KEY_ = ? and r.PROC_DEF_KEY_ = ?
                                                   and r.SUPER_PROCESS_INSTANCE_ID_ is null)
                """,
                row -> {
                    whole.put(
                            row.getString("ID_"),
                            new Instance(
                                    row.getString("ID_"),
                                    row.getString("PROC_DEF_ID_"),
                                    row.getString("SUPER_PROCESS_INSTANCE_ID_"),
                                    instant(row.getTimestamp("START_TIME_")),
                                    row.getTimestamp("END_TIME_") != null));
                },
                businessKey,
                process);
        List<Instance> lives = whole.values().stream()
                .filter(it -> it.caller() == null)
                .sorted(Comparator.comparing(Instance::ended)
                        .thenComparing(Comparator.comparing(Instance::began).reversed()))
                .toList();
        Optional<Instance> here =
                instance == null ? lives.stream().findFirst() : Optional.ofNullable(whole.get(instance));
        return here.map(
                it -> place(it, lives.indexOf(it) == 0 ? lives.subList(1, lives.size()) : List.of(), whole, locale));
    }

    /** @param before what went on under this key earlier, and was opened again: its steps count as done */
    private Place place(Instance here, List<Instance> before, Map<String, Instance> whole, Locale locale) {
        Drawing drawing = models.of(here.definitionId(), locale);
        Set<String> aside =
                drawing.nodes().stream().filter(Node::aside).map(Node::id).collect(Collectors.toSet());
        List<String> ids = Stream.concat(Stream.of(here), before.stream())
                .map(Instance::id)
                .toList();
        Map<String, List<Run>> runs = new HashMap<>();
        jdbc.query(
                "select ACT_ID_, PROC_INST_ID_, START_TIME_, END_TIME_, ACT_INST_STATE_, CALL_PROC_INST_ID_"
                        + " from ACT_HI_ACTINST where PROC_INST_ID_ in ("
                        + String.join(", ", Collections.nCopies(ids.size(), "?"))
                        + ") order by START_TIME_, SEQUENCE_COUNTER_",
                row -> {
                    Run run = run(row);
                    if (here.id().equals(row.getString("PROC_INST_ID_")) || !aside.contains(run.activity())) {
                        runs.computeIfAbsent(run.activity(), any -> new ArrayList<>())
                                .add(run);
                    }
                },
                ids.toArray());
        Map<String, List<InboxTask>> tasks = here.ended() ? Map.of() : tasks(here, whole);
        List<Step> steps = new ArrayList<>();
        for (Node node : drawing.nodes()) {
            steps.add(step(node, runs.getOrDefault(node.id(), List.of()), tasks.getOrDefault(node.id(), List.of())));
        }
        return new Place(here.id(), here.ended(), drawing, reopened(steps), path(here, whole, locale));
    }

    private static Run run(ResultSet row) throws SQLException {
        String activity = row.getString("ACT_ID_");
        return new Run(
                activity.endsWith("#multiInstanceBody") ? activity.substring(0, activity.indexOf('#')) : activity,
                instant(row.getTimestamp("START_TIME_")),
                instant(row.getTimestamp("END_TIME_")),
                row.getInt("ACT_INST_STATE_") == 2,
                row.getString("CALL_PROC_INST_ID_"));
    }

    private static Step step(Node node, List<Run> runs, List<InboxTask> tasks) {
        if (runs.isEmpty()) {
            return new Step(node, State.OPEN, null, null, tasks, null);
        }
        Run last = runs.stream().filter(run -> run.ended() == null).findFirst().orElse(runs.get(runs.size() - 1));
        State state;
        if (last.ended() == null) {
            boolean rests = !tasks.isEmpty() && tasks.stream().allMatch(InboxTask::suspended);
            state = rests ? State.RESTING : State.ACTIVE;
        } else {
            state = last.cancelled() ? State.CANCELLED : State.DONE;
        }
        return new Step(node, state, last.began(), last.ended(), tasks, last.called());
    }

    /** What lies behind a step that was begun again is to be done again. */
    private static List<Step> reopened(List<Step> steps) {
        List<Step> active = steps.stream()
                .filter(step -> step.finished() == null
                        && step.since() != null
                        && !step.node().aside())
                .toList();
        return steps.stream()
                .map(step -> active.stream().anyMatch(again -> liesBehind(step, again))
                        ? new Step(step.node(), State.OPEN, null, null, step.tasks(), step.inside())
                        : step)
                .toList();
    }

    private static boolean liesBehind(Step step, Step again) {
        return step.finished() != null
                && !step.node().aside()
                && step.node().x() > again.node().x()
                && !step.finished().isAfter(again.since());
    }

    /** Open tasks of the whole process, by the step of this instance in or under which they are. */
    private Map<String, List<InboxTask>> tasks(Instance here, Map<String, Instance> whole) {
        String root = here.id();
        while (whole.get(root).caller() != null) {
            root = whole.get(root).caller();
        }
        Map<String, String[]> callers = new HashMap<>();
        jdbc.query(
                """
                select e.ID_, s.PROC_INST_ID_ as CALLER_, s.ACT_ID_ as STEP_
                  from ACT_RU_EXECUTION e join ACT_RU_EXECUTION s on s.ID_ = e.SUPER_EXEC_
                 where e.ROOT_PROC_INST_ID_ = ?
                """,
                row -> {
                    callers.put(row.getString("ID_"), new String[] {row.getString("CALLER_"), row.getString("STEP_")});
                },
                root);
        Map<String, List<InboxTask>> byStep = new HashMap<>();
        inbox.ofRoot(root).forEach((task, instance) -> {
            String step = task.step();
            String at = instance;
            while (at != null && !at.equals(here.id())) {
                String[] caller = callers.get(at);
                at = caller == null ? null : caller[0];
                step = caller == null ? null : caller[1];
            }
            if (at != null) {
                byStep.computeIfAbsent(step, any -> new ArrayList<>()).add(task);
            }
        });
        return byStep;
    }

    private List<Crumb> path(Instance here, Map<String, Instance> whole, Locale locale) {
        List<Crumb> path = new ArrayList<>();
        for (Instance at = here; at != null; at = at.caller() == null ? null : whole.get(at.caller())) {
            path.add(new Crumb(at.id(), models.of(at.definitionId(), locale).name()));
        }
        Collections.reverse(path);
        return path;
    }

    private static Instant instant(Timestamp stored) {
        return stored == null ? null : stored.toInstant();
    }
}
