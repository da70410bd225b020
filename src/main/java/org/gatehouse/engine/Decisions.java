package org.gatehouse.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Evaluates the newest version of a decision table. */
@Component
public class Decisions {

    private final DecisionService decisions;
    private final Engine engine;

    Decisions(DecisionService decisions, Engine engine) {
        this.decisions = decisions;
        this.engine = engine;
    }

    /** The outputs of each rule that matched, in the table's order. */
    public List<Map<String, Object>> evaluate(String decision, Map<String, Object> facts) {
        return engine.unchecked(() -> decisions
                .evaluateDecisionTableByKey(decision)
                .variables(facts)
                .evaluate()
                .getResultList());
    }
}
