package org.gatehouse.schedule;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.schedule.Constraint.Type;
import org.gatehouse.schedule.Graph.Edge;
import org.gatehouse.schedule.Missed.What;

/** Which links and dates a schedule keeps. What has happened is not judged. */
final class Kept {

    private final Graph graph;
    private final EarlyDates dates;

    Kept(Graph graph, EarlyDates dates) {
        this.graph = graph;
        this.dates = dates;
    }

    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        for (Edge edge : graph.edges) {
            boolean left = edge.leavesFinish() ? graph.isFinished(edge.from) : graph.isStarted(edge.from);
            boolean held = edge.holdsStart() ? graph.isStarted(edge.to) : graph.isFinished(edge.to);
            long missing = left && held ? 0 : missing(edge.to, edge.holdsStart(), dates.bound(edge));
            if (missing > 0) {
                violations.add(new Violation(graph.network.links().get(edge.number), missing));
            }
        }
        return List.copyOf(violations);
    }

    /** Of a summary's finish, that of the part with the least: one is enough to keep it open. */
    private long missing(int i, boolean start, long bound) {
        if (start || !graph.isSummary(i)) {
            return graph.calendar[i].between(start ? dates.start[i] : dates.finish[i], bound);
        }
        long least = Long.MAX_VALUE;
        for (int part : graph.parts[i]) {
            least = Math.min(least, missing(part, false, bound));
        }
        return least;
    }

    List<Missed> missed() {
        List<Missed> missed = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            if (graph.isFinished(i)) {
                continue;
            }
            long off = graph.constraintAt[i] == Graph.NEVER ? 0 : off(i);
            if (off != 0) {
                missed.add(missed(i, What.CONSTRAINT, graph.constraintAt[i], off));
            }
            long late = graph.deadline[i] == Graph.NEVER
                    ? 0
                    : graph.calendar[i].between(graph.deadline[i], dates.finish[i]);
            if (late > 0) {
                missed.add(missed(i, What.DEADLINE, graph.deadline[i], late));
            }
        }
        return List.copyOf(missed);
    }

    private long off(int i) {
        Type type = graph.constraint[i];
        boolean ofStart =
                type == Type.START_NO_EARLIER_THAN || type == Type.START_NO_LATER_THAN || type == Type.MUST_START_ON;
        if (ofStart && graph.isStarted(i)) {
            return 0;
        }
        long late = graph.calendar[i].between(graph.constraintAt[i], ofStart ? dates.start[i] : dates.finish[i]);
        return switch (type) {
            case START_NO_LATER_THAN, FINISH_NO_LATER_THAN -> Math.max(0, late);
            case START_NO_EARLIER_THAN, FINISH_NO_EARLIER_THAN -> Math.max(0, -late);
            case MUST_START_ON, MUST_FINISH_ON -> Math.abs(late);
            case AS_SOON_AS_POSSIBLE, AS_LATE_AS_POSSIBLE -> 0;
        };
    }

    private Missed missed(int i, What what, long at, long minutes) {
        return new Missed(graph.activities[i].key(), what, Moment.at(at), minutes);
    }
}
