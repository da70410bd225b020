package org.gatehouse.insight;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gatehouse.engine.ModelGraph;
import org.gatehouse.engine.ModelGraph.Kind;
import org.gatehouse.engine.ModelGraph.Way;
import org.gatehouse.engine.ProcessLog.Case;
import org.gatehouse.engine.ProcessLog.End;
import org.gatehouse.engine.ProcessLog.Visit;
import org.gatehouse.insight.Fact.What;

/** Takes a case apart into what counts; docs/adr/0030 says how everything is defined. */
final class Facts {

    private final Stretch stretch;
    private final Timing timing;

    Facts(Stretch stretch, Timing timing) {
        this.stretch = stretch;
        this.timing = timing;
    }

    void of(Case one, ModelGraph graph, Consumer<Fact> to) {
        whole(one, to);
        steps(one, to);
        again(one, to);
        ways(one, graph, (gateway, way, back) -> {
            if (stretch.contains(gateway.ended())) {
                to.accept(new Fact(
                        What.WAY,
                        gateway.step(),
                        way,
                        gateway.ended(),
                        back == null ? Fact.UNKNOWN : timing.between(gateway.ended(), back.arrived()),
                        Fact.UNKNOWN,
                        Fact.UNKNOWN));
            }
        });
    }

    private void whole(Case one, Consumer<Fact> to) {
        if (stretch.contains(one.started())) {
            to.accept(bare(What.STARTED, "", one.started(), Fact.UNKNOWN));
        }
        if (stretch.contains(one.ended())) {
            What what = one.end() == End.CANCELLED ? What.ABORTED : What.FINISHED;
            to.accept(bare(what, "", one.ended(), timing.between(one.started(), one.ended())));
        }
        if (stretch.isOpen(one.started(), one.ended())) {
            to.accept(bare(What.RUNNING, "", one.started(), timing.between(one.started(), stretch.asOf())));
        }
    }

    private void steps(Case one, Consumer<Fact> to) {
        for (Visit visit : one.visits()) {
            if (!visit.isStep()) {
                continue;
            }
            if (stretch.contains(visit.ended())) {
                to.accept(visit.end() == End.CANCELLED ? dropped(visit) : done(visit));
            }
            if (stretch.isOpen(visit.began(), visit.ended())) {
                to.accept(
                        bare(What.OPEN, visit.step(), visit.began(), timing.between(visit.arrived(), stretch.asOf())));
            }
        }
    }

    private static Fact bare(What what, String step, Instant at, long total) {
        return new Fact(what, step, "", at, total, Fact.UNKNOWN, Fact.UNKNOWN);
    }

    private Fact dropped(Visit visit) {
        return bare(What.DROPPED, visit.step(), visit.ended(), timing.between(visit.arrived(), visit.ended()));
    }

    private Fact done(Visit visit) {
        long total = timing.between(visit.arrived(), visit.ended());
        return visit.taken()
                .map(taken -> new Fact(
                        What.DONE,
                        visit.step(),
                        "",
                        visit.ended(),
                        total,
                        timing.between(visit.arrived(), taken),
                        timing.between(taken, visit.ended())))
                .orElseGet(() -> bare(What.DONE, visit.step(), visit.ended(), total));
    }

    /** What is done by several at once is gone through once. */
    private void again(Case one, Consumer<Fact> to) {
        Set<String> bodies =
                one.visits().stream().filter(Visit::body).map(Visit::id).collect(Collectors.toSet());
        Set<String> gone = new HashSet<>();
        for (Visit visit : one.visits()) {
            boolean passes = visit.body() || visit.kind().isActivity() && !bodies.contains(visit.scope());
            if (passes && !gone.add(visit.step()) && stretch.contains(visit.began())) {
                to.accept(bare(What.AGAIN, visit.step(), visit.began(), Fact.UNKNOWN));
            }
        }
    }

    /** Takes a gateway that was left, the node the case went to (empty: not known), and its next visit to the gateway. */
    @FunctionalInterface
    interface WayTaken {
        void take(Visit gateway, String to, Visit back);
    }

    /**
     * The engine's history does not say along which line a case left a gateway. What it went to is the first node behind
     * the gateway that was begun afterwards in the same scope, before the gateway itself was reached again; each visit is
     * what one gateway led to.
     */
    static void ways(Case one, ModelGraph graph, WayTaken to) {
        List<Visit> visits = one.visits();
        Map<String, Set<String>> targets = new HashMap<>();
        Set<Visit> led = new HashSet<>();
        for (int at = 0; at < visits.size(); at++) {
            Visit gateway = visits.get(at);
            if (!gateway.kind().isGateway() || gateway.end() != End.COMPLETED) {
                continue;
            }
            Set<String> open = new HashSet<>(targets.computeIfAbsent(
                    gateway.step(),
                    step -> graph.from(step).stream().map(Way::to).collect(Collectors.toSet())));
            if (open.size() < 2 && gateway.kind() != Kind.CHOICE || open.isEmpty()) {
                // It only joins.
                continue;
            }
            boolean chooses = gateway.kind() == Kind.CHOICE;
            Visit back = null;
            boolean found = false;
            String went = "";
            for (int next = at + 1; next < visits.size() && back == null; next++) {
                Visit later = visits.get(next);
                if (!later.scope().equals(gateway.scope())) {
                    continue;
                }
                if (later.step().equals(gateway.step())) {
                    back = later;
                } else if (!(chooses && found)
                        && open.contains(later.step())
                        && !later.began().isBefore(gateway.ended())
                        && led.add(later)) {
                    open.remove(later.step());
                    if (chooses) {
                        went = later.step();
                    } else {
                        to.take(gateway, later.step(), null);
                    }
                    found = true;
                }
            }
            if (chooses) {
                to.take(gateway, went, back);
            }
        }
    }
}
