package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelLanguageTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a plain text",
                "${projectManager}",
                "#{projectManager}",
                "${goalsAreSmart}",
                "${!goalsAreSmart}",
                "${not goalsAreSmart}",
                "${decision == 'go'}",
                "${decision eq \"go\" || count >= 3 && empty reason}",
                "${budget > 100000 ? 'board' : 'manager'}",
                "Decide on ${gateLabel}",
                "${approvers}",
                "${approvers[0]}",
                "${answer.reason}",
                "${answer['reason']}",
                "${nrOfCompletedInstances / nrOfInstances >= 0.6}",
                "${remindAt}",
                "R/${reminderCycle}",
                "${now()}",
                "${dateTime().plusDays(3).toDate()}",
                "${dateTime().plusHours(hours)}",
                "${currentUser()}",
                "${approvers.contains(submitter)}",
                "${approvers.size() > 1}",
                "${name.startsWith('A')}",
                "${execution.processBusinessKey}",
                "${task.assignee}",
            })
    void mayBeWritten(String expression) {
        assertThat(ModelLanguage.objection(expression)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''.class}",
                "${''['class']}",
                "${x['cla'.concat('ss')]}",
                "${x[''.length() == 0 ? 'class' : 'a']}",
                "${projects.stop('SEO')}",
                "${execution.setVariable('a', 1)}",
                "${execution.processEngineServices}",
                "${execution['processEngineServices']}",
                "${execution.processInstance}",
                "${task.execution}",
                "${task.complete()}",
                "${S('{}')}",
                "${runtime:exec('x')}",
                "${x.forName('java.lang.Runtime')}",
                "${a.plusYears(1)}",
                "${",
                "${}",
                "${a b}",
                "harmless ${a} but ${b.getClass()}",
            })
    void mayNotBeWritten(String expression) {
        assertThat(ModelLanguage.objection(expression)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 20_000})
    void nestingDoesNotBreakIt(int depth) {
        String nested = "${" + "(".repeat(depth) + "1" + ")".repeat(depth) + "}";
        ModelLanguage.objection(nested);
        assertThat(ModelLanguage.objection("${" + "a+".repeat(depth) + "1}"))
                .matches(text -> depth < 1_000 || text != null);
    }
}
