package org.gatehouse.insight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gatehouse.engine.ModelGraph;
import org.gatehouse.engine.ModelGraph.Kind;
import org.gatehouse.engine.ModelGraph.Way;
import org.gatehouse.engine.ProcessLog.Case;
import org.gatehouse.engine.ProcessLog.Visit;
import org.gatehouse.insight.Figures.AgeLine;
import org.gatehouse.insight.Figures.Bottleneck;
import org.gatehouse.insight.Figures.LoopLine;
import org.gatehouse.insight.Figures.StepLine;
import org.gatehouse.insight.Figures.WayLine;
import org.gatehouse.insight.Figures.Week;

/** Adds cases up, one after the other; keeps counters and durations, not the cases. */
final class Sums {

    private static final long DAY = 86_400_000L;

    private final Stretch stretch;
    private final ZoneId zone;
    private final Facts facts;
    private final Facts calendar;
    private final Map<Fact.What, Integer> cases = new HashMap<>();
    private final Durations durations = new Durations();
    private final Map<String, OfStep> steps = new LinkedHashMap<>();
    private final Map<List<String>, OfWay> ways = new LinkedHashMap<>();
    private final Map<LocalDate, int[]> weeks = new TreeMap<>();

    Sums(Stretch stretch, Timing timing, ZoneId zone) {
        this.stretch = stretch;
        this.zone = zone;
        this.facts = new Facts(stretch, timing);
        this.calendar = new Facts(stretch, Timing.CALENDAR);
    }

    private static final class OfStep {
        private Kind kind = Kind.EVENT;
        private int dropped;
        private int open;
        private int again;
        private final Durations total = new Durations();
        private final Durations waiting = new Durations();
        private final Durations working = new Durations();
        private final Set<String> through = new HashSet<>();
        private final int[] ages = new int[Figures.AGES.size() + 1];
        private long oldest;
    }

    private static final class OfWay {
        private int taken;
        private final Set<String> cases = new HashSet<>();
        private final Durations lost = new Durations();
    }

    void add(Case one, ModelGraph graph) {
        for (Visit visit : one.visits()) {
            if (visit.isStep()) {
                steps.computeIfAbsent(visit.step(), any -> new OfStep()).kind = visit.kind();
            }
        }
        facts.of(one, graph, fact -> count(one, fact));
        // How old something is, is told in days and not in working days.
        calendar.of(one, graph, fact -> {
            if (fact.what() == Fact.What.OPEN) {
                OfStep step = steps.get(fact.step());
                step.ages[age(fact.total())]++;
                step.oldest = Math.max(step.oldest, fact.total());
            }
        });
    }

    static int age(long milliseconds) {
        for (int at = 0; at < Figures.AGES.size(); at++) {
            if (milliseconds < Figures.AGES.get(at) * DAY) {
                return at;
            }
        }
        return Figures.AGES.size();
    }

    private void count(Case one, Fact fact) {
        switch (fact.what()) {
            case STARTED, FINISHED, ABORTED, RUNNING -> {
                cases.merge(fact.what(), 1, Integer::sum);
                if (fact.what() == Fact.What.FINISHED) {
                    durations.add(fact.total());
                }
                if (fact.what() != Fact.What.RUNNING) {
                    weeks.computeIfAbsent(week(fact), any -> new int[3])[
                            fact.what().ordinal()]++;
                }
            }
            case DONE -> {
                OfStep step = steps.get(fact.step());
                step.total.add(fact.total());
                if (fact.isSplit()) {
                    step.waiting.add(fact.waiting());
                    step.working.add(fact.working());
                    step.through.add(one.id());
                }
            }
            case DROPPED -> steps.get(fact.step()).dropped++;
            case OPEN -> steps.get(fact.step()).open++;
            case AGAIN -> steps.computeIfAbsent(fact.step(), any -> new OfStep()).again++;
            case WAY -> {
                OfWay way = ways.computeIfAbsent(List.of(fact.step(), fact.to()), any -> new OfWay());
                way.taken++;
                way.cases.add(one.id());
                if (fact.total() >= 0) {
                    way.lost.add(fact.total());
                }
            }
        }
    }

    private LocalDate week(Fact fact) {
        return monday(fact.at().atZone(zone).toLocalDate());
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** @param graph of the version that is shown; steps it does not know come last */
    Figures figures(ModelGraph graph) {
        List<String> order = new ArrayList<>(graph.nodes().keySet());
        Comparator<String> asDrawn = Comparator.comparingInt((String id) -> {
                    int at = order.indexOf(id);
                    return at < 0 ? Integer.MAX_VALUE : at;
                })
                .thenComparing(id -> id);
        List<StepLine> lines = steps.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(asDrawn))
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .filter(line -> line.done() + line.dropped() + line.open() + line.again() > 0)
                .toList();
        return new Figures(
                cases.getOrDefault(Fact.What.STARTED, 0),
                cases.getOrDefault(Fact.What.FINISHED, 0),
                cases.getOrDefault(Fact.What.ABORTED, 0),
                cases.getOrDefault(Fact.What.RUNNING, 0),
                durations.spread(),
                lines,
                ways(graph, asDrawn),
                loops(graph, asDrawn),
                weeks(),
                ages(asDrawn),
                bottleneck());
    }

    private static StepLine line(String id, OfStep step) {
        return new StepLine(
                id,
                step.kind,
                step.total.n(),
                step.dropped,
                step.open,
                step.again,
                step.total.spread(),
                step.waiting.n(),
                step.waiting.spread(),
                step.working.spread(),
                step.waiting.sum(),
                step.total.sum());
    }

    /** With the ways of the model that nobody took. */
    private List<WayLine> ways(ModelGraph graph, Comparator<String> asDrawn) {
        Map<List<String>, Integer> taken = new LinkedHashMap<>();
        for (Way way : graph.ways()) {
            Kind kind = graph.nodes().get(way.from()).kind();
            if (kind == Kind.CHOICE
                    || kind.isGateway() && graph.from(way.from()).size() > 1) {
                taken.put(List.of(way.from(), way.to()), 0);
            }
        }
        ways.forEach((way, count) -> taken.put(way, count.taken));
        Map<String, Integer> left = new HashMap<>();
        taken.forEach((way, count) -> left.merge(way.get(0), count, Integer::sum));
        return taken.entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> entry.getKey().get(0), asDrawn)) // stable: ways stay as the model lists them
                .map(entry -> new WayLine(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        entry.getValue(),
                        left.get(entry.getKey().get(0)) == 0
                                ? 0
                                : (double) entry.getValue()
                                        / left.get(entry.getKey().get(0))))
                .toList();
    }

    private List<LoopLine> loops(ModelGraph graph, Comparator<String> asDrawn) {
        return ways.entrySet().stream()
                .filter(entry -> graph.way(entry.getKey().get(0), entry.getKey().get(1))
                        .map(Way::back)
                        .orElse(false))
                .map(entry -> new LoopLine(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        entry.getValue().taken,
                        entry.getValue().cases.size(),
                        entry.getValue().lost.spread()))
                .sorted(Comparator.comparing(LoopLine::taken)
                        .reversed()
                        .thenComparing(LoopLine::from, asDrawn)
                        .thenComparing(LoopLine::to, asDrawn))
                .toList();
    }

    private List<Week> weeks() {
        List<Week> all = new ArrayList<>();
        LocalDate last = stretch.asOf().minusMillis(1).atZone(zone).toLocalDate();
        for (LocalDate monday = monday(stretch.from().atZone(zone).toLocalDate());
                !monday.isAfter(last);
                monday = monday.plusWeeks(1)) {
            int[] counts = weeks.getOrDefault(monday, new int[3]);
            all.add(new Week(
                    monday,
                    counts[Fact.What.STARTED.ordinal()],
                    counts[Fact.What.FINISHED.ordinal()],
                    counts[Fact.What.ABORTED.ordinal()]));
        }
        return all;
    }

    private List<AgeLine> ages(Comparator<String> asDrawn) {
        return steps.entrySet().stream()
                .filter(entry -> entry.getValue().open > 0)
                .sorted(Map.Entry.comparingByKey(asDrawn))
                .map(entry -> new AgeLine(
                        entry.getKey(),
                        Arrays.stream(entry.getValue().ages).boxed().toList(),
                        entry.getValue().oldest))
                .toList();
    }

    private Bottleneck bottleneck() {
        long all = steps.values().stream().mapToLong(step -> step.waiting.sum()).sum();
        if (all == 0) {
            return null;
        }
        var most = steps.entrySet().stream()
                .max(Comparator.comparingLong((Map.Entry<String, OfStep> entry) ->
                                entry.getValue().waiting.sum())
                        .thenComparing(
                                Map.Entry.<String, OfStep>comparingByKey().reversed()))
                .orElseThrow();
        OfStep step = most.getValue();
        return new Bottleneck(
                most.getKey(),
                step.waiting.n(),
                step.waiting.sum(),
                (double) step.waiting.sum() / all,
                step.waiting.spread().median(),
                step.waiting.sum() / 2 / step.through.size());
    }
}
