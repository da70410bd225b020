package org.gatehouse.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.ProjectStatus;
import org.junit.jupiter.api.Test;

/** Each way through {@code risk}: low, planned, fired by hand, by a day, by a late item, closed, reminded, at rest. */
class RiskProcessTests extends RiskTest {

    @Test
    void whoSeesARiskRaisesItAndItsOwnerIsAskedToAssessIt() {
        Risk risk = raised(executing());
        assertThat(risk.key()).isEqualTo(risk.projectKey() + "-R1");
        assertThat(risk.state()).isEqualTo(RiskState.IDENTIFIED);
        assertThat(instance(risk)).isWaitingAt("assessRisk");
        assertThat(task(risk, "assessRisk").getAssignee()).isEqualTo("wu");
        assertThat(task(risk, "assessRisk").getName()).contains("Assess the risk: The agency drops out", "评估风险");
        assertThat(told("wu", risk)).hasSize(1);
    }

    @Test
    void aRiskCanBeRaisedWhileGoalsAreStillBeingSet() {
        String key = newProject();
        Risk risk = as("chen", () -> risks.raise(key, draft("Nobody agrees on the goals", "")));
        assertThat(risk.ownerId()).as("nobody named: the manager").isEqualTo("lin");
        assertThat(instance(risk)).isWaitingAt("assessRisk");
    }

    @Test
    void aLowRiskIsWatchedWithoutAPlan() {
        Risk risk = assessed(executing(), 1, 2);
        assertThat(risk.level()).isEqualTo(RiskLevel.LOW);
        assertThat(risk.state()).isEqualTo(RiskState.WATCHED);
        assertThat(steps(risk)).isEmpty();
        assertThat(instance(risk)).isWaitingAt("watchRisk");
        assertThat(due(timer(risk, "reviewDue"))).isEqualTo(today().plusDays(60));
    }

    @Test
    void aHighRiskIsWatchedOnceItsResponseIsPlanned() {
        Risk risk = assessed(executing(), 4, 4);
        assertThat(risk.level()).isEqualTo(RiskLevel.HIGH);
        assertThat(risk.state()).isEqualTo(RiskState.ASSESSED);
        assertThat(instance(risk)).isWaitingAt("planResponse");
        Map<String, Object> answer = new HashMap<>(Map.of(
                "strategy",
                "REDUCE",
                "plan",
                "A second agency stands by",
                "responseDue",
                today().plusDays(10).toString(),
                "residualProbability",
                "2",
                "residualImpact",
                "3",
                "triggerText",
                "No answer for three days",
                "triggerKind",
                "DATE",
                "triggerDay",
                today().plusDays(20).toString()));
        complete(risk, "planResponse", answer);
        risk = now(risk);
        assertThat(risk.state()).isEqualTo(RiskState.PLANNED);
        assertThat(risk.response().strategy()).isEqualTo(Strategy.REDUCE);
        assertThat(risk.residual().score()).isEqualTo(6);
        assertThat(risk.level()).as("as it counts now").isEqualTo(RiskLevel.LOW);
        assertThat(risk.inherent().level()).isEqualTo(RiskLevel.HIGH);
        assertThat(risk.trigger().day()).isEqualTo(today().plusDays(20));
        assertThat(instance(risk)).isWaitingAt("watchRisk");
        assertThat(due(timer(risk, "reviewDue"))).isEqualTo(today().plusDays(14));
        assertThat(risks.history(risk.key()))
                .extracting(Assessment::residualScore)
                .startsWith(6)
                .contains(16);
    }

    @Test
    void anAnswerThatWontDoChangesNothing() {
        Risk risk = raised(executing());
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("probability", "6", "impact", "1"),
                Map.of("probability", "0", "impact", "1"),
                Map.of("probability", "2.5", "impact", "1"),
                Map.of("probability", "2", "impact", "'; drop table risk"),
                Map.of("probability", "2", "impact", "2", "nearUntil", "2027-01-01"),
                Map.of("probability", "2", "impact", "2", "nearFrom", "+99999-01-01"),
                Map.of("probability", "2", "impact", "2", "nearFrom", "2027-02-01", "nearUntil", "2027-01-01"),
                Map.of("probability", "2", "impact", "2", "level", "LOW"),
                Map.of("probability", "2", "impact", "2", "planAsked", false),
                Map.of("probability", "2", "impact", "2", "basis", "x".repeat(4001)))) {
            assertThatThrownBy(() -> complete(risk, "assessRisk", wrong))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(now(risk).state()).isEqualTo(RiskState.IDENTIFIED);
        assertThat(now(risk).inherent()).isNull();
        assertThat(steps(risk)).containsExactly("assessRisk");
        assess(risk, 4, 4);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                planning("EXPLOIT", "2", "2", today().plusDays(1)),
                planning("MAGIC", "2", "2", today().plusDays(1)),
                planning("REDUCE", "5", "5", today().plusDays(1)),
                planning("REDUCE", "2", "2", today().minusDays(1)),
                planning("REDUCE", "", "2", today().plusDays(1)))) {
            assertThatThrownBy(() -> complete(risk, "planResponse", wrong))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(now(risk).response()).isNull();
        assertThat(steps(risk)).containsExactly("planResponse");
    }

    @Test
    void aThreatMayBeAcceptedWithoutAPlan() {
        Risk risk = assessed(executing(), 3, 3);
        complete(risk, "planResponse", Map.of("strategy", "ACCEPT", "residualProbability", "3", "residualImpact", "3"));
        assertThat(now(risk).state()).isEqualTo(RiskState.PLANNED);
        assertThat(counts.of(risk.projectKey()).unanswered()).isZero();
    }

    @Test
    void whoeverSeesItComeTrueStartsTheResponseOnce() {
        String key = executing();
        Risk risk = planned(key, 2, 3, Trigger.NONE);
        as("wu", () -> risks.link(key, risk.key(), key + "-1"));
        assertThatThrownBy(() -> as("chen", () -> risks.fire(key, risk.key(), " ")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("sun", () -> risks.fire(key, risk.key(), "I heard so")))
                .isInstanceOf(NotFound.class);
        as("chen", () -> risks.fire(key, risk.key(), "They told us today"));
        assertThat(now(risk).state()).isEqualTo(RiskState.FIRED);
        assertThat(now(risk).firedBy()).isEqualTo("chen");
        assertThat(instance(risk)).isWaitingAt("respondToRisk");
        assertThat(task(risk, "respondToRisk").getAssignee()).isEqualTo("wu");
        assertThat(LocalDate.ofInstant(task(risk, "respondToRisk").getDueDate().toInstant(), clock.getZone()))
                .isEqualTo(today().plusDays(2));
        assertThat(told("wu", risk)).anyMatch(word -> word.startsWith("It is happening, please respond"));
        assertThat(told("lin", risk)).hasSize(1);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(key + "-1")
                        .taskDefinitionKey("doWork")
                        .singleResult()
                        .getPriority())
                .isEqualTo(RiskTerms.URGENT);
        assertThatThrownBy(() -> as("lin", () -> risks.fire(key, risk.key(), "Again")))
                .isInstanceOf(Conflict.class);
        assertThat(told("lin", risk)).hasSize(1);
    }

    @Test
    void afterTheResponseItIsWatchedOn() {
        String key = executing();
        Risk risk = planned(key, 3, 3, Trigger.NONE);
        as("chen", () -> risks.fire(key, risk.key(), "They told us today"));
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("outcome", "watch", "note", " "),
                Map.of("outcome", "watch", "note", "Done"),
                Map.of("outcome", "closed", "note", "Done"),
                Map.of("outcome", "closed", "note", "Done", "ending", "CARRIED_OVER"),
                Map.of("outcome", "away", "note", "Done"))) {
            assertThatThrownBy(() -> complete(risk, "respondToRisk", wrong))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidInput.class);
        }
        complete(
                risk,
                "respondToRisk",
                Map.of(
                        "outcome",
                        "watch",
                        "note",
                        "The second agency took over",
                        "residualProbability",
                        "1",
                        "residualImpact",
                        "3"));
        assertThat(now(risk).state()).isEqualTo(RiskState.RESPONDED);
        assertThat(now(risk).residual().score()).isEqualTo(3);
        assertThat(instance(risk)).isWaitingAt("watchRisk");
        assertThat(risks.history(risk.key()).get(0).why()).isEqualTo("The second agency took over");
        as("chen", () -> risks.fire(key, risk.key(), "Now the second one"));
        assertThat(instance(risk)).isWaitingAt("respondToRisk");
    }

    @Test
    void aResponseMayEndIt() {
        String key = executing();
        Risk risk = planned(key, 3, 3, Trigger.NONE);
        as("chen", () -> risks.fire(key, risk.key(), "They told us today"));
        complete(risk, "respondToRisk", Map.of("outcome", "closed", "note", "Paid it", "ending", "CAME_TRUE"));
        assertThat(now(risk).state()).isEqualTo(RiskState.CLOSED);
        assertThat(now(risk).ending()).isEqualTo(Ending.CAME_TRUE);
        assertThat(instance(risk)).isNull();
        assertThat(list.cameTrue(key)).extracting(RiskRow::key).containsExactly(risk.key());
        assertThatThrownBy(() -> as("chen", () -> risks.fire(key, risk.key(), "Again")))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void itMayComeTrueBeforeAnybodyAssessedIt() {
        String key = executing();
        Risk risk = raised(key);
        as("chen", () -> risks.fire(key, risk.key(), "It is here already"));
        assertThat(steps(risk)).containsExactly("respondToRisk");
        complete(risk, "respondToRisk", Map.of("outcome", "watch", "note", "Called them"));
        assertThat(steps(risk)).containsExactly("assessRisk");
        assertThat(now(risk).state()).isEqualTo(RiskState.IDENTIFIED);
    }

    @Test
    void itMayComeTrueWhileItsResponseIsBeingPlanned() {
        String key = executing();
        Risk risk = assessed(key, 4, 4);
        as("wu", () -> risks.fire(key, risk.key(), "Too late for plans"));
        assertThat(steps(risk)).containsExactly("respondToRisk");
        complete(
                risk,
                "respondToRisk",
                Map.of("outcome", "watch", "note", "Called", "residualProbability", "2", "residualImpact", "2"));
        assertThat(steps(risk)).as("there is still no plan").containsExactly("planResponse");
    }

    @Test
    void aDayThatWasNamedStartsTheResponseByItself() {
        String key = executing();
        Risk risk = planned(key, 2, 3, new Trigger("", Trigger.Kind.DATE, today().plusDays(5), null, null));
        watch.look();
        assertThat(now(risk).isFired()).as("there is time").isFalse();
        itIs(today().plusDays(5));
        watch.look();
        watch.look();
        assertThat(now(risk).isFired()).isTrue();
        assertThat(now(risk).firedBy()).isEqualTo("system");
        assertThat(now(risk).firedWhy(java.util.Locale.ENGLISH)).startsWith("The day ");
        assertThat(now(risk).firedWhy(java.util.Locale.SIMPLIFIED_CHINESE)).startsWith("已到 ");
        assertThat(steps(risk)).containsExactly("respondToRisk");
        assertThat(told("lin", risk)).hasSize(1);
        complete(
                risk,
                "respondToRisk",
                Map.of("outcome", "watch", "note", "Done", "residualProbability", "2", "residualImpact", "2"));
        itIs(today().plusDays(1));
        watch.look();
        assertThat(now(risk).isFired()).as("once").isFalse();
        as(
                "wu",
                () -> risks.plan(
                        key, risk.key(), intention(2, 2, new Trigger("", Trigger.Kind.DATE, today(), null, null))));
        watch.look();
        assertThat(now(risk).isFired()).as("set anew, it fires anew").isTrue();
    }

    @Test
    void workThatIsLateStartsTheResponseByItself() {
        String key = executing();
        Risk risk = planned(key, 2, 3, new Trigger("", Trigger.Kind.ITEM_LATE, null, key + "-1", 3));
        LocalDate due = items.require(key + "-1").finishDate();
        itIs(due.plusDays(2));
        watch.look();
        assertThat(now(risk).isFired()).isFalse();
        itIs(due.plusDays(3));
        watch.look();
        assertThat(now(risk).isFired()).isTrue();
        assertThat(now(risk).firedWhy(java.util.Locale.ENGLISH)).isEqualTo(key + "-1 is 3 days or more overdue");
    }

    @Test
    void aChangeOfThePlanIsLookedAtAtOnce() {
        String key = executing();
        Risk risk = planned(key, 2, 3, new Trigger("", Trigger.Kind.ITEM_LATE, null, key + "-1", 3));
        itIs(items.require(key + "-1").finishDate().plusDays(4));
        as("lin", () -> {
            WorkItem other = items.require(key + "-2");
            items.change(key, other.key(), other.version(), other.draft().titled("Write twelve articles"));
        });
        assertThat(now(risk).isFired()).isTrue();
    }

    @Test
    void itIsAssessedAgainInItsRhythmAndMayFireMeanwhile() {
        String key = executing();
        Risk risk = assessed(key, 1, 2);
        fire(risk, "reviewDue");
        assertThat(steps(risk)).containsExactly("assessRisk");
        assertThat(now(risk).state()).isEqualTo(RiskState.WATCHED);
        assess(risk, 5, 5);
        assertThat(now(risk).level()).isEqualTo(RiskLevel.EXTREME);
        assertThat(steps(risk)).as("it needs a plan now").containsExactly("planResponse");
        assertThat(now(risk).state()).isEqualTo(RiskState.ASSESSED);
    }

    @Test
    void seenDifferentlyInThePortalItAsksForAPlan() {
        String key = executing();
        Risk risk = assessed(key, 1, 2);
        as("lin", () -> risks.assess(key, risk.key(), new Estimate(4, 4, null, null, "The agency was sold")));
        assertThat(now(risk).level()).isEqualTo(RiskLevel.HIGH);
        assertThat(steps(risk)).containsExactly("planResponse");
        assertThatThrownBy(() -> as("lin", () -> risks.plan(key, risk.key(), intention(2, 2, Trigger.NONE))))
                .as("the task is the owner's")
                .isInstanceOf(NotAllowed.class);
        as("wu", () -> risks.plan(key, risk.key(), intention(2, 2, Trigger.NONE)));
        assertThat(steps(risk)).isEmpty();
        as("lin", () -> risks.plan(key, risk.key(), intention(1, 2, Trigger.NONE)));
        assertThat(now(risk).residual().score())
                .as("the plan may be changed later")
                .isEqualTo(2);
    }

    @Test
    void theLevelFollowsTheCalendar() {
        String key = executing();
        Risk risk = raised(key);
        complete(
                risk,
                "assessRisk",
                Map.of(
                        "probability",
                        "3",
                        "impact",
                        "4",
                        "nearFrom",
                        today().plusDays(30).toString()));
        assertThat(now(risk).level()).isEqualTo(RiskLevel.MEDIUM);
        as("wu", () -> risks.plan(key, risk.key(), new Intention(Strategy.ACCEPT, "", null, 3, 4, Trigger.NONE)));
        watch.look();
        assertThat(risks.history(risk.key()).get(0).residualLevel()).isEqualTo(RiskLevel.MEDIUM);
        itIs(today().plusDays(20));
        watch.look();
        assertThat(now(risk).level()).isEqualTo(RiskLevel.HIGH);
        assertThat(now(risk).residual().why(java.util.Locale.ENGLISH)).contains("within 10 days");
        assertThat(steps(risk)).as("what was planned was for less").containsExactly("planResponse");
        int seen = risks.history(risk.key()).size();
        watch.look();
        assertThat(risks.history(risk.key())).hasSize(seen);
    }

    @Test
    void onlyTheManagerClosesWhateverWaits() {
        String key = executing();
        Risk risk = raised(key);
        assertThatThrownBy(() -> as("wu", () -> risks.close(key, risk.key(), Ending.DISMISSED, "It is none")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("lin", () -> risks.close(key, risk.key(), Ending.DISMISSED, "")))
                .isInstanceOf(InvalidInput.class);
        as("lin", () -> risks.close(key, risk.key(), Ending.DISMISSED, "It is none"));
        assertThat(instance(risk)).isNull();
        assertThat(now(risk).ending()).isEqualTo(Ending.DISMISSED);

        Risk fired = planned(key, 3, 3, Trigger.NONE);
        as("chen", () -> risks.fire(key, fired.key(), "Look"));
        as("lin", () -> risks.close(key, fired.key(), Ending.CAME_TRUE, "It did"));
        assertThat(instance(fired)).isNull();

        Risk watched = assessed(key, 1, 1);
        as("lin", () -> risks.close(key, watched.key(), Ending.NOT_COME_TRUE, "Its time is over"));
        assertThat(instance(watched)).isNull();
        assertThatThrownBy(() -> as("lin", () -> risks.close(key, watched.key(), Ending.ACCEPTED, "Twice")))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void whoForgetsIsRemindedAndALateResponseIsTheManagersAffair() {
        String key = executing();
        Risk risk = raised(key);
        int told = told("wu", risk).size();
        fire(risk, "assessmentLate");
        assertThat(told("wu", risk)).hasSize(told + 1);
        assertThat(steps(risk)).containsExactly("assessRisk");
        assess(risk, 4, 4);
        fire(risk, "planLate");
        assertThat(told("wu", risk)).anyMatch(word -> word.startsWith("A risk waits for your response plan"));
        as("chen", () -> risks.fire(key, risk.key(), "Look"));
        int manager = told("lin", risk).size();
        fire(risk, "responseLate");
        assertThat(told("lin", risk)).hasSize(manager + 1);
        assertThat(task(risk, "respondToRisk").getPriority()).isEqualTo(RiskTerms.MOST_URGENT);
        assertThat(steps(risk)).containsExactly("respondToRisk");
    }

    @Test
    void anotherOwnerTakesTheTaskOver() {
        String key = executing();
        Risk risk = raised(key);
        assertThatThrownBy(() -> as("chen", () -> risks.edit(key, risk.key(), risk.version(), draft("Mine", "chen"))))
                .as("who raised it does not own it")
                .isInstanceOf(NotAllowed.class);
        as("lin", () -> risks.edit(key, risk.key(), risk.version(), draft("The agency is sold", "chen")));
        assertThat(task(risk, "assessRisk").getAssignee()).isEqualTo("chen");
        assertThatThrownBy(() -> as("lin", () -> risks.edit(key, risk.key(), risk.version(), draft("Stale", "wu"))))
                .isInstanceOf(Conflict.class);
        assess(risk, 4, 4);
        assertThat(task(risk, "planResponse").getAssignee()).isEqualTo("chen");
        assertThat(task(risk, "planResponse").getName()).contains("The agency is sold");
    }

    @Test
    void whileTheProjectRestsNothingFires() {
        String key = executing();
        Risk risk = planned(key, 2, 3, new Trigger("", Trigger.Kind.DATE, today().plusDays(2), null, null));
        as("lin", () -> projects.requestHold(key, "Budget is frozen"));
        runAutomatedSteps(key);
        itIs(today().plusDays(3));
        watch.look();
        assertThat(now(risk).isFired()).isFalse();
        assertThatThrownBy(() -> as("chen", () -> risks.fire(key, risk.key(), "Look")))
                .isInstanceOf(Conflict.class);
        complete("lin", key, "resumeProject");
        runAutomatedSteps(key);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.RUNNING);
        watch.look();
        assertThat(now(risk).isFired()).as("when it goes on").isTrue();
    }

    @Test
    void whatIsOpenWhenTheProjectEndsIsCarriedOver() {
        String key = executing();
        Risk risk = planned(key, 2, 3, Trigger.NONE);
        Risk closed = assessed(key, 1, 1);
        as("lin", () -> risks.close(key, closed.key(), Ending.ACCEPTED, "Fine"));
        as("fang", () -> projects.requestStop(key, "The market is gone"));
        runAutomatedSteps(key);
        assertThat(running(key)).isEmpty();
        assertThat(now(risk).ending()).isEqualTo(Ending.CARRIED_OVER);
        assertThat(now(closed).ending()).isEqualTo(Ending.ACCEPTED);
        assertThat(counts.of(key)).isEqualTo(RiskFigures.NONE);
    }

    @Test
    void thePlanBecomesWork() {
        String key = executing();
        Risk risk = planned(key, 2, 3, Trigger.NONE);
        assertThatThrownBy(() -> as("wu", () -> risks.makeWork(key, risk.key(), "Sign the second agency")))
                .isInstanceOf(NotAllowed.class);
        String item = as("lin", () -> risks.makeWork(key, risk.key(), "Sign the second agency"));
        assertThat(items.require(item)).satisfies(work -> {
            assertThat(work.ownerId()).isEqualTo("wu");
            assertThat(work.finishDate()).isBetween(today().plusDays(6), today().plusDays(10));
            assertThat(work.description()).contains(risk.key(), "A second agency stands by");
        });
        assertThat(now(risk).itemKeys()).containsExactly(item);
        as("wu", () -> risks.unlink(key, risk.key(), item));
        assertThat(now(risk).itemKeys()).isEmpty();
        assertThatThrownBy(() -> as("wu", () -> risks.link(key, risk.key(), executing() + "-1")))
                .as("another project's work")
                .isInstanceOf(NotFound.class);
    }

    @Test
    void moneyIsExpectedByTheMiddleOfTheProbabilitysBand() {
        String key = executing();
        Risk risk = as(
                "chen",
                () -> risks.raise(
                        key,
                        new RiskDraft(
                                RiskKind.THREAT,
                                "The price rises",
                                "",
                                "",
                                Category.COST,
                                "wu",
                                null,
                                null,
                                new BigDecimal("50000"),
                                Trigger.NONE)));
        assertThat(risk.expectedValue()).isNull();
        assess(risk, 3, 3);
        assertThat(now(risk).expectedValue()).isEqualByComparingTo("20000");
    }

    private static Map<String, Object> planning(String strategy, String probability, String impact, LocalDate due) {
        return Map.of(
                "strategy",
                strategy,
                "plan",
                "Something",
                "responseDue",
                due.toString(),
                "residualProbability",
                probability,
                "residualImpact",
                impact);
    }

    private void fire(Risk risk, String event) {
        jobs.executeJob(timer(risk, event).getId());
    }
}
