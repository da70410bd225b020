package org.gatehouse.insight;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The room's figures in the words of {@link Reckoning}, each of them; what is zero is left out. */
final class Spelling {

    private final Map<String, Double> figures = new TreeMap<>();

    private Spelling() {}

    static Map<String, Double> of(Figures figures, List<GateLine> gates) {
        Spelling spelling = new Spelling();
        spelling.whole(figures);
        figures.steps().forEach(spelling::step);
        figures.ways().forEach(line -> spelling.put("way " + line.from() + " to " + line.to(), line.taken()));
        figures.loops().forEach(line -> spelling.put("way " + line.from() + " to " + line.to() + " lost", line.lost()));
        figures.ages().forEach(line -> {
            for (int age = 0; age < line.counts().size(); age++) {
                spelling.put(
                        "step " + line.step() + " age " + age, line.counts().get(age));
            }
        });
        gates.forEach(spelling::gate);
        return spelling.figures;
    }

    private void whole(Figures all) {
        put("cases started", all.started());
        put("cases finished", all.finished());
        put("cases aborted", all.aborted());
        put("cases running", all.running());
        put("cases duration", all.duration());
        all.weeks().forEach(week -> {
            put("week " + week.monday() + " started", week.started());
            put("week " + week.monday() + " finished", week.finished());
            put("week " + week.monday() + " aborted", week.aborted());
        });
    }

    private void step(Figures.StepLine line) {
        String step = "step " + line.step() + " ";
        put(step + "done", line.done());
        put(step + "dropped", line.dropped());
        put(step + "open", line.open());
        put(step + "again", line.again());
        put(step + "total", line.total());
        put(step + "waiting", line.waiting());
        put(step + "working", line.working());
        put(step + "waiting sum", line.waited());
        put(step + "total sum", line.spent());
    }

    private void gate(GateLine line) {
        String gate = "gate " + line.gate() + " ";
        put(gate + "decided", line.decided());
        put(gate + "first", line.first());
        put(gate + "firstPassed", line.firstPassed());
        put(gate + "second", line.second());
        put(gate + "later", line.later());
        put(gate + "conditions", line.conditions());
        put(gate + "waived", line.waived());
        put(gate + "rework", line.rework());
        put(gate + "hold", line.hold());
        put(gate + "stop", line.stop());
    }

    private void put(String what, Spread spread) {
        if (spread != null) {
            figures.put(what + " n", (double) spread.n());
            figures.put(what + " median", (double) spread.median());
            figures.put(what + " p90", (double) spread.p90());
        }
    }

    private void put(String what, long value) {
        if (value != 0) {
            figures.put(what, (double) value);
        }
    }
}
