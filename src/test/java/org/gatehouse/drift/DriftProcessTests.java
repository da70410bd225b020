package org.gatehouse.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.Executing;
import org.gatehouse.Visitor;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.change.Change;
import org.gatehouse.change.ChangeLine;
import org.gatehouse.change.Changes;
import org.gatehouse.gate.Dossiers;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.gate.SealedDossier;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.measure.Metrics;
import org.gatehouse.measure.Readings;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Timing;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.ProjectStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A project leaves its tolerances; the gate opens again, and each decision on that. */
class DriftProcessTests extends Executing {

    @Autowired
    Drifts drifts;

    @Autowired
    DriftSweep sweep;

    @Autowired
    DriftMarks marks;

    @Autowired
    DriftRepository rows;

    @Autowired
    Dossiers dossiers;

    @Autowired
    GateReviews reviews;

    @Autowired
    Attachments attachments;

    @Autowired
    Changes changes;

    @Autowired
    Metrics metrics;

    @Autowired
    Readings readings;

    @Test
    void costBeyondItsToleranceReopensAndGoMakesItTheReference() {
        String key = approved();
        assertThat(drifts.look(key)).as("nothing happened").isFalse();
        costs(key, 1100);
        assertThat(drifts.look(key)).as("within the tolerance").isFalse();
        assertThat(openSteps(key)).doesNotContain("decideGate");

        costs(key, 1300);
        assertThat(drifts.look(key)).isTrue();
        assertThat(drifts.look(key)).as("it is open already").isFalse();
        runAutomatedSteps(key);
        assertThat(drifts.open(key).orElseThrow().why(Locale.ENGLISH)).contains("30 % above what was approved");
        GateReview asked = newest(key);
        assertThat(asked.gate()).isEqualTo("plan");
        assertThat(asked.subject()).isEqualTo("reconfirm");
        SealedDossier before = dossiers.lastApproved(key, "plan").orElseThrow();
        Visitor fang = new Visitor(port).signIn("fang");
        String dossier = fang.get(
                        "/tasks/" + openTask("fang", key, "decideGate").getId() + "/dossier", "Accept-Language", "en")
                .body();
        assertThat(dossier)
                .contains("Difference to what was approved", "/projects/" + key + "/gates/" + before.reviewId(), "30");
        assertThat(fang.get("/projects/" + key + "/drift/note", "Accept-Language", "en")
                        .body())
                .contains("Re-confirm: plan gate");
        assertThat(fang.get("/projects/" + key + "/drift", "Accept-Language", "zh-CN")
                        .body())
                .contains("重新确认：计划关口", "成本预测", "30%");
        assertThat(new Visitor(port)
                        .signIn("sun")
                        .get("/projects/" + key + "/drift")
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(port)
                        .signIn("chen")
                        .get("/projects/" + key + "/drift", "Accept-Language", "en")
                        .body())
                .contains("confidential")
                .doesNotContain("1,300");

        decide("fang", key, "go", "");
        assertThat(drifts.open(key)).isEmpty();
        assertThat(dossiers.lastApproved(key, "plan").orElseThrow().reviewId()).isEqualTo(asked.id());
        assertThat(drifts.look(key)).as("what was confirmed is the reference").isFalse();
        costs(key, 1450);
        assertThat(drifts.look(key)).as("another tolerance").isTrue();
        assertThat(rows.page(key, 0, 10)).extracting(Drift::number).containsExactly(2, 1);
        assertThat(fang.get("/projects/" + key + "/trail", "Accept-Language", "en")
                        .body())
                .contains("Plan gate opened again", "Plan gate confirmed again");
    }

    @Test
    void aLaterEndReopensAndReworkIsMendedAndAskedAgain() {
        String key = approved();
        LocalDate finish = item(key).finishDate();
        finishes(key, finish.plusDays(2));
        assertThat(drifts.look(key)).isFalse();
        finishes(key, finish.plusDays(21));
        assertThat(drifts.look(key)).isTrue();
        runAutomatedSteps(key);
        decide("fang", key, "rework", "We have a fair to catch");
        assertThat(openSteps(key)).contains("mendDrift").doesNotContain("decideGate");
        assertThat(drifts.open(key).orElseThrow().isBeingMended()).isTrue();
        assertThat(drifts.look(key)).as("it is being mended").isFalse();
        Visitor lin = new Visitor(port).signIn("lin");
        assertThat(lin.get("/tasks/" + openTask("lin", key, "mendDrift").getId() + "/drift", "Accept-Language", "en")
                        .body())
                .contains("working days", "Request a change");
        assertThatThrownBy(() -> complete("lin", key, "mendDrift", Map.of("note", " ")))
                .isInstanceOf(InvalidInput.class);
        finishes(key, finish);
        complete("lin", key, "mendDrift", Map.of("note", "Two more writers"));
        runAutomatedSteps(key);
        String dossier = new Visitor(port)
                .signIn("fang")
                .get("/tasks/" + openTask("fang", key, "decideGate").getId() + "/dossier", "Accept-Language", "en")
                .body();
        assertThat(dossier).contains("Two more writers");
        complete(
                "fang",
                key,
                "decideGate",
                Map.of(
                        "decision", "goWithConditions",
                        "reason", "Show it to me",
                        "conditions",
                                "[{\"text\":\"Show the new dates\",\"owner\":\"chen\",\"due\":\"" + today().plusDays(3)
                                        + "\"}]"));
        runAutomatedSteps(key);
        assertThat(drifts.open(key)).isEmpty();
        assertThat(reviews.openConditions(key)).singleElement().asString().contains("Show the new dates");

        finishes(key, finish.plusDays(21));
        assertThat(drifts.look(key)).isTrue();
        runAutomatedSteps(key);
        assertThat(openSteps(key))
                .as("a confirmation is not held up by conditions that are open")
                .contains("decideGate")
                .doesNotContain("settleConditions");
        decide("fang", key, "go", "");
        assertThat(drifts.open(key)).isEmpty();
    }

    @Test
    void aReplacedFileReopensAndHoldRestsTheProject() {
        String key = approved();
        long brief = attachments.ofProject(key).get(0).id();
        as("lin", () -> attachments.add("project:" + key, "notes.txt", bytes("another one")));
        assertThat(drifts.look(key)).as("a further file is no drift").isFalse();
        as("lin", () -> attachments.add("project:" + key, "brief.txt", bytes("what nobody approved")));
        as("lin", () -> attachments.remove(brief));
        assertThat(drifts.look(key)).isTrue();
        runAutomatedSteps(key);
        decide("fang", key, "hold", "Who did that?");
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.ON_HOLD);
        assertThat(drifts.look(key)).as("it rests").isFalse();
        complete("lin", key, "resumeProject");
        runAutomatedSteps(key);
        assertThat(drifts.open(key)).isPresent();
        decide("fang", key, "go", "");
        assertThat(drifts.open(key)).isEmpty();
        assertThat(drifts.look(key)).isFalse();
        attachments.ofProject(key).forEach(file -> as("lin", () -> attachments.remove(file.id())));
        assertThat(drifts.look(key)).as("what was confirmed was removed").isTrue();
    }

    @Test
    void aGoalThatWillMissItsTargetReopensAndStopEndsTheProject() {
        String key = approved();
        LocalDate start = projects.require(key).startDate();
        itIs(start.plusDays(6));
        for (int day = 4; day <= 6; day++) {
            read(key, start.plusDays(day), Integer.toString(10000 + day));
        }
        assertThat(drifts.look(key)).isTrue();
        runAutomatedSteps(key);
        assertThat(drifts.open(key).orElseThrow().why(Locale.ENGLISH)).contains(key + "-G1");
        decide("fang", key, "stop", "It will not work");
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.STOPPED);
        assertThat(projects.require(key).endReason()).isEqualTo("It will not work");
        assertThat(running(key)).isEmpty();
        assertThat(drifts.open(key)).isEmpty();
        assertThat(drifts.look(key)).isFalse();
    }

    @Test
    void whatTheChangeGateApprovedIsNoDriftAndNoMoreThanThat() {
        String key = approved();
        LocalDate finish = item(key).finishDate();
        LocalDate later = finish.plusDays(21);
        Change change = as("chen", () -> changes.request(key, "Three more weeks", "The agency is late"));
        change(key, change.id(), ChangeLine.reschedule(key + "-1", null, later, hours(40)));
        change(
                key,
                change.id(),
                ChangeLine.projectEnd(projects.require(key).endDate().plusDays(21)));
        complete("chen", key, "describeChange", Map.of("decision", "submit"));
        runAutomatedSteps(key);
        decide("fang", key, "go", "");
        assertThat(item(key).finishDate()).isEqualTo(later);
        assertThat(drifts.look(key)).as("approved by the change gate").isFalse();
        assertThat(new Visitor(port)
                        .signIn("lin")
                        .get("/projects/" + key + "/drift", "Accept-Language", "en")
                        .body())
                .contains("Changes approved since", change.id());
        finishes(key, later.plusDays(21));
        assertThat(drifts.look(key)).as("not approved by anybody").isTrue();
    }

    private void change(String key, String id, ChangeLine line) {
        as("chen", () -> changes.addLine(key, id, changes.require(key, id).version(), line));
    }

    @Test
    void whatHappensMarksTheProjectAndOfTwoSweepsOneRaises() throws Exception {
        String key = approved();
        assertThat(marks.due(today(), 10000)).contains(key);
        assertThat(sweep.look(key)).isFalse();
        assertThat(marks.due(today(), 10000)).doesNotContain(key);
        costs(key, 1300);
        assertThat(marks.due(today(), 10000)).contains(key);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> look = () -> sweep.look(key);
            List<Future<Boolean>> both = nodes.invokeAll(List.of(look, look));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(rows.countOf(key)).isEqualTo(1);
        itIs(today().plusDays(1));
        assertThat(marks.due(today(), 10000)).as("once a day anyhow").contains(key);
        as("lin", () -> projects.requestStop(key, "Enough"));
        assertThat(rows.page(key, 0, 1)).extracting(Drift::decision).containsExactly("lapsed");
        assertThat(running(key)).isEmpty();
    }

    /** A project that passed goal and plan gate with a file, and an item of 1,000 yuan that takes a week. */
    private String approved() {
        String key = newProject();
        as("lin", () -> attachments.add("project:" + key, "brief.txt", bytes("what was approved")));
        passGoals(key);
        LocalDate start = projects.require(key).startDate();
        as("lin", () -> items.add(key, draft(start.plusDays(13), 1000)));
        complete("lin", key, "draftPlan");
        runAutomatedSteps(key);
        decide("fang", key, "go", "");
        assertThat(openSteps(key)).contains("doWork");
        return key;
    }

    private static ItemDraft draft(LocalDate finish, int cost) {
        ItemDraft plain = ItemDraft.of("Audit the site", "chen", null, finish, hours(40));
        Timing free = Timing.FREE;
        return new ItemDraft(
                plain.title(),
                "",
                "",
                "chen",
                null,
                finish,
                hours(40),
                plain.priority(),
                List.of(),
                "",
                false,
                null,
                null,
                new Timing(null, free.constraintType(), null, null, null, null, BigDecimal.valueOf(cost), null),
                List.of());
    }

    private WorkItem item(String key) {
        return items.require(key + "-1");
    }

    private void costs(String key, int cost) {
        change(key, draft(item(key).finishDate(), cost));
    }

    private void finishes(String key, LocalDate finish) {
        change(key, draft(finish, 1000));
    }

    private void change(String key, ItemDraft draft) {
        as("lin", () -> items.change(key, key + "-1", item(key).version(), draft));
    }

    private void read(String key, LocalDate day, String value) {
        long metric = metrics.of(key).stream()
                .filter(it -> (key + "-G1").equals(it.goalKey()))
                .findFirst()
                .orElseThrow()
                .id();
        as("chen", () -> readings.record(key, metric, day, new BigDecimal(value), ""));
    }

    private GateReview newest(String key) {
        List<GateReview> all = reviews.of(key);
        return all.get(all.size() - 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
