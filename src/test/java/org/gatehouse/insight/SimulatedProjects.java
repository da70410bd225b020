package org.gatehouse.insight;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes the history of random projects that went through the {@link CampaignModel}, as the engine would have left it:
 * the same seed gives the same history. Each case is played to its end first; what lies after now never happened, what
 * was cancelled is cut off at a random moment.
 */
final class SimulatedProjects {

    private final JdbcTemplate jdbc;
    private final String process;
    private final Random random;
    private final Instant now;
    private final Map<Integer, String> definitions;
    private int played;
    private final List<Object[]> instances = new ArrayList<>();
    private final List<Object[]> activities = new ArrayList<>();
    private final List<Object[]> variables = new ArrayList<>();
    private final List<Object[]> links = new ArrayList<>();
    private final List<Object[]> jobs = new ArrayList<>();
    private final List<Object[]> touches = new ArrayList<>();
    private final List<Object[]> decisions = new ArrayList<>();

    /**
     * @param process whose cases they are said to be
     * @param definitions ids of the deployed versions by number, at least one
     */
    SimulatedProjects(JdbcTemplate jdbc, long seed, Instant now, String process, Map<Integer, String> definitions) {
        this.jdbc = jdbc;
        this.process = process;
        this.random = new Random(seed);
        this.now = now;
        this.definitions = definitions;
    }

    /** One visit as it is played, before it is cut off. */
    private static final class Step {
        private final String id;
        private final String scope;
        private final String activity;
        private final String type;
        private final int sequence;
        private final long began;
        private long ended;
        private Long given;
        private Long touched;
        private Long queued;
        private String task;
        private String person;

        private Step(String id, String scope, String activity, String type, int sequence, long began, long ended) {
            this.id = id;
            this.scope = scope;
            this.activity = activity;
            this.type = type;
            this.sequence = sequence;
            this.began = began;
            this.ended = ended;
        }
    }

    private record Decided(String decision, long at, int round) {}

    private final class Play {
        private final String id;
        private final List<Step> steps = new ArrayList<>();
        private final List<Decided> decided = new ArrayList<>();

        private Play(String id) {
            this.id = id;
        }

        private Step step(String scope, String activity, String type, long began, long ended) {
            Step step = new Step(id + ":" + steps.size(), scope, activity, type, steps.size(), began, ended);
            steps.add(step);
            return step;
        }

        private long moment(String activity, String type, long at) {
            step(id, activity, type, at, at);
            return at;
        }

        /** A task of somebody's, and when it was done. */
        private long task(String scope, String activity, String person, boolean pile, double known, long at) {
            long waiting = some(30);
            long working = some(10);
            Step step = step(scope, activity, "userTask", at, at + waiting + working);
            step.task = step.id + "-task";
            step.person = person;
            if (pile) {
                step.given = at + 1_000 + waiting;
                step.ended = step.given + working;
            } else if (random.nextDouble() < known) {
                step.touched = at + waiting;
            }
            return step.ended;
        }

        private long to(int version, long began) {
            long at = moment("start", "startEvent", began);
            for (int round = 1; ; round++) {
                at = brief(version, at);
                moment("split", "parallelGateway", at);
                Step design = step(id, "design", "subProcess", at, at);
                step(design.id, "designStart", "startEvent", at, at);
                long sketched = task(design.id, "sketch", "wu", false, 0.7, at);
                long designed = task(design.id, "finishDesign", "wu", false, 0.7, sketched);
                step(design.id, "designEnd", "noneEndEvent", designed, designed);
                design.ended = designed;
                long written = task(id, "writeText", "chen", false, 0, at);
                long joined = Math.max(designed, written);
                step(id, "join", "parallelGateway", Math.min(designed, written), joined);
                step(id, "join", "parallelGateway", joined, joined);
                Step body = step(id, "approve#multiInstanceBody", "multiInstanceBody", joined, joined);
                for (int n = 0; n < CampaignModel.approvers(version); n++) {
                    body.ended = Math.max(body.ended, task(body.id, "approve", "fang", false, 0.9, joined));
                }
                at = moment("approved", "exclusiveGateway", body.ended);
                double luck = random.nextDouble();
                String decision = luck < 0.6 ? "go" : luck < 0.9 ? "rework" : "stop";
                decided.add(new Decided(decision, at, round));
                if (decision.equals("stop")) {
                    return moment("stopped", "noneEndEvent", at);
                }
                if (decision.equals("go")) {
                    step(id, "publish", "serviceTask", at, at + 5);
                    return moment("published", "noneEndEvent", at + 5);
                }
            }
        }

        private long brief(int version, long from) {
            long at = from;
            while (true) {
                at = task(id, "draftBrief", "lin", true, 1, at);
                if (version == 1) {
                    return at;
                }
                long ran = at + some(2);
                Step check = step(id, "checkBrief", "serviceTask", ran, ran + 20 + random.nextInt(500));
                check.queued = at;
                at = moment("briefComplete", "exclusiveGateway", check.ended);
                if (random.nextDouble() < 0.7) {
                    return at;
                }
            }
        }

        /** Mostly short, sometimes long, in milliseconds; at least one. */
        private long some(double hours) {
            return 1 + (long) (-Math.log(1 - random.nextDouble()) * hours * 3_600_000);
        }
    }

    /** So many more. */
    void write(int projects) {
        List.of(instances, activities, variables, links, jobs, touches).forEach(List::clear);
        for (int n = 0; n < projects; n++) {
            play(++played);
        }
        jdbc.batchUpdate(
                "insert into ACT_HI_PROCINST (ID_, PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_KEY_, PROC_DEF_ID_, START_TIME_,"
                        + " END_TIME_, ROOT_PROC_INST_ID_, STATE_) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                instances);
        jdbc.batchUpdate(
                "insert into ACT_HI_ACTINST (ID_, PARENT_ACT_INST_ID_, PROC_DEF_KEY_, PROC_DEF_ID_, PROC_INST_ID_,"
                        + " EXECUTION_ID_, ACT_ID_, TASK_ID_, ACT_TYPE_, ASSIGNEE_, START_TIME_, END_TIME_,"
                        + " ACT_INST_STATE_, SEQUENCE_COUNTER_) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                activities);
        jdbc.batchUpdate(
                "insert into ACT_HI_VARINST (ID_, PROC_INST_ID_, NAME_, VAR_TYPE_, TEXT_) values (?, ?, ?, ?, ?)",
                variables);
        jdbc.batchUpdate(
                "insert into ACT_HI_IDENTITYLINK (ID_, TIMESTAMP_, TYPE_, USER_ID_, TASK_ID_, OPERATION_TYPE_)"
                        + " values (?, ?, ?, ?, ?, ?)",
                links);
        jdbc.batchUpdate(
                "insert into ACT_HI_JOB_LOG (ID_, TIMESTAMP_, JOB_ID_, JOB_STATE_, JOB_DEF_TYPE_, JOB_DEF_CONFIGURATION_,"
                        + " ACT_ID_, PROCESS_INSTANCE_ID_) values (?, ?, ?, 0, 'async-continuation', 'async-before', ?, ?)",
                jobs);
        jdbc.batchUpdate("insert into task_touch (task_id, touched_at) values (?, ?)", touches);
    }

    /** What was decided at gates, beside the engine's history; some of it with a criterion waived, or refused to be. */
    void writeDecisions() {
        jdbc.batchUpdate(
                "insert into gate_review (process_instance_id, project_key, gate, subject, round, decision, decided_at,"
                        + " reason, submitter_id, decided_by) values (?, ?, ?, ?, ?, ?, ?, ?, 'lin', 'fang')",
                decisions);
        jdbc.update("insert into gate_waiver (review_id, state) select id, case when mod(id, 3) = 0 then 'CONFIRMED'"
                + " else 'REFUSED' end from gate_review where mod(id, 4) = 0");
    }

    private void play(int n) {
        int version = 1 + random.nextInt(definitions.size());
        String key = "P" + n;
        Play play = new Play("case-" + n);
        long began = now.minus(Duration.ofDays(400)).toEpochMilli()
                + (long) (random.nextDouble() * Duration.ofDays(400).toMillis());
        long ended = play.to(version, began);
        boolean cancelled = random.nextDouble() < 0.1;
        long cut = cancelled ? began + (long) (random.nextDouble() * (ended - began)) : Long.MAX_VALUE;
        long horizon = Math.min(cut, now.toEpochMilli());
        cancelled = cancelled && cut < now.toEpochMilli();
        boolean open = !cancelled && ended >= now.toEpochMilli();
        String definition = definitions.get(version);
        instances.add(new Object[] {
            play.id,
            play.id,
            key,
            process,
            definition,
            time(began),
            open ? null : time(Math.min(ended, horizon)),
            play.id,
            open ? "ACTIVE" : cancelled ? "EXTERNALLY_TERMINATED" : "COMPLETED"
        });
        variables.add(new Object[] {play.id + "-v", play.id, "projectKey", "string", key});
        for (Step step : play.steps.stream()
                .sorted(Comparator.comparingLong((Step step) -> step.began))
                .toList()) {
            if (step.began < horizon) {
                write(step, play.id, definition, horizon, cancelled);
            }
        }
        for (Decided one : play.decided) {
            if (one.at() < horizon) {
                decisions.add(new Object[] {
                    play.id,
                    key,
                    "goal",
                    "",
                    one.round(),
                    conditional(one.decision()),
                    time(one.at()),
                    "Because " + one.decision()
                });
            }
        }
    }

    private String conditional(String decision) {
        return decision.equals("go") && random.nextDouble() < 0.2 ? "goWithConditions" : decision;
    }

    private void write(Step step, String instance, String definition, long horizon, boolean cancelled) {
        boolean over = step.ended < horizon;
        activities.add(new Object[] {
            step.id,
            step.scope,
            process,
            definition,
            instance,
            instance,
            step.activity,
            step.task,
            step.type,
            step.person,
            time(step.began),
            over ? time(step.ended) : cancelled ? time(horizon) : null,
            over || !cancelled ? 0 : 2,
            step.sequence
        });
        if (step.given != null) {
            if (step.given < horizon) {
                links.add(new Object[] {step.id + "-l", time(step.given), "assignee", step.person, step.task, "add"});
            }
        } else if (step.task != null) {
            links.add(new Object[] {step.id + "-l", time(step.began), "assignee", step.person, step.task, "add"});
        }
        if (step.touched != null && step.touched < horizon) {
            touches.add(new Object[] {step.task, time(step.touched)});
        }
        if (step.queued != null) {
            jobs.add(new Object[] {step.id + "-j", time(step.queued), step.id + "-j", step.activity, instance});
        }
    }

    private static Timestamp time(long at) {
        return new Timestamp(at);
    }
}
