package org.gatehouse.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.Visitor;
import org.gatehouse.gate.Evidence;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.project.Phase;
import org.gatehouse.risk.Ending;
import org.gatehouse.risk.Risk;
import org.gatehouse.risk.RiskDraft;
import org.gatehouse.risk.RiskKind;
import org.gatehouse.risk.Risks;
import org.gatehouse.trail.Trail;
import org.gatehouse.trail.TrailEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ClosureProcessTests extends ClosureTest {

    @Autowired
    ResultsSection resultsSection;

    @Autowired
    ClosureSection closureSection;

    @Autowired
    Trail trail;

    @Autowired
    Risks risks;

    private List<String> processes(String key) {
        return running(key).stream().map(ProjectInstance::process).toList();
    }

    @Test
    void acceptedAndLearntItEndsWithAReport() {
        String key = closing();
        assertThat(projects.require(key).phase()).isEqualTo(Phase.CLOSURE);
        assertThat(closures.of(key).round()).isEqualTo(1);

        recordAll(key);
        complete("lin", key, "recordResults");
        complete("fang", key, "acceptDeliverables", Map.of("decision", "accepted", "reason", "Well done"));
        learn("chen", key, "The agency was late");
        complete("lin", key, "collectLessons");

        assertThat(processes(key)).doesNotContain("closure");
        Closures.Shown shown = closures.report(projects.require(key));
        assertThat(shown.writtenAt()).isNotNull();
        Report report = shown.report();
        assertThat(report.goals())
                .extracting(Report.GoalLine::percent)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("80"), new BigDecimal("110"));
        assertThat(report.reached()).isEqualTo(1);
        assertThat(report.verdict().isAccepted()).isTrue();
        assertThat(report.verdict().person()).isEqualTo("fang");
        assertThat(report.deliverables()).singleElement().satisfies(deliverable -> {
            assertThat(deliverable.text()).isEqualTo("Audit report");
            assertThat(deliverable.files()).extracting(Report.FileLine::name).containsExactly("audit.pdf");
        });
        assertThat(report.lessons()).singleElement().satisfies(lesson -> {
            assertThat(lesson.step().english()).isEqualTo("Draft the plan");
            assertThat(lesson.step().chinese()).isNotEqualTo(lesson.step().english());
            assertThat(lesson.writtenBy()).isEqualTo("chen");
        });
        assertThat(report.scope().done()).isEqualTo(2);
        assertThat(report.effort().approvedHours()).isEqualByComparingTo("32");
        assertThat(report.time().onTime()).isEqualTo(2);
        assertThat(trail.latest(key, 20, Locale.ENGLISH))
                .extracting(TrailEntry::what)
                .contains("Closure report written (round 1)", "Delivery accepted, deliverables: 1");
    }

    @Test
    void sentBackItReturnsToTheResultsWithTheReason() {
        String key = closing();
        recordAll(key);
        complete("lin", key, "recordResults");
        complete("fang", key, "acceptDeliverables", Map.of("decision", "rework", "reason", "The appendix is missing"));

        assertThat(openSteps(key)).contains("recordResults").doesNotContain("acceptDeliverables", "collectLessons");
        assertThat(closures.of(key).verdict()).isEqualTo("rework");
        assertThat(closures.of(key).verdictReason()).isEqualTo("The appendix is missing");

        record(key, value(key, 1, "13100"));
        complete("lin", key, "recordResults");
        complete("fang", key, "acceptDeliverables", Map.of("decision", "accepted"));
        assertThat(closures.of(key).isAccepted()).isTrue();
        assertThat(closures.of(key).resultOf(key + "-G2"))
                .hasValueSatisfying(kept -> assertThat(kept.actualValue()).isEqualByComparingTo("28"));
    }

    @Test
    void everyGoalNeedsItsValueOrTheReasonForNone() {
        String key = closing();
        assertThatThrownBy(() -> complete("lin", key, "recordResults"))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.problems()).hasSize(2));
        record(key, value(key, 1, "12000"));
        assertThatThrownBy(() -> complete("lin", key, "recordResults")).isInstanceOf(InvalidInput.class);
        record(key, notMeasured(key, 2, "The shop moved to another system"));
        assertThat(trail.latest(key, 1, Locale.ENGLISH)).singleElement().satisfies(entry -> {
            assertThat(entry.what()).startsWith("Not measured: " + key + "-G2");
            assertThat(entry.reason()).isEqualTo("The shop moved to another system");
        });
        complete("lin", key, "recordResults");
        assertThat(openSteps(key)).contains("acceptDeliverables");
    }

    @Test
    void openRisksAreClosedOrCarriedOverBeforeItGoesOn() {
        String key = closing();
        recordAll(key);
        Risk true1 = as("chen", () -> risks.raise(key, risk("The agency drops out")));
        as("chen", () -> risks.raise(key, risk("The rankings fall again")));
        assertThatThrownBy(() -> complete("lin", key, "recordResults"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("Risks neither closed nor carried over: 2");
        as("lin", () -> risks.close(key, true1.key(), Ending.CAME_TRUE, "In the last week"));
        assertThat(as("lin", () -> risks.carryOver(key, "The editors watch the rankings")))
                .isEqualTo(1);
        complete("lin", key, "recordResults");
        assertThat(closures.report(projects.require(key)).report().risks())
                .extracting(Report.RiskLine::event, Report.RiskLine::reason)
                .containsExactly(tuple("The agency drops out", "In the last week"));
        assertThat(new Visitor(port)
                        .signIn("lin")
                        .get("/projects/" + key + "/report", "Accept-Language", "en")
                        .body())
                .contains("Risks that came true", "The agency drops out");
    }

    private static RiskDraft risk(String event) {
        return new RiskDraft(RiskKind.THREAT, event, "", "", null, "wu", null, null, null, null);
    }

    @Test
    void aWrongAnswerOfTheSponsorLeavesTheTaskOpen() {
        String key = closing();
        recordAll(key);
        complete("lin", key, "recordResults");
        for (Map<String, Object> answer : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("decision", "perhaps"),
                Map.of("decision", "rework"),
                Map.of("decision", "rework", "reason", "  "),
                Map.of("decision", "accepted", "deliverablesAccepted", "true"))) {
            assertThatThrownBy(() -> complete("fang", key, "acceptDeliverables", answer))
                    .as("%s", answer)
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(openSteps(key)).contains("acceptDeliverables");
        assertThat(closures.of(key).verdict()).isEmpty();
        var task = openTask("fang", key, "acceptDeliverables");
        assertThatThrownBy(() -> as(
                        "zhao",
                        () -> desk.complete(task.getId(), "zhao", List.of("manager"), Map.of("decision", "accepted"))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void lessonsAreCollectedOrItIsSaidWhyThereAreNone() {
        String key = closing();
        recordAll(key);
        complete("lin", key, "recordResults");
        complete("fang", key, "acceptDeliverables", Map.of("decision", "accepted"));
        assertThatThrownBy(() -> complete("lin", key, "collectLessons")).isInstanceOf(InvalidInput.class);

        complete("lin", key, "collectLessons", Map.of("noLessonsReason", "A copy of last year's project"));
        assertThat(closures.report(projects.require(key)).report().noLessonsReason())
                .isEqualTo("A copy of last year's project");
    }

    @Test
    void theReportStaysAsItWasWritten() {
        String key = closing();
        recordAll(key);
        complete("lin", key, "recordResults");
        complete("fang", key, "acceptDeliverables", Map.of("decision", "accepted"));
        learn("chen", key, "First");
        complete("lin", key, "collectLessons");
        Closures.Shown before = closures.report(projects.require(key));

        learn("wu", key, "Afterthought");
        closures.writeReport(key);

        Closures.Shown after = closures.report(projects.require(key));
        assertThat(after).isEqualTo(before);
        assertThat(after.report().lessons()).hasSize(1);
    }

    @Test
    void openingTwiceChangesNothingAndAnotherRoundBeginsAnew() {
        String key = closing();
        recordAll(key);
        complete("lin", key, "recordResults");
        complete("fang", key, "acceptDeliverables", Map.of("decision", "accepted"));
        String instance = openTask("lin", key, "collectLessons").getProcessInstanceId();

        closures.open(key, instance, SentBack.TO_THE_BEGINNING);
        assertThat(closures.of(key).round()).isEqualTo(1);
        assertThat(closures.of(key).isAccepted()).isTrue();

        closures.open(key, "another", SentBack.TO_THE_BEGINNING);
        assertThat(closures.of(key).round()).isEqualTo(2);
        assertThat(closures.of(key).verdict()).isEmpty();
        assertThat(closures.of(key).resultOf(key + "-G1")).isPresent();
        assertThat(closures.report(projects.require(key)).writtenAt()).isNull();
    }

    @Test
    void resultsAreTheManagersWhileTheStepIsOpen() {
        String key = closing();
        assertThatThrownBy(() -> as("chen", () -> closures.recordResults(key, 1, List.of(value(key, 1, "1")))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("lin", () -> closures.recordResults(key, 99, List.of(value(key, 1, "1")))))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> record(key, value("OTHER", 1, "1"))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> record(
                        key,
                        new GoalResult.Entry(
                                key + "-G1", BigDecimal.ONE, java.time.LocalDate.now(clock), "not both", "")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> record(
                        key,
                        new GoalResult.Entry(
                                key + "-G1",
                                BigDecimal.ONE,
                                java.time.LocalDate.now(clock).plusDays(1),
                                "",
                                "")))
                .isInstanceOf(InvalidInput.class);
        recordAll(key);
        complete("lin", key, "recordResults");
        assertThatThrownBy(() -> record(key, value(key, 1, "99999"))).isInstanceOf(Conflict.class);
    }

    @Test
    void theGateSeesWhatWasReachedAcceptedAndLearnt() {
        String key = closing();
        recordAll(key);
        complete("lin", key, "recordResults");
        complete("fang", key, "acceptDeliverables", Map.of("decision", "accepted"));
        learn("chen", key, "The agency was late");

        assertThat(resultsSection.appliesTo("closure")).isTrue();
        assertThat(closureSection.appliesTo("plan")).isFalse();
        assertThat(resultsSection.gather(key, "closure", "").rows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).hasSize(8));
        Evidence evidence = closureSection.gather(key, "closure", "");
        assertThat(evidence.lines())
                .extracting(Evidence.Line::label)
                .contains("closure.goalsReached", "closure.verdict", "closure.lessons", "closure.openItems");
        assertThat(evidence.lines().get(0).value().text()).isEqualTo("1 / 2");
    }
}
