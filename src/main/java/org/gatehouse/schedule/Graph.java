package org.gatehouse.schedule;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.schedule.Constraint.Type;

/**
 * A network with numbers for keys, in an order in which everything comes after what it waits for.
 *
 * <p>An activity without parts is one step. A summary is two: its opening, before its parts, and its closing, after
 * them; so its parts wait for what it waits for, and what waits for it waits for its parts.
 */
final class Graph {

    /** No date: before all others, or after all others. */
    static final long NEVER = Long.MIN_VALUE;

    final Network network;
    final Activity[] activities;
    /** -1 at the top. */
    final int[] parent;

    final int[][] parts;
    final WorkCalendar[] calendar;
    final Edge[] edges;
    final Edge[][] in;
    final Edge[][] out;
    /** Step i is activity i or its opening, step size + i its closing. */
    final int[] order;

    final long start;
    final long now;
    final long[] actualStart;
    final long[] actualFinish;
    final long[] notBefore;
    final long[] deadline;
    final long[] constraintAt;
    final Type[] constraint;

    private final int[] depth;
    private final int[] holdsInside;

    Graph(Network network, int[] parent, List<Edge> edges, int[] order) {
        this.network = network;
        this.activities = network.activities().toArray(Activity[]::new);
        this.parent = parent;
        this.edges = edges.toArray(Edge[]::new);
        this.order = order;
        int size = activities.length;
        this.parts = new int[size][];
        this.in = new Edge[size][];
        this.out = new Edge[size][];
        group();
        this.start = Moment.of(network.start());
        this.now = moment(network.now());
        this.calendar = new WorkCalendar[size];
        this.constraint = new Type[size];
        this.actualStart = new long[size];
        this.actualFinish = new long[size];
        this.notBefore = new long[size];
        this.deadline = new long[size];
        this.constraintAt = new long[size];
        for (int i = 0; i < size; i++) {
            read(i);
        }
        closeFinishedSummaries();
        this.depth = depths();
        this.holdsInside = holds();
    }

    int size() {
        return activities.length;
    }

    boolean isSummary(int i) {
        return parts[i].length > 0;
    }

    boolean isStarted(int i) {
        return actualStart[i] != NEVER;
    }

    boolean isFinished(int i) {
        return actualFinish[i] != NEVER;
    }

    /** True when it is wanted of it, or of a summary it is in. */
    boolean isAsLateAsPossible(int i) {
        int x = i;
        while (x != -1 && constraint[x] == Type.AS_SOON_AS_POSSIBLE) {
            x = parent[x];
        }
        return x != -1 && constraint[x] == Type.AS_LATE_AS_POSSIBLE;
    }

    /** True when the activity holds back nothing else that is in the summary it is in. */
    boolean isLastIn(int i, int summary) {
        for (int x = i; x != summary; x = parent[x]) {
            if (holdsInside[x] >= depth[summary]) {
                return false;
            }
        }
        return true;
    }

    /** True when something holds back the finish of the summary. */
    boolean holdsLastParts(int summary) {
        for (Edge edge : in[summary]) {
            if (!edge.holdsStart()) {
                return true;
            }
        }
        return false;
    }

    /** Working minutes left to do, as the network has them. */
    long[] work() {
        long[] work = new long[size()];
        for (int i = 0; i < work.length; i++) {
            work[i] = isStarted(i) ? Math.max(0, activities[i].remainingMinutes()) : activities[i].durationMinutes();
        }
        return work;
    }

    private void read(int i) {
        Activity activity = activities[i];
        calendar[i] = activity.calendar() == null ? network.calendar() : activity.calendar();
        notBefore[i] = moment(activity.notBefore());
        deadline[i] = moment(activity.deadline());
        Constraint given = activity.constraint() == null ? Constraint.NONE : activity.constraint();
        constraint[i] = given.type();
        constraintAt[i] = moment(given.at());
        if (isSummary(i)) {
            actualStart[i] = NEVER;
            actualFinish[i] = NEVER;
            return;
        }
        actualFinish[i] = moment(activity.actualFinish());
        actualStart[i] = moment(activity.actualStart());
        if (actualFinish[i] != NEVER) {
            long reckoned = actualStart[i] == NEVER
                    ? calendar[i].add(actualFinish[i], -activity.durationMinutes())
                    : actualStart[i];
            actualStart[i] = Math.min(reckoned, actualFinish[i]);
        }
    }

    private void closeFinishedSummaries() {
        for (int step : order) {
            int i = step - size();
            if (i >= 0 && Arrays.stream(parts[i]).allMatch(this::isFinished)) {
                actualStart[i] = Arrays.stream(parts[i])
                        .mapToLong(part -> actualStart[part])
                        .min()
                        .orElse(NEVER);
                actualFinish[i] = Arrays.stream(parts[i])
                        .mapToLong(part -> actualFinish[part])
                        .max()
                        .orElse(NEVER);
            }
        }
    }

    private void group() {
        int size = activities.length;
        int[] count = new int[size];
        int[] ins = new int[size];
        int[] outs = new int[size];
        for (int p : parent) {
            if (p >= 0) {
                count[p]++;
            }
        }
        for (Edge edge : edges) {
            ins[edge.to]++;
            outs[edge.from]++;
        }
        for (int i = 0; i < size; i++) {
            parts[i] = new int[count[i]];
            in[i] = new Edge[ins[i]];
            out[i] = new Edge[outs[i]];
        }
        for (int i = 0; i < size; i++) {
            if (parent[i] >= 0) {
                parts[parent[i]][--count[parent[i]]] = i;
            }
        }
        for (Edge edge : edges) {
            in[edge.to][--ins[edge.to]] = edge;
            out[edge.from][--outs[edge.from]] = edge;
        }
    }

    private int[] depths() {
        int[] depths = new int[size()];
        for (int step : order) {
            if (step < depths.length && parent[step] != -1) {
                depths[step] = depths[parent[step]] + 1;
            }
        }
        return depths;
    }

    /** Depth of the deepest summary in which each holds back something else; -1: in none. */
    private int[] holds() {
        int[] holds = new int[size()];
        Arrays.fill(holds, -1);
        for (Edge edge : edges) {
            int common = common(parent[edge.from], parent[edge.to]);
            if (common != -1) {
                holds[edge.from] = Math.max(holds[edge.from], depth[common]);
            }
        }
        return holds;
    }

    private int common(int one, int two) {
        while (one != two && one != -1 && two != -1) {
            if (depth[one] >= depth[two]) {
                one = parent[one];
            } else {
                two = parent[two];
            }
        }
        return one == two ? one : -1;
    }

    static long moment(LocalDateTime time) {
        return time == null ? NEVER : Moment.of(time);
    }

    /** A link by numbers. */
    static final class Edge {

        final int number;
        final int from;
        final int to;
        final LinkType type;
        final Lag lag;

        Edge(int number, int from, int to, LinkType type, Lag lag) {
            this.number = number;
            this.from = from;
            this.to = to;
            this.type = type;
            this.lag = lag;
        }

        boolean leavesFinish() {
            return type == LinkType.FS || type == LinkType.FF;
        }

        boolean holdsStart() {
            return type == LinkType.FS || type == LinkType.SS;
        }
    }
}
