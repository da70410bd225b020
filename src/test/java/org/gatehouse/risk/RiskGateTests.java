package org.gatehouse.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A high risk makes the next gate stricter, until its response brings it down. */
class RiskGateTests extends Stage {

    @Autowired
    private Risks risks;

    @Autowired
    private GateReviews reviews;

    @Test
    void withAHighRiskTwoAreAskedAndOneOnceItIsBroughtDown() {
        String key = newProject();
        Risk risk = raised(key, RiskKind.THREAT);
        assess(risk);
        submitGoals(key);
        GateReview review = reviews.of(key).get(0);
        assertThat(review.voteRule()).isEqualTo("nOfM");
        assertThat(review.needed()).isEqualTo(2);
        assertThat(review.approverIds()).hasSizeGreaterThan(1).contains("fang").doesNotContain("lin");
        assertThat(review.why(Locale.ENGLISH))
                .isEqualTo("Open risks that are high or extreme: 1. So two have to agree.");
        assertThat(review.why(Locale.SIMPLIFIED_CHINESE)).contains("1 项");

        String task = openTask("fang", key, "decideGate").getId();
        Visitor fang = new Visitor(port).signIn("fang");
        assertThat(fang.get("/tasks/" + task + "/dossier", "Accept-Language", "en")
                        .body())
                .contains("Why these approvers", "Open risks that are high", "Nobody can write", risk.key(), "Extreme");
        assertThat(fang.get("/projects/" + key + "/gates/" + review.id(), "Accept-Language", "zh-CN")
                        .body())
                .contains("审批要求的依据", "须有两人同意", "极高");

        decide("fang", key, "go", "");
        assertThat(reviews.of(key).get(0).isOpen()).as("one is not enough").isTrue();
        String other = review.approverIds().stream()
                .filter(approver -> !approver.equals("fang"))
                .findFirst()
                .orElseThrow();
        decide(other, key, "rework", "Bring the risk down first");
        for (String rest : reviews.of(key).get(0).approverIds()) {
            if (reviews.of(key).get(0).isOpen() && !List.of("fang", other).contains(rest)) {
                decide(rest, key, "rework", "As they say");
            }
        }
        assertThat(reviews.of(key).get(0).decision()).isEqualTo("rework");

        answer(risk, "planResponse", plan(2, 2));
        assertThat(risks.require(key, risk.key()).level()).isEqualTo(RiskLevel.LOW);
        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
        GateReview second = reviews.of(key).get(1);
        assertThat(second.approverIds()).containsExactly("fang");
        assertThat(second.voteRule()).isEqualTo("one");
        assertThat(second.why(Locale.ENGLISH)).isEmpty();
        decide("fang", key, "go", "");
        assertThat(openSteps(key)).contains("draftPlan");
    }

    @Test
    void aGreatChanceMakesNoGateStricter() {
        String key = newProject();
        assess(raised(key, RiskKind.OPPORTUNITY));
        submitGoals(key);
        assertThat(reviews.of(key).get(0).approverIds()).containsExactly("fang");
    }

    private Risk raised(String key, RiskKind kind) {
        return as(
                "chen",
                () -> risks.raise(
                        key,
                        new RiskDraft(
                                kind,
                                "Nobody can write",
                                "",
                                "",
                                Category.PEOPLE,
                                "wu",
                                null,
                                null,
                                null,
                                Trigger.NONE)));
    }

    private void assess(Risk risk) {
        answer(risk, "assessRisk", Map.of("probability", "5", "impact", "4"));
    }

    private Map<String, Object> plan(int probability, int impact) {
        return Map.of(
                "strategy",
                "REDUCE",
                "plan",
                "Hire a writer",
                "responseDue",
                LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(5).toString(),
                "residualProbability",
                "" + probability,
                "residualImpact",
                "" + impact);
    }

    private void answer(Risk risk, String step, Map<String, Object> answer) {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(risk.key())
                .taskDefinitionKey(step)
                .singleResult()
                .getId();
        as("wu", () -> desk.complete(task, "wu", List.of("staff"), new HashMap<>(answer)));
    }
}
