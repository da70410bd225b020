package org.gatehouse.schedule;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.schedule.Constraint.Type;
import org.gatehouse.schedule.Graph.Edge;
import org.gatehouse.schedule.Problem.Kind;

/** Makes a graph of a network, or says why that cannot be. */
final class Sorting {

    private static final LocalDateTime FIRST = LocalDateTime.of(1950, 1, 1, 0, 0);
    private static final LocalDateTime END = LocalDateTime.of(2150, 1, 1, 0, 0);

    private final Network network;
    private final List<Activity> activities;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final int[] parent;
    private final boolean[] summary;
    private final List<Edge> edges = new ArrayList<>();

    private Sorting(Network network) {
        this.network = network;
        this.activities = network.activities();
        this.parent = new int[activities.size()];
        this.summary = new boolean[activities.size()];
    }

    static Graph sort(Network network) {
        Sorting sorting = new Sorting(network);
        sorting.readActivities();
        sorting.readOutline();
        sorting.readLinks();
        int[] order = sorting.order();
        if (!sorting.problems.isEmpty()) {
            throw new Unschedulable(sorting.problems);
        }
        return new Graph(network, sorting.parent, sorting.edges, order);
    }

    private void readActivities() {
        for (int i = 0; i < activities.size(); i++) {
            Activity activity = activities.get(i);
            if (index.putIfAbsent(activity.key(), i) != null) {
                problem(Kind.DUPLICATE, activity.key());
            }
            Constraint constraint = activity.constraint();
            if (constraint != null
                    && constraint.at() == null
                    && constraint.type() != Type.AS_SOON_AS_POSSIBLE
                    && constraint.type() != Type.AS_LATE_AS_POSSIBLE) {
                problem(Kind.NO_CONSTRAINT_DATE, activity.key());
            }
            boolean possible = Stream.of(
                            constraint == null ? null : constraint.at(),
                            activity.deadline(),
                            activity.notBefore(),
                            activity.actualStart(),
                            activity.actualFinish())
                    .allMatch(time -> time == null || !time.isBefore(FIRST) && time.isBefore(END));
            if (!possible || activity.durationMinutes() < 0) {
                problem(Kind.IMPOSSIBLE, activity.key());
            }
        }
    }

    private void readOutline() {
        Arrays.fill(parent, -1);
        for (int i = 0; i < parent.length; i++) {
            String key = activities.get(i).parent();
            if (key != null && !index.containsKey(key)) {
                problem(Kind.UNKNOWN, key, activities.get(i).key());
            } else if (key != null) {
                parent[i] = index.get(key);
                summary[parent[i]] = true;
            }
        }
        int[] seen = new int[parent.length];
        for (int i = 0; i < parent.length; i++) {
            int x = i;
            while (x != -1 && seen[x] == 0) {
                seen[x] = i + 1;
                x = parent[x];
            }
            if (x != -1 && seen[x] == i + 1) {
                List<String> ring = new ArrayList<>();
                int last = x;
                do {
                    ring.add(activities.get(x).key());
                    x = parent[x];
                } while (x != last);
                problems.add(new Problem(Kind.IN_ITSELF, ring));
                parent[last] = -1;
            }
        }
    }

    private void readLinks() {
        for (int i = 0; i < network.links().size(); i++) {
            Link link = network.links().get(i);
            Integer from = index.get(link.from());
            Integer to = index.get(link.to());
            if (from == null) {
                problem(Kind.UNKNOWN, link.from(), link.to());
            } else if (to == null) {
                problem(Kind.UNKNOWN, link.to(), link.from());
            } else if (isIn(to, from)) {
                problem(Kind.LINKED_WITH_OWN_PART, link.from(), link.to());
            } else if (isIn(from, to)) {
                problem(Kind.LINKED_WITH_OWN_PART, link.to(), link.from());
            } else {
                edges.add(new Edge(i, from, to, link.type(), link.lag() == null ? Lag.NONE : link.lag()));
            }
        }
    }

    private boolean isIn(int i, int other) {
        int x = i;
        while (x != -1 && x != other) {
            x = parent[x];
        }
        return x != -1;
    }

    /** Kahn's algorithm; what it cannot reach lies on a cycle or behind one. */
    private int[] order() {
        int size = activities.size();
        Arcs arcs = new Arcs(2 * size);
        int steps = size;
        for (int i = 0; i < size; i++) {
            if (summary[i]) {
                steps++;
            }
            if (parent[i] != -1) {
                arcs.add(parent[i], i);
                arcs.add(closing(i), size + parent[i]);
            }
        }
        edges.forEach(edge -> arcs.add(closing(edge.from), edge.to));
        int[] waiting = arcs.waiting.clone();
        int[] order = new int[steps];
        int end = 0;
        for (int step = 0; step < 2 * size; step++) {
            if (waiting[step] == 0 && (step < size || summary[step - size])) {
                order[end++] = step;
            }
        }
        for (int at = 0; at < end; at++) {
            for (int arc = arcs.first[order[at]]; arc != -1; arc = arcs.next[arc]) {
                if (--waiting[arcs.to[arc]] == 0) {
                    order[end++] = arcs.to[arc];
                }
            }
        }
        if (end < steps) {
            nameCycles(arcs, waiting);
        }
        return order;
    }

    private int closing(int i) {
        return summary[i] ? activities.size() + i : i;
    }

    /** Every step left waits for one that is left: going back along them leads into a cycle. */
    private void nameCycles(Arcs arcs, int[] waiting) {
        int[] before = new int[waiting.length];
        Arrays.fill(before, -1);
        for (int step = 0; step < waiting.length; step++) {
            for (int arc = arcs.first[step]; waiting[step] > 0 && arc != -1; arc = arcs.next[arc]) {
                before[arcs.to[arc]] = step;
            }
        }
        int[] seen = new int[waiting.length];
        for (int step = 0; step < waiting.length; step++) {
            int x = step;
            while (x != -1 && waiting[x] > 0 && seen[x] == 0) {
                seen[x] = step + 1;
                x = before[x];
            }
            if (x != -1 && waiting[x] > 0 && seen[x] == step + 1) {
                problems.add(new Problem(Kind.CYCLE, cycle(before, x)));
            }
        }
    }

    private List<String> cycle(int[] before, int step) {
        List<String> keys = new ArrayList<>();
        int x = step;
        do {
            String key = activities.get(x % activities.size()).key();
            if (keys.isEmpty() || !keys.get(0).equals(key)) {
                keys.add(0, key);
            }
            x = before[x];
        } while (x != step);
        if (keys.size() > 1 && keys.get(0).equals(keys.get(keys.size() - 1))) {
            keys.remove(0);
        }
        return keys;
    }

    private void problem(Kind kind, String... keys) {
        problems.add(Problem.of(kind, keys));
    }

    /** Who waits for whom. */
    private static final class Arcs {

        private final int[] first;
        private final int[] waiting;
        private int[] next = new int[64];
        private int[] to = new int[64];
        private int count;

        Arcs(int steps) {
            first = new int[steps];
            waiting = new int[steps];
            Arrays.fill(first, -1);
        }

        void add(int from, int target) {
            if (count == to.length) {
                next = Arrays.copyOf(next, 2 * count);
                to = Arrays.copyOf(to, 2 * count);
            }
            to[count] = target;
            next[count] = first[from];
            first[from] = count++;
            waiting[target]++;
        }
    }
}
