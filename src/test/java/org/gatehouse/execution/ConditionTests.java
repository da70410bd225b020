package org.gatehouse.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.notice.Notices;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A condition has an owner and a day, blocks the next gate until it is met, and is let go only by an approver. */
class ConditionTests extends Stage {

    @Autowired
    WorkItems items;

    @Autowired
    GateReviews reviews;

    @Autowired
    GateConditions conditions;

    @Autowired
    Notices notices;

    @Autowired
    java.time.Clock clock;

    @Test
    void aConditionBlocksTheNextGateUntilItIsMet() {
        String key = conditioned();
        WorkItem condition = condition(key);
        assertThat(condition.ownerId()).isEqualTo("chen");
        assertThat(condition.finishDate()).isEqualTo(today().plusDays(5));
        assertThat(gatePage(key, "fang")).contains("Agree the budget", "Open");
        atThePlanGate(key);
        assertThat(openSteps(key)).contains("settleConditions").doesNotContain("decideGate");
        assertThatThrownBy(() -> complete("lin", key, "settleConditions")).isInstanceOf(InvalidInput.class);
        complete("chen", key, "doWork", Map.of("note", "Signed"));
        runAutomatedSteps(key);
        complete("lin", key, "settleConditions");
        runAutomatedSteps(key);
        assertThat(openSteps(key)).containsExactly("decideGate");
        assertThat(dossier(key)).contains("Conditions of earlier gates", "Agree the budget", "Met");
        assertThat(gatePage(key, "fang")).contains("Met");
    }

    @Test
    void ownerAndApproverHearOfAnOverdueCondition() {
        String key = conditioned();
        itIs(today().plusDays(4));
        fireTimer(key, "dueSoon");
        assertThat(told("chen", key)).anyMatch(text -> text.contains("Agree the budget"));
        itIs(today().plusDays(2));
        fireTimer(key, "itemOverdue");
        assertThat(told("fang", key)).anyMatch(text -> text.contains("Agree the budget"));
        assertThat(gatePage(key, "lin")).contains("Overdue");
    }

    @Test
    void aConditionIsNotCancelledButLetGoByAnApproverWithAReason() {
        String key = conditioned();
        WorkItem condition = condition(key);
        assertThatThrownBy(() -> as("lin", () -> items.cancel(key, condition.key(), condition.version(), "No need")))
                .isInstanceOf(Conflict.class);
        assertThat(conditions.open(key)).hasSize(1);
        for (String person : List.of("lin", "chen", "wu")) {
            assertThatThrownBy(() -> as(person, () -> conditions.letGo(key, condition.key(), "No need")))
                    .as(person)
                    .isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> as("sun", () -> conditions.letGo(key, condition.key(), "No need")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("fang", () -> conditions.letGo(key, condition.key(), " ")))
                .isInstanceOf(InvalidInput.class);
        Visitor fang = new Visitor(port).signIn("fang");
        String path = "/projects/" + key + "/gates/" + review(key).id() + "/conditions";
        assertThat(fang.get(path, "Accept-Language", "en").body()).contains("Do without it");
        assertThat(new Visitor(port)
                        .signIn("lin")
                        .get(path, "Accept-Language", "en")
                        .body())
                .doesNotContain("Do without it");
        assertThat(fang.post(path + "/" + condition.key() + "/letting-go", Map.of("reason", "Finance agreed by mail"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(conditions.open(key)).isEmpty();
        assertThat(fang.get(path, "Accept-Language", "en").body()).contains("let go by", "Finance agreed by mail");
        assertThat(fang.get("/projects/" + key + "/trail", "Accept-Language", "en")
                        .body())
                .contains("let go by", "Finance agreed by mail");
        assertThatThrownBy(() -> as("fang", () -> conditions.letGo(key, condition.key(), "Again")))
                .isInstanceOf(Conflict.class);
        atThePlanGate(key);
        assertThat(openSteps(key)).containsExactly("decideGate");
        assertThat(dossier(key)).contains("Let go", "Finance agreed by mail");
    }

    /** A project whose goal gate was passed with a condition on chen, in five days. */
    private String conditioned() {
        String key = newProject();
        submitGoals(key);
        complete(
                "fang",
                key,
                "decideGate",
                Map.of(
                        "decision",
                        "goWithConditions",
                        "reason",
                        "Only if",
                        "conditions",
                        "[{\"text\":\"Agree the budget\",\"owner\":\"chen\",\"due\":\"%s\"}]"
                                .formatted(today().plusDays(5))));
        runAutomatedSteps(key);
        return key;
    }

    private void atThePlanGate(String key) {
        as(
                "lin",
                () -> items.add(
                        key,
                        ItemDraft.of(
                                "Audit the site",
                                "wu",
                                null,
                                projects.require(key).startDate().plusDays(10),
                                java.math.BigDecimal.valueOf(20))));
        complete("lin", key, "draftPlan");
        runAutomatedSteps(key);
    }

    private WorkItem condition(String key) {
        return items.of(key).stream()
                .filter(WorkItem::isGateCondition)
                .findFirst()
                .orElseThrow();
    }

    private GateReview review(String key) {
        return reviews.of(key).get(0);
    }

    private String gatePage(String key, String person) {
        return new Visitor(port)
                .signIn(person)
                .get("/projects/" + key + "/gates/" + review(key).id() + "/conditions", "Accept-Language", "en")
                .body();
    }

    private String dossier(String key) {
        return new Visitor(port)
                .signIn("fang")
                .get("/tasks/" + openTask("fang", key, "decideGate").getId() + "/dossier", "Accept-Language", "en")
                .body();
    }

    private List<String> told(String person, String key) {
        return notices.unread(person).stream()
                .map(Notices.Word::text)
                .filter(text -> text.contains(key))
                .toList();
    }

    private java.time.LocalDate today() {
        return java.time.LocalDate.now(clock);
    }
}
