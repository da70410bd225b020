package org.gatehouse.gate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.engine.Decisions;
import org.gatehouse.engine.Label;
import org.springframework.stereotype.Component;

/** To which steps a gate may send back: the decision table {@code rework-steps} says so, the models lead there. */
@Component
class ReworkSteps {

    static final String STRAIGHT = "gate";
    static final String THROUGH = "steps";

    private final Decisions decisions;

    ReworkSteps(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * A step that can be done again.
     *
     * @param id of the step in its model
     * @param returns {@code gate} (straight back), {@code steps} (through the steps in between again), or both
     * @param again what is passed again on the way through the steps; empty where nothing lies in between
     */
    record Step(String id, Label name, List<String> returns, Label again) {}

    /**
     * The first one is meant where nobody chose. None where the gate has no steps of its own.
     *
     * @param subject what is decided on where a project has several; else empty
     */
    List<Step> of(String gate, String subject) {
        return decisions.evaluate("rework-steps", Map.of("gate", gate, "subject", subject)).stream()
                .map(row -> new Step(
                        text(row, "step"),
                        new Label(text(row, "english"), text(row, "chinese"), ""),
                        text(row, "returns").equals("both")
                                ? List.of(THROUGH, STRAIGHT)
                                : List.of(text(row, "returns")),
                        new Label(text(row, "againEnglish"), text(row, "againChinese"), "")))
                .toList();
    }

    private static String text(Map<String, Object> row, String column) {
        return Objects.toString(row.get(column), "");
    }
}
