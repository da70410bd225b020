package org.gatehouse.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Evaluates the newest version of a decision table. */
@Component
public class Decisions {

    private final DecisionService decisions;
    private final Engine engine;
    private final TransactionTemplate beside;

    Decisions(DecisionService decisions, Engine engine, PlatformTransactionManager transactions) {
        this.decisions = decisions;
        this.engine = engine;
        this.beside = new TransactionTemplate(transactions);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The outputs of each rule that matched, in the table's order. */
    public List<Map<String, Object>> evaluate(String decision, Map<String, Object> facts) {
        // The engine keeps what was decided and why, which a transaction that only reads cannot.
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                ? beside.execute(status -> outputs(decision, facts))
                : outputs(decision, facts);
    }

    private List<Map<String, Object>> outputs(String decision, Map<String, Object> facts) {
        return engine.unchecked(() -> decisions
                .evaluateDecisionTableByKey(decision)
                .variables(facts)
                .evaluate()
                .getResultList());
    }
}
