package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression reaches once it runs, even one that no rule for files has seen. */
class ModelExpressionsTests {

    private static ProcessEngine engine;
    private static String instance;

    @BeforeAll
    static void start() {
        engine = PlainEngine.guarded();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "wait.bpmn",
                        Bpmn.createExecutableProcess("wait")
                                .startEvent()
                                .userTask()
                                .endEvent()
                                .done())
                .deploy();
        ProcessInstance started = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "wait", "SEO", Map.of("decision", "go", "goalsAreSmart", true, "count", 3, "due", new Date(0)));
        instance = started.getId();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${decision}|go",
                "${decision == 'go'}|true",
                "${!goalsAreSmart}|false",
                "${count + 1}|4",
                "${decision.startsWith('g')}|true",
                "${decision.length()}|2",
                "${execution.processBusinessKey}|SEO",
                "${due.getTime()}|0",
                "Gate: ${decision}|Gate: go",
            })
    void readsFacts(String expression, String value) {
        assertThat(evaluate(expression)).hasToString(value);
    }

    @Test
    void calculatesTimes() {
        assertThat(evaluate("${dateTime().plusDays(3).toDate()}")).isInstanceOf(Date.class);
        assertThat(evaluate("${now()}")).isInstanceOf(Date.class);
    }

    @Test
    void findsSteps() {
        assertThat(evaluate("${countUp}")).isInstanceOf(AutomatedStep.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${decision.getClass().forName('java.lang.Runtime')}",
                "${execution.processEngineServices}",
                "${execution.getProcessEngineServices()}",
                "${execution.setVariable('decision', 'stop')}",
                "${execution.bpmnModelInstance}",
                "${execution.variables}",
                "${countUp.execute(execution)}",
                "${countUp.routes()}",
                "${countUp.class}",
                "${payload}",
                "${payload.run()}",
                "${mocked}",
                "${systemProperties}",
                "${S('{}')}",
                "${count.getClass()}",
                "${due.setTime(1)}",
                "${decision.getBytes()}",
                "${now().getClass().getClassLoader()}",
                "${dateTime().getClass()}",
                "${currentUserGroups().getClass()}",
            })
    void reachesNothingElse(String expression) {
        Mocks.register("mocked", "a mock");
        try {
            assertThatThrownBy(() -> evaluate(expression))
                    .isInstanceOfAny(ProcessEngineException.class, ELException.class);
        } finally {
            Mocks.reset();
        }
        assertThat(engine.getRuntimeService().getVariable(instance, "decision")).isEqualTo("go");
    }

    private static Object evaluate(String expression) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        ExpressionManager expressions = configuration.getExpressionManager();
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            ExecutionEntity execution = context.getExecutionManager().findExecutionById(instance);
            return expressions.createExpression(expression).getValue(execution);
        });
    }
}
