package org.gatehouse.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.gatehouse.Executing;
import org.gatehouse.change.Change;
import org.gatehouse.change.ChangeState;
import org.gatehouse.change.Changes;
import org.gatehouse.health.Light;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.project.ProjectStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each way out of a review, through the execution and the project around it. */
class ReviewProcessTests extends Executing {

    @Autowired
    Reviews reviews;

    @Autowired
    Changes changes;

    @Test
    void opensByTheProjectsRhythmAndTheProjectContinues() {
        String key = executing();
        fireTimer(key, "reviewDue");
        Review open = reviews.latest(key).orElseThrow();
        assertThat(open.number()).isEqualTo(1);
        assertThat(open.isByRhythm()).isTrue();
        assertThat(open.isOpen()).isTrue();
        assertThat(open.dimensions()).containsOnlyKeys("schedule", "cost", "goals", "risks", "people");
        assertThat(open.dimensions().get("schedule"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.light()).isEqualTo(Light.GREEN));

        complete("lin", key, "reviewProject", Map.of("decision", "continue"));

        Review decided = reviews.latest(key).orElseThrow();
        assertThat(decided.decision()).isEqualTo("continue");
        assertThat(decided.decidedBy()).isEqualTo("lin");
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.RUNNING);
        assertThat(openSteps(key)).containsExactly("doWork");
        fireTimer(key, "reviewDue");
        assertThat(reviews.latest(key).orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void measuresWhatPeopleReported() {
        String key = executing();
        complete("chen", key, "doWork", Map.of("hours", "20", "note", "Faster than thought"));
        runAutomatedSteps(key);
        as("lin", () -> reviews.ask(key));
        Figures figures = reviews.latest(key).orElseThrow().figures();
        assertThat(figures.actualProgress()).isEqualByComparingTo("50");
        assertThat(figures.plannedProgress()).isEqualByComparingTo("0");
        assertThat(figures.spentHours()).isEqualByComparingTo("20");
        assertThat(figures.earnedHours()).isEqualByComparingTo("40");
        assertThat(figures.plannedHours()).isEqualByComparingTo("80");
        assertThat(figures.doneItems()).isEqualTo(1);
        assertThat(figures.goals()).isEqualTo(1);
        assertThat(reviews.latest(key).orElseThrow().isByRhythm()).isFalse();
        assertThat(reviews.latest(key).orElseThrow().openedBy()).isEqualTo("lin");
    }

    @Test
    void adjustOpensAChangeForTheManager() {
        String key = executing();
        as("fang", () -> reviews.ask(key));
        complete("lin", key, "reviewProject", Map.of("decision", "adjust", "note", "Articles take longer"));
        Review review = reviews.latest(key).orElseThrow();
        assertThat(review.changeId()).isEqualTo(key + "-C1");
        Change change = changes.require(key, review.changeId());
        assertThat(change.state()).isEqualTo(ChangeState.DRAFT);
        assertThat(change.requesterId()).isEqualTo("lin");
        assertThat(change.reviewNumber()).isEqualTo(1);
        assertThat(change.reason()).isEqualTo("Articles take longer");
        assertThat(openTask("lin", key, "describeChange").getName()).startsWith("Describe the change | ");
        assertThat(openSteps(key)).containsExactly("describeChange", "doWork");
    }

    @Test
    void holdPutsAllWorkToRestUntilSomebodyResumesIt() {
        String key = executing();
        as("lin", () -> reviews.ask(key));
        complete("lin", key, "reviewProject", Map.of("decision", "hold", "note", "Waiting for the budget"));
        runAutomatedSteps(key);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.ON_HOLD);
        assertThat(projects.currentHold(key).reason()).isEqualTo("Waiting for the budget");
        assertThat(projects.currentHold(key).requestedBy()).isEqualTo("lin");
        assertThatThrownBy(() -> complete("chen", key, "doWork")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("lin", () -> reviews.ask(key))).isInstanceOf(Conflict.class);

        as("fang", () -> projects.requestResumption(key));
        runAutomatedSteps(key);

        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.RUNNING);
        complete("chen", key, "doWork");
        runAutomatedSteps(key);
        assertThat(items.of(key))
                .extracting(item -> item.status())
                .containsExactly(ItemStatus.DONE, ItemStatus.RELEASED);
        assertThat(openTask("wu", key, "doWork")).isNotNull();
    }

    @Test
    void stopEndsTheProjectAndCleansUp() {
        String key = executing();
        as("lin", () -> changes.request(key, "Later", "Because"));
        as("lin", () -> reviews.ask(key));
        complete("lin", key, "reviewProject", Map.of("decision", "stop", "note", "The market is gone"));
        runAutomatedSteps(key);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.STOPPED);
        assertThat(projects.require(key).endReason()).isEqualTo("The market is gone");
        assertThat(running(key)).isEmpty();
        assertThat(openSteps(key)).isEmpty();
        assertThat(reviews.latest(key).orElseThrow().decision()).isEqualTo("stop");
        assertThat(changes.require(key, key + "-C1").state()).isEqualTo(ChangeState.WITHDRAWN);
    }

    @Test
    void aReviewThatIsStillOpenIsMeasuredAnew() {
        String key = executing();
        fireTimer(key, "reviewDue");
        itIs(today().plusDays(8));
        fireTimer(key, "reviewDue");
        assertThat(openSteps(key)).containsExactly("doWork", "reviewProject");
        Review review = reviews.latest(key).orElseThrow();
        assertThat(review.number()).isEqualTo(1);
        assertThat(review.figures().measuredOn()).isEqualTo(today());
        assertThat(review.figures().overdueItems()).isEqualTo(1);
        assertThat(review.health()).isEqualTo(Light.RED);
        complete("lin", key, "reviewProject", Map.of("decision", "continue", "note", ""));
        assertThat(openSteps(key)).containsExactly("doWork");
    }

    @Test
    void anOpenReviewLapsesWithItsProject() {
        String key = executing();
        fireTimer(key, "reviewDue");
        as("fang", () -> projects.requestStop(key, "No money"));
        assertThat(reviews.latest(key).orElseThrow().decision()).isEqualTo(Review.LAPSED);
        assertThat(running(key)).isEmpty();
    }

    @Test
    void nobodyCompletesAReviewWithoutAValidDecision() {
        String key = executing();
        as("lin", () -> reviews.ask(key));
        assertThatThrownBy(() -> complete("lin", key, "reviewProject")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> complete("lin", key, "reviewProject", Map.of("decision", "archive")))
                .isInstanceOf(InvalidInput.class);
        for (String decision : new String[] {"adjust", "hold", "stop"}) {
            assertThatThrownBy(() -> complete("lin", key, "reviewProject", Map.of("decision", decision, "note", "  ")))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("review.error.note");
        }
        assertThatThrownBy(() ->
                        complete("lin", key, "reviewProject", Map.of("decision", "continue", "reviewDecision", "stop")))
                .isInstanceOf(InvalidInput.class);
        assertThat(reviews.latest(key).orElseThrow().isOpen()).isTrue();
        assertThat(changes.mayRequest(projects.require(key))).isFalse();
        assertThat(openSteps(key)).containsExactly("doWork", "reviewProject");
    }

    @Test
    void onlyManagerAndSponsorAskAndOnlyWhileThePlanIsCarriedOut() {
        String planning = newProject();
        assertThatThrownBy(() -> as("lin", () -> reviews.ask(planning)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("review.error.notExecuting");
        String key = executing();
        assertThatThrownBy(() -> as("chen", () -> reviews.ask(key))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> reviews.ask(key))).isInstanceOf(NotFound.class);
        as("fang", () -> reviews.ask(key));
        assertThatThrownBy(() -> as("lin", () -> reviews.ask(key)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("review.error.open");
        assertThat(openSteps(key)).containsExactly("doWork", "reviewProject");
    }
}
