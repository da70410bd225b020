package org.gatehouse.insight;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How a gate was passed in a period.
 *
 * @param decided all decisions
 * @param first decisions that were the first at their gate; {@code firstPassed} of them let the project through
 * @param second passed in the second round, {@code later} in the third or after
 * @param conditions passed with conditions, {@code waived} with a criterion waived; both are in the passes too
 */
record GateLine(
        String gate,
        int decided,
        int first,
        int firstPassed,
        int second,
        int later,
        int conditions,
        int waived,
        int rework,
        int hold,
        int stop) {

    private static final List<String> ORDER = List.of("goal", "plan", "change", "closure");

    static List<GateLine> of(List<PastDecision> reviews) {
        Map<String, List<PastDecision>> gates = reviews.stream()
                .collect(Collectors.groupingBy(
                        PastDecision::gate,
                        () -> new TreeMap<>(Comparator.comparingInt(
                                        (String gate) -> ORDER.contains(gate) ? ORDER.indexOf(gate) : ORDER.size())
                                .thenComparing(gate -> gate)),
                        Collectors.toList()));
        return gates.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static GateLine of(String gate, List<PastDecision> all) {
        List<PastDecision> passed = all.stream().filter(PastDecision::isPassed).toList();
        return new GateLine(
                gate,
                all.size(),
                count(all, one -> one.round() == 1),
                count(passed, one -> one.round() == 1),
                count(passed, one -> one.round() == 2),
                count(passed, one -> one.round() > 2),
                count(passed, one -> one.decision().equals("goWithConditions")),
                count(passed, one -> one.waivers() > 0),
                count(all, one -> one.decision().equals("rework")),
                count(all, one -> one.decision().equals("hold")),
                count(all, one -> one.decision().equals("stop")));
    }

    /** Share of first decisions that let the project through, 0 to 1. */
    public double firstRate() {
        return first == 0 ? 0 : (double) firstPassed / first;
    }

    int passed() {
        return firstPassed + second + later;
    }

    private static int count(List<PastDecision> reviews, Predicate<PastDecision> which) {
        return (int) reviews.stream().filter(which).count();
    }
}
