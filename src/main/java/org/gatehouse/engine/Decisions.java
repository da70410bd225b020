package org.gatehouse.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
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
    private final ProcessEngineConfigurationImpl configuration;
    private final TransactionTemplate beside;
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();

    Decisions(
            DecisionService decisions,
            Engine engine,
            ProcessEngineConfigurationImpl configuration,
            PlatformTransactionManager transactions) {
        this.decisions = decisions;
        this.engine = engine;
        this.configuration = configuration;
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

    /**
     * As {@link #evaluate}, but what was asked and answered is written down nowhere: for facts that those who look after
     * the engine may not read.
     */
    public List<Map<String, Object>> evaluateInConfidence(String decision, Map<String, Object> facts) {
        return engine.unchecked(() -> configuration
                .getCommandExecutorTxRequired()
                .execute(command -> {
                    RepositoryService repository = configuration.getRepositoryService();
                    String newest = repository
                            .createDecisionDefinitionQuery()
                            .decisionDefinitionKey(decision)
                            .latestVersion()
                            .singleResult()
                            .getId();
                    // Parsed beside the deployment, the decision has no id, and the engine keeps history of those with
                    // one only.
                    DmnDecision table = parsed.computeIfAbsent(
                            newest,
                            id -> configuration
                                    .getDmnEngine()
                                    .parseDecision(decision, repository.getDmnModelInstance(id)));
                    return configuration
                            .getDmnEngine()
                            .evaluateDecisionTable(table, facts)
                            .getResultList();
                }));
    }

    private List<Map<String, Object>> outputs(String decision, Map<String, Object> facts) {
        return engine.unchecked(() -> decisions
                .evaluateDecisionTableByKey(decision)
                .variables(facts)
                .evaluate()
                .getResultList());
    }
}
