package org.gatehouse.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.gatehouse.engine.ModelGraph.Way;
import org.gatehouse.insight.Figures.StepLine;
import org.gatehouse.insight.Figures.WayLine;

/**
 * The figures as the picture of the model shows them. A level is 1 to 5 by the share of the largest value in the picture,
 * 0 where there is nothing; the texts are what is written beside it.
 */
record Heat(List<Step> steps, List<Line> lines) {

    static final int HIGHEST = 5;

    record Mark(int level, String text) {}

    record Step(String id, Mark often, Mark time, Mark waiting) {}

    record Line(List<String> flows, Mark often) {}

    static Heat of(Insight.Answer answer, Lasting lasting) {
        boolean working = answer.ask().working();
        List<StepLine> steps = answer.figures().steps();
        List<Step> marks = steps.stream()
                .map(line -> new Step(
                        line.step(),
                        new Mark(level(steps, StepLine::done, line), line.done() + " ×"),
                        new Mark(level(steps, StepLine::spent, line), lasting.of(line.total(), working)),
                        new Mark(level(steps, StepLine::waited, line), lasting.of(line.waiting(), working))))
                .toList();
        List<WayLine> ways = answer.figures().ways();
        List<Line> lines = new ArrayList<>();
        for (WayLine line : ways) {
            answer.graph()
                    .way(line.from(), line.to())
                    .map(Way::flows)
                    .ifPresent(flows -> lines.add(
                            new Line(flows, new Mark(level(ways, WayLine::taken, line), line.taken() + " ×"))));
        }
        return new Heat(marks, lines);
    }

    private static <T> int level(List<T> all, ToLongFunction<T> value, T one) {
        long most = all.stream().mapToLong(value).max().orElse(0);
        long its = value.applyAsLong(one);
        return its <= 0 ? 0 : (int) Math.min(HIGHEST, 1 + its * HIGHEST / most);
    }
}
