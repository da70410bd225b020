package org.gatehouse.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.notice.Notices;
import org.gatehouse.trail.Trail;
import org.gatehouse.trail.TrailEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** One more person's word at a gate, and a submission taken back. */
class SignOffTests extends Stage {

    @Autowired
    private GateReviews reviews;

    @Autowired
    private SignOffs signOffs;

    @Autowired
    private GateChain chain;

    @Autowired
    private Notices notices;

    @Autowired
    private Trail trail;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void anApproverWaitsForTheAdviceTheyAskedFor() {
        String key = atGoalGate();
        Visitor fang = new Visitor(port).signIn("fang");
        String address = "/api/tasks/" + openTask("fang", key, "decideGate").getId();
        Map<String, String> question =
                Map.of("person", "chen", "afterwards", "false", "question", "Can the team do <b>this</b>?");
        assertThat(fang.get(address + "/decision").body())
                .contains("{\"id\":\"chen\"", "{\"id\":\"zhao\"")
                .doesNotContain("{\"id\":\"lin\",\"name\":\"林悦 Lin Yue\",\"afterwards\"");
        assertThat(fang.post(address + "/sign-offs", Map.of("person", "lin", "question", "x"))
                        .statusCode())
                .as("lin submitted it")
                .isEqualTo(422);
        assertThat(fang.post(address + "/sign-offs", Map.of("person", "sun", "question", "x"))
                        .statusCode())
                .as("sun is not in the team")
                .isEqualTo(422);
        assertThat(fang.post(address + "/sign-offs", Map.of("person", "chen", "question", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(fang.post(address + "/sign-offs", Map.of("person", "chen", "afterwards", "true", "question", "x"))
                        .statusCode())
                .as("chen may not decide at gates")
                .isEqualTo(422);
        assertThat(new Visitor(port)
                        .signIn("zhao")
                        .post(address + "/sign-offs", question)
                        .statusCode())
                .as("not zhao's task")
                .isEqualTo(404);
        assertThat(fang.post(address + "/sign-offs", question).statusCode()).isEqualTo(204);
        assertThat(fang.post(address + "/sign-offs", question).statusCode())
                .as("asked already")
                .isEqualTo(409);

        assertThatThrownBy(() -> decide("fang", key, "go", "")).isInstanceOf(Conflict.class);
        String task = openTask("chen", key, "signOff").getId();
        assertThat(new Visitor(port)
                        .signIn("chen")
                        .get("/tasks/" + task + "/sign-off", "Accept-Language", "en")
                        .body())
                .contains("Can the team do &lt;b&gt;this&lt;/b&gt;?");
        assertThat(fang.get("/tasks/" + task + "/sign-off").statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> complete("chen", key, "signOff", Map.of("decision", "disagree", "reason", " ")))
                .isInstanceOf(InvalidInput.class);
        complete("chen", key, "signOff", Map.of("decision", "disagree", "reason", "Two are on leave"));
        assertThat(as("fang", () -> notices.unread("fang")))
                .extracting(Notices.Word::text)
                .anyMatch(text -> text.contains("Two are on leave"));
        assertThat(fang.get("/projects/" + key + "/gates/" + review(key).id(), "Accept-Language", "en")
                        .body())
                .contains("does not agree", "Two are on leave");

        decide("fang", key, "go", "");
        assertThat(reviews.of(key).get(0).decision()).as("advice binds nobody").isEqualTo("go");
        assertThat(chain.verify(key).isWhole()).isTrue();
        jdbc.update(
                "update gate_sign_off set answer = 'Fine' where review_id = ?",
                reviews.of(key).get(0).id());
        assertThat(chain.verify(key).isWhole())
                .as("a word changed later is found")
                .isFalse();
        assertThat(trail.latest(key, 20, Locale.ENGLISH))
                .extracting(TrailEntry::what)
                .anyMatch(line -> line.matches("Goal gate: .*Chen Jie asked for a word before the decision"))
                .anyMatch(line -> line.matches("Goal gate: .*Chen Jie does not agree"));
    }

    @Test
    void whatWasSubmittedIsTakenBackUntilSomebodySaidAWord() {
        String key = atGoalGate();
        Visitor lin = new Visitor(port).signIn("lin");
        String page = "/projects/" + key + "/gates/" + review(key).id();
        assertThat(lin.get(page, "Accept-Language", "en").body()).contains("Take it back");
        assertThat(new Visitor(port)
                        .signIn("fang")
                        .get(page, "Accept-Language", "en")
                        .body())
                .doesNotContain("Take it back");
        assertThat(lin.post(page + "/withdrawal", Map.of("reason", " ")).statusCode())
                .isEqualTo(422);
        assertThat(new Visitor(port)
                        .signIn("chen")
                        .post(page + "/withdrawal", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Visitor(port)
                        .signIn("sun")
                        .post(page + "/withdrawal", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(404);
        lin.post(page + "/withdrawal", Map.of("reason", "The target was a typing error"));
        runAutomatedSteps(key);
        assertThat(openSteps(key)).containsExactly("defineGoals");
        GateReview withdrawn = reviews.of(key).get(0);
        assertThat(withdrawn.isWithdrawn()).isTrue();
        assertThat(withdrawn.outcome()).isEqualTo("withdrawn");
        assertThat(lin.get(page, "Accept-Language", "en").body()).contains("Taken back");
        assertThat(chain.verify(key).isWhole()).isTrue();

        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
        GateReview again = review(key);
        assertThat(again.round()).isEqualTo(2);
        as("fang", () -> signOffs.ask(again, "fang", "zhao", true, "Look at the money"));
        decide("fang", key, "go", "");
        assertThatThrownBy(() ->
                        as("lin", () -> reviews.withdraw(key, review(key).id(), "lin", "Once more")))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() ->
                        as("fang", () -> reviews.withdraw(key, review(key).id(), "fang", "Not mine")))
                .isInstanceOfAny(NotAllowed.class, Conflict.class);
        decide("zhao", key, "go", "");
        assertThat(openSteps(key)).containsExactly("draftPlan");
        assertThat(trail.latest(key, 30, Locale.ENGLISH))
                .extracting(TrailEntry::what)
                .contains("Goal gate: taken back by whoever submitted it", "Goal gate: asked after the go: “Go”");
    }

    private String atGoalGate() {
        String key = newProject();
        addSmartGoal(key);
        complete("lin", key, "defineGoals");
        runAutomatedSteps(key);
        return key;
    }

    private GateReview review(String key) {
        List<GateReview> all = reviews.of(key);
        return all.get(all.size() - 1);
    }
}
