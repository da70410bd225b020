package org.gatehouse.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.project.Phase;

/**
 * A project's way through its lifecycle in days. What lies behind stands on the days on which it happened, what lies ahead
 * on the days it is planned for: the goal gate on the project's start, the plan gate where the first item begins, the
 * closure gate where the last one ends; without a plan on the project's start and end.
 *
 * @param phases that last at least a day, in their order
 * @param gates passed, waiting and ahead, in the order of their days; none is ahead of a project that has ended
 */
record Course(List<Stretch> phases, List<GateStop> gates) {

    private static final List<String> GATES = List.of("goal", "plan", "closure");

    /** The phase each gate ends. */
    private static final List<Phase> ENDS = List.of(Phase.GOALS, Phase.PLANNING, Phase.CLOSURE);

    /**
     * A phase.
     *
     * @param until its last day
     * @param ahead it has not begun
     */
    record Stretch(Phase phase, LocalDate from, LocalDate until, boolean ahead) {}

    /**
     * What it is made from.
     *
     * @param ended the day on which it was archived or stopped; null while it is open
     * @param firstStart of the plan's items; null without a plan
     * @param lastFinish of the plan's items; null without a plan
     * @param reviews how its gates stand by their names, their last time each: {@link GateStop.State#AHEAD} where they sent
     *     it back
     */
    record Facts(
            Phase phase,
            LocalDate created,
            LocalDate start,
            LocalDate end,
            LocalDate ended,
            LocalDate firstStart,
            LocalDate lastFinish,
            Map<String, GateStop> reviews) {

        private LocalDate planned(String gate) {
            return switch (gate) {
                case "goal" -> start;
                case "plan" -> firstStart == null ? start : firstStart;
                default -> lastFinish == null ? end : lastFinish;
            };
        }
    }

    static Course of(Facts facts, LocalDate today) {
        return new Course(stretches(facts, today), stops(facts));
    }

    /** Where somebody has to decide, lifecycle first; else the gate that comes next; empty for a project that has ended. */
    public Optional<GateStop> next() {
        return gates.stream()
                .filter(stop -> stop.state() != GateStop.State.PASSED)
                .min(Comparator.comparing((GateStop stop) -> stop.state())
                        .thenComparing(stop -> stop.gate().equals("change"))
                        .thenComparing(stop -> GATES.indexOf(stop.gate())));
    }

    private static List<GateStop> stops(Facts facts) {
        List<GateStop> stops = new ArrayList<>();
        for (int at = 0; at < GATES.size(); at++) {
            String gate = GATES.get(at);
            boolean behind = ENDS.get(at).compareTo(facts.phase()) < 0;
            GateStop review = facts.reviews().get(gate);
            if (review != null && review.state() != GateStop.State.AHEAD) {
                stops.add(review);
            } else if (facts.ended() == null && !behind) {
                stops.add(new GateStop(gate, GateStop.State.AHEAD, facts.planned(gate), null));
            }
        }
        GateStop change = facts.reviews().get("change");
        if (change != null && change.isWaiting()) {
            stops.add(change);
        }
        stops.sort(Comparator.comparing(GateStop::day));
        return List.copyOf(stops);
    }

    private static List<Stretch> stretches(Facts facts, LocalDate today) {
        LocalDate from = facts.created().isBefore(facts.start()) ? facts.created() : facts.start();
        LocalDate last = facts.ended() != null ? facts.ended() : later(facts.end(), facts.planned("closure"));
        List<LocalDate> untils = List.of(until(facts, "goal"), until(facts, "plan"), facts.planned("closure"), last);
        List<Stretch> stretches = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            boolean now = phase == facts.phase();
            if (facts.ended() != null && phase.compareTo(facts.phase()) > 0) {
                break;
            }
            LocalDate until = untils.get(phase.ordinal());
            if (now) {
                // It lasts until today at least, and what comes after it begins no earlier.
                until = facts.ended() != null ? facts.ended() : later(until, today);
            } else if (phase.compareTo(facts.phase()) < 0 && until.isAfter(today)) {
                until = today;
            }
            if (until.isAfter(from) || now) {
                stretches.add(new Stretch(phase, from, later(until, from), phase.compareTo(facts.phase()) > 0));
                from = later(until, from);
            }
        }
        return List.copyOf(stretches);
    }

    private static LocalDate until(Facts facts, String gate) {
        GateStop review = facts.reviews().get(gate);
        return review != null && review.state() == GateStop.State.PASSED ? review.day() : facts.planned(gate);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
