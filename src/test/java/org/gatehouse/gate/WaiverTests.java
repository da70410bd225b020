package org.gatehouse.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.engine.Engine;
import org.gatehouse.gate.GateReview.Waiver;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.notice.Notices;
import org.gatehouse.trail.Trail;
import org.gatehouse.trail.TrailEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A criterion that stands in the way is waived by two people, for one round. */
class WaiverTests extends Stage {

    @Autowired
    private GateReviews reviews;

    @Autowired
    private Waivers waivers;

    @Autowired
    private Engine engine;

    @Autowired
    private Notices notices;

    @Autowired
    private Trail trail;

    @Test
    void twoPeopleWaiveWhatStandsInTheWay() {
        String key = atGateWithoutGoals();
        assertThatThrownBy(() -> decide("fang", key, "go", "")).isInstanceOf(InvalidInput.class);
        String criterion = blocking(key);
        Visitor fang = new Visitor(port).signIn("fang");
        String task = openTask("fang", key, "decideGate").getId();
        String address = "/api/tasks/" + task;
        assertThat(fang.get(address + "/decision").body()).contains("\"key\":\"" + criterion + "\"", "\"waiver\":\"\"");
        assertThat(fang.post(address + "/waivers", Map.of("criterion", criterion, "reason", " "))
                        .statusCode())
                .as("a reason is needed")
                .isEqualTo(422);
        assertThat(fang.post(address + "/waivers", Map.of("criterion", "luck", "reason", "x"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(new Visitor(port)
                        .signIn("zhao")
                        .post(address + "/waivers", Map.of("criterion", criterion, "reason", "x"))
                        .statusCode())
                .as("not zhao's task")
                .isEqualTo(404);
        assertThat(fang.post(address + "/waivers", Map.of("criterion", criterion, "reason", "They come in May"))
                        .statusCode())
                .isEqualTo(204);
        assertThatThrownBy(() -> as("fang", () -> waivers.ask(review(key), criterion, "fang", "Again")))
                .isInstanceOf(Conflict.class);
        assertThat(fang.get(address + "/decision").body()).contains("\"waiver\":\"ASKED\"");
        assertThatThrownBy(() -> decide("fang", key, "go", ""))
                .as("asked for is not waived")
                .isInstanceOf(InvalidInput.class);

        Task second = openTask("zhao", key, "confirmWaiver");
        assertThat(tasks.getIdentityLinksForTask(second.getId()))
                .extracting(link -> link.getUserId())
                .as("neither fang, who asked, nor lin, who submitted")
                .containsExactly("zhao");
        assertThat(as("zhao", () -> notices.unread("zhao")))
                .extracting(Notices.Word::text)
                .anyMatch(text -> text.contains("They come in May")
                        && text.contains(projects.require(key).name()));
        assertThat(new Visitor(port)
                        .signIn("zhao")
                        .get("/tasks/" + second.getId() + "/waiver", "Accept-Language", "en")
                        .body())
                .contains("They come in May", "in this round only");
        assertThat(fang.get("/tasks/" + second.getId() + "/waiver").statusCode())
                .isEqualTo(404);
        for (String other : List.of("fang", "lin")) {
            assertThatThrownBy(() -> as(
                            other,
                            () -> desk.complete(
                                    second.getId(), other, List.of("manager"), Map.of("decision", "confirm"))))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> waivers.answer(second.getProcessInstanceId(), 0, other, true, ""))
                    .isInstanceOf(NotAllowed.class);
        }
        complete("zhao", key, "confirmWaiver", Map.of("decision", "confirm", "reason", "Agreed"));
        assertThat(review(key).waivers())
                .singleElement()
                .satisfies(waiver -> assertThat(waiver)
                        .extracting(
                                Waiver::criterion, Waiver::reason, Waiver::askedBy, Waiver::answeredBy, Waiver::answer)
                        .containsExactly(criterion, "They come in May", "fang", "zhao", "Agreed"));
        decide("fang", key, "go", "");
        assertThat(review(key).decision()).isEqualTo("go");
        assertThat(trail.latest(key, 20, Locale.ENGLISH))
                .extracting(TrailEntry::what)
                .anyMatch(line -> line.startsWith("Goal gate: waiver asked for: "))
                .anyMatch(line -> line.startsWith("Goal gate: waived: "));
    }

    @Test
    void aRefusalSaysWhyAndWhatNobodyAnsweredLapsesWithTheRound() {
        String key = atGateWithoutGoals();
        String criterion = blocking(key);
        ask(key, criterion, "Soon");
        assertThatThrownBy(() -> complete("zhao", key, "confirmWaiver", Map.of("decision", "refuse", "reason", " ")))
                .isInstanceOf(InvalidInput.class);
        complete("zhao", key, "confirmWaiver", Map.of("decision", "refuse", "reason", "No goals, no project"));
        assertThat(review(key).waivers()).extracting(Waiver::state).containsExactly(Waiver.State.REFUSED);
        assertThat(as("fang", () -> notices.unread("fang")))
                .extracting(Notices.Word::text)
                .anyMatch(text -> text.contains("No goals, no project"));
        assertThatThrownBy(() -> decide("fang", key, "go", "")).isInstanceOf(InvalidInput.class);

        ask(key, criterion, "Really soon");
        assertThat(openSteps(key)).contains("confirmWaiver");
        decide("fang", key, "hold", "Let us see");
        assertThat(reviews.of(key).get(0).waivers())
                .extracting(Waiver::state)
                .containsExactly(Waiver.State.REFUSED, Waiver.State.LAPSED);
        assertThat(openSteps(key)).as("the second person is not asked any more").doesNotContain("confirmWaiver");
        assertThat(review(key).round()).isEqualTo(2);
        assertThat(review(key).waivers()).as("a waiver holds in its round only").isEmpty();
    }

    private void ask(String key, String criterion, String reason) {
        as("fang", () -> waivers.ask(review(key), criterion, "fang", reason));
    }

    private String blocking(String key) {
        return waivers.unmet(review(key)).stream()
                .filter(Waivers.Unmet::mandatory)
                .map(Waivers.Unmet::key)
                .reduce((one, other) -> {
                    throw new AssertionError("one criterion stands in the way here, not " + one + " and " + other);
                })
                .orElseThrow();
    }

    private GateReview review(String key) {
        List<GateReview> all = reviews.of(key);
        return all.get(all.size() - 1);
    }

    private String atGateWithoutGoals() {
        String key = newProject();
        engine.start(
                "gate",
                key,
                Map.of(
                        "projectKey",
                        key,
                        "projectName",
                        "Test",
                        "projectManager",
                        "lin",
                        "sponsor",
                        "fang",
                        "gate",
                        "goal",
                        "gateLabel",
                        "Goal gate | 目标关口",
                        "submitter",
                        "lin"));
        runAutomatedSteps(key);
        return key;
    }
}
