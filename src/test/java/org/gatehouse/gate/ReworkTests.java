package org.gatehouse.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From each gate back to each step, and back to the gate by each way, through the project's own model. */
class ReworkTests extends Executing {

    @Autowired
    private GateReviews reviews;

    @Autowired
    private ReworkSteps steps;

    @ParameterizedTest
    @ValueSource(strings = {"gate", "steps"})
    void goalsComeBackToTheirGate(String back) {
        String key = newProject();
        submitGoals(key);
        sendBack(key, "defineGoals", back);
        assertThat(openSteps(key)).containsExactly("defineGoals");
        assertThat(evidence(key, "defineGoals", "/goals"))
                .contains(
                        "Once more", back.equals("gate") ? "straight back to the Goal gate" : "following steps again");
        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
        assertThat(atGate(key)).isEqualTo("goal 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate", "steps"})
    void aPlanComesBackToItsGate(String back) {
        String key = atPlanGate();
        sendBack(key, "draftPlan", back);
        assertThat(openSteps(key)).containsExactly("draftPlan");
        complete("lin", key, "draftPlan");
        runAutomatedSteps(key);
        assertThat(atGate(key)).isEqualTo("plan 2");
    }

    @Test
    void fromThePlanGateToTheGoalsAndStraightBack() {
        String key = atPlanGate();
        sendBack(key, "defineGoals", "gate");
        assertThat(openSteps(key)).containsExactly("defineGoals");
        assertThat(projects.require(key).phase()).isEqualTo(Phase.GOALS);
        assertThat(goals.areOpen(key)).isTrue();
        assertThat(evidence(key, "defineGoals", "/goals")).contains("Once more", "straight back to the Plan gate");
        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
        assertThat(atGate(key)).isEqualTo("plan 2");
        assertThat(projects.require(key).phase()).isEqualTo(Phase.PLANNING);
        sendBack(key, "draftPlan", "steps");
        assertThat(openSteps(key)).containsExactly("draftPlan");
    }

    @Test
    void fromThePlanGateToTheGoalsAndThroughTheStepsAgain() {
        String key = atPlanGate();
        sendBack(key, "defineGoals", "steps");
        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
        assertThat(atGate(key)).isEqualTo("goal 1");
        sendBack(key, "defineGoals", "gate");
        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
        assertThat(atGate(key)).as("the gate that sent it back last").isEqualTo("goal 2");
        decide("fang", key, "go", "");
        assertThat(openSteps(key)).containsExactly("draftPlan");
        complete("lin", key, "draftPlan");
        runAutomatedSteps(key);
        assertThat(atGate(key)).isEqualTo("plan 2");
    }

    /** The steps a person passes on the way back to the closure gate. */
    @ParameterizedTest(name = "{0}, return {1}: {2}")
    @CsvSource({
        "recordResults, steps, recordResults acceptDeliverables collectLessons",
        "recordResults, gate, recordResults",
        "acceptDeliverables, steps, acceptDeliverables collectLessons",
        "acceptDeliverables, gate, acceptDeliverables",
        "collectLessons, steps, collectLessons",
        "collectLessons, gate, collectLessons",
    })
    void aClosureComesBackToItsGate(String step, String back, String way) {
        String key = atClosureGate();
        sendBack(key, step, back);
        assertThat(close(key)).containsExactly(way.split(" "));
        assertThat(atGate(key)).isEqualTo("closure 2");
    }

    @Test
    void refusedDeliverablesAreMendedAndAcceptedBeforeTheGate() {
        String key = atClosureGate();
        sendBack(key, "acceptDeliverables", "gate");
        complete("fang", key, "acceptDeliverables", Map.of("decision", "rework", "reason", "The audit is missing"));
        runAutomatedSteps(key);
        assertThat(close(key)).containsExactly("recordResults", "acceptDeliverables");
        assertThat(atGate(key)).isEqualTo("closure 2");
    }

    @Test
    void backToExecutionThereIsWorkThatHoldsTheClosure() {
        String key = atClosureGate();
        sendBack(key, "executionPhase", "steps");
        assertThat(projects.require(key).phase()).isEqualTo(Phase.EXECUTION);
        WorkItem order = items.of(key).get(0);
        assertThat(order.title()).isEqualTo("Once more");
        assertThat(order.ownerId()).isEqualTo("lin");
        assertThat(openSteps(key)).containsExactly("doWork");
        complete("lin", key, "doWork", Map.of("hours", "1"));
        runAutomatedSteps(key);
        assertThat(close(key)).containsExactly("recordResults", "acceptDeliverables", "collectLessons");
        assertThat(atGate(key)).isEqualTo("closure 2");
        assertThat(projects.require(key).phase()).isEqualTo(Phase.CLOSURE);
    }

    @ParameterizedTest
    @CsvSource({"draftPlan, steps", "executionPhase, steps", "archiveProject, gate", "defineGoals, archive"})
    void whatTheGateDoesNotOfferIsRefused(String step, String back) {
        String key = newProject();
        submitGoals(key);
        assertThatThrownBy(() -> sendBack(key, step, back))
                .isInstanceOf(InvalidInput.class)
                .satisfies(refusal -> assertThat(((InvalidInput) refusal).problems())
                        .extracting(problem -> problem.field())
                        .isNotEmpty()
                        .isSubsetOf("reworkStep", "reworkReturn"));
        assertThat(reviews.of(key).get(0).votes()).isEmpty();
        assertThat(openSteps(key)).containsExactly("decideGate");
    }

    @Test
    void fromExecutionThereIsNoStraightWay() {
        String key = atClosureGate();
        assertThatThrownBy(() -> sendBack(key, "executionPhase", "gate")).isInstanceOf(InvalidInput.class);
    }

    /** What an analyst offers must be a place that the models lead to; the paths above go to each. */
    @Test
    void theTableOffersWhatIsTestedHere() {
        assertThat(offered("goal")).isEqualTo(Map.of("defineGoals", Set.of("gate", "steps")));
        assertThat(offered("plan"))
                .isEqualTo(Map.of("draftPlan", Set.of("gate", "steps"), "defineGoals", Set.of("gate", "steps")));
        assertThat(offered("closure"))
                .isEqualTo(Map.of(
                        "recordResults",
                        Set.of("gate", "steps"),
                        "acceptDeliverables",
                        Set.of("gate", "steps"),
                        "collectLessons",
                        Set.of("gate", "steps"),
                        "executionPhase",
                        Set.of("steps")));
        assertThat(steps.of("plan", "reconfirm"))
                .extracting(ReworkSteps.Step::id)
                .containsExactly("mendDrift");
        assertThat(steps.of("change", "SEO-C1"))
                .extracting(ReworkSteps.Step::id)
                .containsExactly("describeChange");
    }

    private Map<String, Set<String>> offered(String gate) {
        Map<String, Set<String>> offered = new HashMap<>();
        steps.of(gate, "").forEach(step -> offered.put(step.id(), Set.copyOf(step.returns())));
        return offered;
    }

    private void sendBack(String key, String step, String back) {
        complete(
                "fang",
                key,
                "decideGate",
                Map.of("decision", "rework", "reason", "Once more", "reworkStep", step, "reworkReturn", back));
        runAutomatedSteps(key);
    }

    private String atPlanGate() {
        String key = newProject();
        addSmartGoal(key);
        LocalDate start = projects.require(key).startDate();
        addItem(key, ItemDraft.of("Audit the site", "chen", start, start.plusDays(6), BigDecimal.valueOf(40)));
        moveTo(key, "planGate");
        return key;
    }

    /** Without goals, so that there are no results to be entered. */
    private String atClosureGate() {
        String key = newProject();
        moveTo(key, "closureGate");
        return key;
    }

    private void moveTo(String key, String step) {
        String project = runtime.createProcessInstanceQuery()
                .processDefinitionKey("project")
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
        runtime.createProcessInstanceModification(project)
                .cancelAllForActivity("goalPhase")
                .startBeforeActivity(step)
                .execute();
        runAutomatedSteps(key);
    }

    /** Does what the closure asks for until the gate; returns the steps. */
    private List<String> close(String key) {
        Map<String, Map<String, Object>> answers = Map.of(
                "recordResults",
                Map.of(),
                "acceptDeliverables",
                Map.of("decision", "accepted"),
                "collectLessons",
                Map.of("noLessonsReason", "Nothing new"));
        List<String> way = new ArrayList<>();
        while (!openSteps(key).contains("decideGate")) {
            String step = openSteps(key).get(0);
            way.add(step);
            complete(step.equals("acceptDeliverables") ? "fang" : "lin", key, step, answers.get(step));
            runAutomatedSteps(key);
        }
        return way;
    }

    /** Gate and round at which the project stands. */
    private String atGate(String key) {
        assertThat(openSteps(key)).contains("decideGate");
        GateReview open = reviews.of(key).stream()
                .filter(GateReview::isOpen)
                .reduce((one, other) -> other)
                .orElseThrow();
        return open.gate() + " " + open.round();
    }

    private String evidence(String key, String step, String fragment) {
        String task = openTask("lin", key, step).getId();
        return new Visitor(port)
                .signIn("lin")
                .get("/tasks/" + task + fragment, "Accept-Language", "en")
                .body();
    }
}
