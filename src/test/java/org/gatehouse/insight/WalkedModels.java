package org.gatehouse.insight;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gatehouse.engine.ModelGraph;
import org.gatehouse.engine.ModelGraph.Kind;
import org.gatehouse.engine.ModelGraph.Node;
import org.gatehouse.engine.ModelGraph.Way;
import org.gatehouse.engine.ProcessLog.Model;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the history of random walks through the models of the house, for benchmarks and for looking at the pages. */
final class WalkedModels {

    private static final int LONGEST = 60;

    private final JdbcTemplate jdbc;
    private final Random random;
    private final Instant now;
    private int written;

    WalkedModels(JdbcTemplate jdbc, long seed, Instant now) {
        this.jdbc = jdbc;
        this.random = new Random(seed);
        this.now = now;
    }

    /** Cases of the newest version, in the last year; the first so many days of each are over. */
    void walk(Model model, ModelGraph graph, int cases) {
        List<Object[]> instances = new ArrayList<>();
        List<Object[]> activities = new ArrayList<>();
        List<Object[]> variables = new ArrayList<>();
        List<Object[]> touches = new ArrayList<>();
        String definition = model.newest().definitionId();
        for (int n = 0; n < cases; n++) {
            String id = "walk-" + written++;
            long began = now.toEpochMilli()
                    - (long) (random.nextDouble() * Duration.ofDays(365).toMillis());
            long at = began;
            boolean open = false;
            Node node = start(graph);
            for (int step = 0; node != null && step < LONGEST && !open; step++) {
                long waiting = waiting(node);
                long ended = at + waiting + working(node);
                open = ended >= now.toEpochMilli();
                String task = node.kind() == Kind.HUMAN ? id + "-t" + step : null;
                activities.add(new Object[] {
                    id + "-" + step,
                    id,
                    model.process(),
                    definition,
                    id,
                    id,
                    node.id(),
                    task,
                    type(node),
                    task == null ? null : "lin",
                    new Timestamp(at),
                    open ? null : new Timestamp(ended),
                    0,
                    step
                });
                if (task != null && at + waiting < now.toEpochMilli() && random.nextDouble() < 0.8) {
                    touches.add(new Object[] {task, new Timestamp(at + waiting)});
                }
                at = ended;
                node = next(graph, node);
            }
            instances.add(new Object[] {
                id,
                id,
                "W" + n % 1_000,
                model.process(),
                definition,
                new Timestamp(began),
                open ? null : new Timestamp(at),
                id,
                open ? "ACTIVE" : "COMPLETED"
            });
            variables.add(new Object[] {id + "-v", id, "projectKey", "string", "W" + n % 1_000});
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
        jdbc.batchUpdate("insert into task_touch (task_id, touched_at) values (?, ?)", touches);
    }

    private static Node start(ModelGraph graph) {
        return graph.nodes().get("start");
    }

    /** Back with a chance of one in six. */
    private Node next(ModelGraph graph, Node node) {
        List<Way> ways = graph.from(node.id());
        List<Way> onward = ways.stream().filter(way -> !way.back()).toList();
        boolean returns = onward.isEmpty() || onward.size() < ways.size() && random.nextInt(6) == 0;
        List<Way> chosen = returns ? ways.stream().filter(Way::back).toList() : onward;
        if (chosen.isEmpty()) {
            return null;
        }
        // The first way is the usual one.
        Way way = random.nextDouble() < 0.7 ? chosen.get(0) : chosen.get(random.nextInt(chosen.size()));
        return graph.nodes().get(way.to());
    }

    private long waiting(Node node) {
        return node.kind() == Kind.HUMAN ? some(4 + Math.floorMod(node.id().hashCode(), 60)) : 0;
    }

    private long working(Node node) {
        return switch (node.kind()) {
            case HUMAN -> some(6);
            case CONTAINER -> some(150);
            case AUTOMATED -> 20 + random.nextInt(300);
            default -> 0;
        };
    }

    private long some(double hours) {
        return 1 + (long) (-Math.log(1 - random.nextDouble()) * hours * 3_600_000);
    }

    private static String type(Node node) {
        return switch (node.kind()) {
            case HUMAN -> "userTask";
            case AUTOMATED -> "serviceTask";
            case CONTAINER -> "callActivity";
            case CHOICE -> "exclusiveGateway";
            case FORK -> "parallelGateway";
            case SEVERAL -> "inclusiveGateway";
            case EVENT -> "startEvent";
        };
    }
}
