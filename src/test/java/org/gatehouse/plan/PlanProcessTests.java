package org.gatehouse.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.Stage;
import org.gatehouse.gate.Evidence;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.project.Phase;
import org.gatehouse.project.ProjectStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PlanProcessTests extends Stage {

    @Autowired
    WorkItems items;

    @Autowired
    Readiness readiness;

    @Autowired
    Baselines baselines;

    @Autowired
    PlanSection section;

    @Autowired
    PlanNotes notes;

    @Test
    void aPlanWithoutItemsComesBackSayingSo() {
        String key = planning();
        complete("lin", key, "draftPlan");
        assertThat(openSteps(key)).containsExactly("draftPlan");
        assertThat(texts(key)).containsExactly("The plan has no items yet.");
        assertThat(readiness.findings(key).get(0).in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("计划中还没有任务。");
    }

    @Test
    void gapsComeBackByItemAndTheMendedPlanGoesToItsGate() {
        String key = planning();
        WorkItem bare = add(key, ItemDraft.of("Keyword list", "", null, null, null));
        WorkItem foreign = add(key, item("Landing pages", "sun", 8));
        complete("lin", key, "draftPlan");
        assertThat(openSteps(key)).containsExactly("draftPlan");
        assertThat(readiness.findings(key))
                .extracting(finding -> finding.itemKey() + " " + finding.english())
                .containsExactly(
                        bare.key() + " Nobody is named as owner.",
                        bare.key() + " Neither start and finish nor effort is given.",
                        foreign.key() + " 孙浩 Sun Hao is not in the team.");

        change(key, bare, item("Keyword list", "chen", 16));
        change(key, foreign, item("Landing pages", "wu", 8));
        assertThat(readiness.findings(key)).isEmpty();
        complete("lin", key, "draftPlan");
        runAutomatedSteps(key);
        assertThat(openSteps(key)).containsExactly("decideGate");
    }

    @Test
    void anOverloadPassesOnlyWithAnExplanation() {
        String key = planning();
        add(key, item("Keyword list", "chen", 8));
        add(key, item("Landing pages", "chen", 8));
        complete("lin", key, "draftPlan");
        assertThat(openSteps(key)).containsExactly("draftPlan");
        assertThat(texts(key)).hasSize(2).allMatch(text -> text.contains("16 hours"));
        complete("lin", key, "draftPlan", Map.of("note", "Chen works with an agency on that day"));
        runAutomatedSteps(key);
        assertThat(openSteps(key)).containsExactly("decideGate");
        assertThat(notes.of(key)).isEqualTo("Chen works with an agency on that day");
    }

    @Test
    void aPlanBeyondTheProjectsEndIsNotReady() {
        String key = planning();
        WorkItem first = add(key, item("Keyword list", "chen", 400));
        add(key, item("Landing pages", "chen", 400, first.key()));
        complete("lin", key, "draftPlan");
        assertThat(openSteps(key)).containsExactly("draftPlan");
        assertThat(texts(key)).singleElement().asString().startsWith("Lies outside the project's dates");
    }

    @Test
    void whatWaitsForACancelledItemIsPointedOut() {
        String key = planning();
        WorkItem first = add(key, item("Keyword list", "chen", 8));
        add(key, item("Landing pages", "chen", 8, first.key()));
        as("lin", () -> items.cancel(key, first.key(), first.version(), "Bought"));
        assertThat(texts(key)).containsExactly("Waits for a cancelled item: " + first.key() + ".");
    }

    @Test
    void answersTheFormDoesNotOwnAreRefused() {
        String key = planning();
        assertThatThrownBy(() -> complete("lin", key, "draftPlan", Map.of("planIsReady", true)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> complete("lin", key, "draftPlan", Map.of("note", "x".repeat(4001))))
                .isInstanceOf(InvalidInput.class);
        assertThat(openSteps(key)).containsExactly("draftPlan");
    }

    @Test
    void aPlanBeforeTheApproversIsClosedUntilItIsReturned() {
        String key = submitted();
        WorkItem item = items.of(key).get(0);
        assertThatThrownBy(() -> change(key, item, item("Something else", "chen", 8)))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("lin", () -> notes.change(key, "Never mind")))
                .isInstanceOf(Conflict.class);
        decide("fang", key, "rework", "Who writes the pages?");
        assertThat(openSteps(key)).containsExactly("draftPlan");
        change(key, item, item("Something else", "chen", 8));
        assertThat(items.require(item.key()).title()).isEqualTo("Something else");
        assertThat(baselines.latest(key)).isEmpty();
    }

    @Test
    void afterGoTheBaselineIsTakenAndExecutionBegins() {
        String key = submitted();
        decide("fang", key, "go", "");
        assertThat(projects.require(key).phase()).isEqualTo(Phase.EXECUTION);
        Baseline baseline = baselines.latest(key).orElseThrow();
        assertThat(baseline.number()).as("behind that of the goal gate").isEqualTo(2);
        assertThat(baseline.itemCount()).isEqualTo(2);
        assertThat(baseline.effortHours()).isEqualByComparingTo("24");
        assertThat(baseline.finishDate()).isEqualTo(items.of(key).get(1).finishDate());
        assertThat(baselines.itemsOf(baseline))
                .extracting(BaselineItem::title)
                .containsExactly("Keyword list", "Pages");
    }

    @Test
    void stopAtThePlanGateEndsTheProjectWithoutABaseline() {
        String key = submitted();
        decide("fang", key, "stop", "Too dear");
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.STOPPED);
        assertThat(baselines.latest(key)).isEmpty();
        assertThatThrownBy(() -> add(key, item("Late", "chen", 8))).isInstanceOf(Conflict.class);
    }

    @Test
    void theDossierShowsSizeDatesOverloadAndPhases() {
        String key = submitted();
        Evidence evidence = section.gather(key, "plan", "");
        assertThat(evidence.lines())
                .extracting(line -> line.label() + "=" + line.value().text() + " " + line.light())
                .contains("plan.items=2 ", "plan.effort=24 ", "plan.overloaded=0 green");
        assertThat(evidence.rows()).hasSize(1);
        assertThat(evidence.rows().get(0)).hasSameSizeAs(evidence.columns());
    }

    @Test
    void aDelayMovesWhatFollowsWhileTheProjectRuns() {
        String key = submitted();
        decide("fang", key, "go", "");
        WorkItem first = items.of(key).get(0);
        LocalDate before = items.of(key).get(1).startDate();
        items.release(first.key());
        itIs(first.finishDate().plusDays(7));
        items.finish(first.key());
        assertThat(items.of(key).get(1).startDate()).isAfter(before);
    }

    private String planning() {
        String key = newProject();
        passGoals(key);
        assertThat(openSteps(key)).containsExactly("draftPlan");
        return key;
    }

    private String submitted() {
        String key = planning();
        WorkItem first = add(key, item("Keyword list", "chen", 16));
        add(key, item("Pages", "chen", 8, first.key()));
        complete("lin", key, "draftPlan");
        runAutomatedSteps(key);
        assertThat(openSteps(key)).containsExactly("decideGate");
        return key;
    }

    private List<String> texts(String key) {
        return readiness.findings(key).stream()
                .map(finding -> finding.in(Locale.ENGLISH))
                .toList();
    }

    private WorkItem add(String key, ItemDraft draft) {
        return as("lin", () -> items.add(key, draft));
    }

    private void change(String key, WorkItem item, ItemDraft draft) {
        as("lin", () -> items.change(key, item.key(), items.require(item.key()).version(), draft));
    }

    private static ItemDraft item(String title, String owner, int hours, String... after) {
        return ItemDraft.of(title, owner, null, null, BigDecimal.valueOf(hours)).after(after);
    }
}
