package org.gatehouse.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.Stage;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.project.Phase;
import org.gatehouse.project.ProjectStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class GateProcessTests extends Stage {

    @Autowired
    private GateReviews reviews;

    @Test
    void goLetsTheProjectOn() {
        String key = newProject();
        submitGoals(key);
        decide("fang", key, "go", "");
        GateReview review = reviews.of(key).get(0);
        assertThat(review.decision()).isEqualTo("go");
        assertThat(review.decidedBy()).isEqualTo("fang");
        assertThat(openSteps(key)).containsExactly("draftPlan");
        assertThat(projects.require(key).phase()).isEqualTo(Phase.PLANNING);
    }

    @Test
    void goWithConditionsLetsOnAndKeepsTheConditions() {
        String key = newProject();
        submitGoals(key);
        complete("fang", key, "decideGate", withCondition("Agree the budget with finance", "chen"));
        runAutomatedSteps(key);
        assertThat(reviews.of(key).get(0).decision()).isEqualTo("goWithConditions");
        assertThat(reviews.of(key).get(0).conditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.ownerId()).isEqualTo("chen"));
        assertThat(openSteps(key)).contains("draftPlan");
    }

    @Test
    void reworkReturnsToTheSubmitterWithTheReason() {
        String key = newProject();
        submitGoals(key);
        decide("fang", key, "rework", "Which pages?");
        assertThat(openSteps(key)).containsExactly("defineGoals");
        assertThat(openTask("lin", key, "defineGoals").getAssignee()).isEqualTo("lin");
        assertThat(reviews.lastReturn(key, "", java.util.Set.of("defineGoals")))
                .hasValueSatisfying(review -> assertThat(review.reason()).isEqualTo("Which pages?"));
        assertThat(projects.require(key).phase()).isEqualTo(Phase.GOALS);
        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
        assertThat(reviews.of(key)).extracting(GateReview::round).containsExactly(1, 2);
    }

    @Test
    void holdRestsTheProjectAndComesBackToTheGate() {
        String key = newProject();
        submitGoals(key);
        decide("fang", key, "hold", "Budget is frozen until January");
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.ON_HOLD);
        assertThat(openSteps(key)).containsExactly("decideGate", "resumeProject");
        assertThatThrownBy(() -> decide("fang", key, "go", "")).isInstanceOf(Conflict.class);
        complete("lin", key, "resumeProject");
        runAutomatedSteps(key);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.RUNNING);
        decide("fang", key, "go", "");
        assertThat(openSteps(key)).containsExactly("draftPlan");
        assertThat(reviews.of(key)).extracting(GateReview::decision).containsExactly("hold", "go");
    }

    @Test
    void stopEndsTheProject() {
        String key = newProject();
        submitGoals(key);
        decide("fang", key, "stop", "The market is gone");
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.STOPPED);
        assertThat(projects.require(key).endReason()).isEqualTo("The market is gone");
        assertThat(projects.require(key).memberIds()).isEmpty();
        assertThat(running(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"goWithConditions", "rework", "hold", "stop"})
    void allButGoNeedAReason(String decision) {
        String key = newProject();
        submitGoals(key);
        assertThatThrownBy(() -> decide("fang", key, decision, "  ")).isInstanceOf(InvalidInput.class);
        assertThat(reviews.of(key).get(0).votes()).isEmpty();
        assertThat(openSteps(key)).containsExactly("decideGate");
    }

    @Test
    void anEmptyOrForeignAnswerIsNoDecision() {
        String key = newProject();
        submitGoals(key);
        assertThatThrownBy(() -> complete("fang", key, "decideGate")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> complete("fang", key, "decideGate", Map.of("decision", "promote")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> complete("fang", key, "decideGate", Map.of("decision", "go", "gateDecided", true)))
                .isInstanceOf(InvalidInput.class);
        assertThat(reviews.of(key).get(0).isOpen()).isTrue();
    }

    @Test
    void nobodyDecidesOnTheirOwnSubmission() {
        String key = newProject();
        submitGoals(key);
        Task task = openTask("fang", key, "decideGate");
        assertThatThrownBy(() -> as(
                        "lin", () -> desk.complete(task.getId(), "lin", List.of("manager"), Map.of("decision", "go"))))
                .isInstanceOf(NotFound.class);
        tasks.setAssignee(task.getId(), "lin");
        assertThatThrownBy(() -> decide("lin", key, "go", "")).isInstanceOf(org.gatehouse.kernel.NotAllowed.class);
        assertThat(reviews.of(key).get(0).votes()).isEmpty();
    }

    @Test
    void badConditionsChangeNothing() {
        String key = newProject();
        submitGoals(key);
        for (String conditions : List.of(
                "",
                "[]",
                "{",
                "{\"text\":1}",
                "[{\"text\":\"x\",\"owner\":\"nobody\",\"due\":\"2099-01-01\"}]",
                "[{\"text\":\"x\",\"owner\":\"chen\",\"due\":\"2001-01-01\"}]",
                "[{\"text\":\"x\",\"owner\":\"chen\",\"due\":\"soon\"}]",
                "[{\"text\":\"\",\"owner\":\"chen\",\"due\":\"2099-01-01\"}]")) {
            assertThatThrownBy(() -> complete(
                            "fang",
                            key,
                            "decideGate",
                            Map.of("decision", "goWithConditions", "reason", "but", "conditions", conditions)))
                    .as(conditions)
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(reviews.of(key).get(0).votes()).isEmpty();
    }

    @Test
    void aBigPlanNeedsTwo() {
        String key = newProject(new BigDecimal("900000"));
        passGoals(key);
        // The plan gate's rule asks sponsor and managers but never the submitter.
        assertThat(reviews.of(key))
                .singleElement()
                .satisfies(review -> assertThat(review.approverIds()).containsExactly("fang"));
    }

    @Test
    void reminderAndEscalationAreRecordedAndMakeTheTaskUrgent() {
        String key = newProject();
        submitGoals(key);
        fireTimer(key, "reminderDue");
        assertThat(openTask("fang", key, "decideGate").getPriority()).isEqualTo(70);
        fireTimer(key, "decisionOverdue");
        assertThat(openTask("fang", key, "decideGate").getPriority()).isEqualTo(90);
        decide("fang", key, "go", "");
        assertThat(openSteps(key)).containsExactly("draftPlan");
    }

    private Map<String, Object> withCondition(String text, String owner) {
        return Map.of(
                "decision",
                "goWithConditions",
                "reason",
                "Only if",
                "conditions",
                "[{\"text\":\"%s\",\"owner\":\"%s\",\"due\":\"%s\"}]"
                        .formatted(text, owner, LocalDate.now().plusDays(20)));
    }
}
