package org.gatehouse.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gatehouse.change.Change;
import org.gatehouse.change.ChangeLine;
import org.gatehouse.change.ChangeState;
import org.gatehouse.change.Changes;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.notice.Notices;
import org.gatehouse.project.ProjectStatus;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLineDraft;
import org.gatehouse.resource.BudgetLines;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each way out of an adjustment, through the execution and the project around it. */
class AdjustmentProcessTests extends Adjusting {

    @Autowired
    Changes changes;

    @Autowired
    BudgetLines budget;

    @Autowired
    Notices notices;

    @Autowired
    CorridorSweep sweep;

    @Test
    void theFirstReadingOutsideIsBroughtBeforeTheManagerWithItsNumbers() {
        String key = executing();
        LocalDate start = projects.require(key).startDate();
        long days = java.time.temporal.ChronoUnit.DAYS.between(
                start, projects.require(key).endDate());
        itIs(start.plusDays(7));
        read(key, start.plusDays(7), "10200");
        assertThat(adjustments.newestOfGoals(key)).isEmpty();
        left(key, 21);
        Adjustment raised = only(key);
        assertThat(raised.left().day()).isEqualTo(start.plusDays(21));
        assertThat(raised.left().value()).isEqualByComparingTo("10000");
        BigDecimal planned = BigDecimal.valueOf(3000L * 21)
                .divide(BigDecimal.valueOf(days), 4, java.math.RoundingMode.HALF_UP)
                .add(BigDecimal.valueOf(10000));
        assertThat(raised.left().planned()).isEqualByComparingTo(planned);
        assertThat(raised.left().bound()).isEqualByComparingTo(planned.subtract(BigDecimal.valueOf(300)));
        assertThat(raised.why(java.util.Locale.ENGLISH))
                .contains("left its corridor on " + start.plusDays(21), "10,000 instead of at least", "visits");
        assertThat(raised.why(java.util.Locale.SIMPLIFIED_CHINESE)).contains("偏离目标轨迹", "应不低于");
        assertThat(raised.standing()).isNull();

        runAutomatedSteps(key);
        Adjustment asked = only(key);
        assertThat(asked.approverId()).isEqualTo("lin");
        assertThat(asked.standing().readOn()).isEqualTo(start.plusDays(21));
        assertThat(asked.standing().projected()).isEqualByComparingTo("10000");
        assertThat(asked.standing().reachedOn()).isNull();
        assertThat(asked.standing().daysLeft()).isEqualTo((int) days - 21);
        assertThat(asked.standing().budget()).isEqualByComparingTo("80000");
        assertThat(openTask("lin", key, "decideAdjustment").getName()).startsWith("Decide on the course | ");
        assertThat(openTask("lin", key, "decideAdjustment").getDueDate()).isNotNull();
        assertThat(instance(key)).isWaitingAt("decideAdjustment");
        assertThat(notices.unread("fang").get(0).text()).contains("left its corridor");
        assertThat(notices.unread("lin").get(0).text()).contains("left its corridor");

        read(key, start.plusDays(20), "10001");
        assertThat(adjustments.newestOfGoals(key)).hasSize(1);
        assertThat(only(key).isOpen()).isTrue();
    }

    @Test
    void farBehindTheSponsorDecides() {
        String key = askedAfter(35);
        assertThat(only(key).approverId()).isEqualTo("fang");
        assertThat(openTask("fang", key, "decideAdjustment")).isNotNull();
    }

    @Test
    void watchOnLeavesAllAsItIsUntilItGrowsWorse() {
        String key = askedAfter(21);
        LocalDate start = projects.require(key).startDate();
        assertThatThrownBy(() -> complete("lin", key, "decideAdjustment", Map.of("decision", "watch")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("adjustment.error.reason");
        ProcessInstance running = instance(key);
        complete("lin", key, "decideAdjustment", Map.of("decision", "watch", "reason", "Campaign starts next week"));
        assertThat(running).isEnded();
        Adjustment decided = only(key);
        assertThat(decided.decision()).isEqualTo("watch");
        assertThat(decided.reason()).isEqualTo("Campaign starts next week");
        assertThat(decided.decidedBy()).isEqualTo("lin");
        assertThat(decided.changeId()).isNull();
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.RUNNING);
        assertThat(openSteps(key)).containsExactly("doWork");

        itIs(start.plusDays(22));
        read(key, start.plusDays(22), "10010");
        assertThat(adjustments.lastNumber(key)).as("no worse by a tolerance").isEqualTo(1);
        itIs(start.plusDays(32));
        read(key, start.plusDays(32), "10010");
        assertThat(adjustments.lastNumber(key)).as("worse by a tolerance").isEqualTo(2);
        assertThat(adjustments.findByProjectKeyAndNumber(key, 2).orElseThrow().why(java.util.Locale.ENGLISH))
                .contains("has grown worse since it was decided on: 10,010 visits on " + start.plusDays(32));
    }

    @Test
    void backInsideAndOutsideAgainIsANewCase() {
        String key = askedAfter(21);
        LocalDate start = projects.require(key).startDate();
        complete("lin", key, "decideAdjustment", Map.of("decision", "watch", "reason", "Wait"));
        itIs(start.plusDays(28));
        read(key, start.plusDays(28), "11000");
        itIs(start.plusDays(35));
        read(key, start.plusDays(35), "10500");
        assertThat(adjustments.lastNumber(key)).isEqualTo(2);
        assertThat(adjustments
                        .findByProjectKeyAndNumber(key, 2)
                        .orElseThrow()
                        .left()
                        .day())
                .isEqualTo(start.plusDays(35));
    }

    @Test
    void extendOpensAChangeWithTheGoalsNewDeadlineAndTheProjectsNewEnd() {
        String key = askedAfter(21);
        LocalDate later = projects.require(key).endDate().plusDays(30);
        ProcessInstance running = instance(key);
        complete("lin", key, "decideAdjustment", Map.of("decision", "extend", "deadline", later.toString()));
        assertThat(running).isEnded();
        assertThat(only(key).decision()).isEqualTo("extend");
        Change change = changes.require(key, only(key).changeId());
        assertThat(change.state()).isEqualTo(ChangeState.DRAFT);
        assertThat(change.requesterId()).isEqualTo("lin");
        assertThat(change.title()).contains(key + "-G1");
        assertThat(change.lines())
                .extracting(ChangeLine::kind)
                .containsExactly(ChangeLine.Kind.GOAL, ChangeLine.Kind.PROJECT_END);
        assertThat(change.lines()).extracting(ChangeLine::finish).containsExactly(later, later);
        assertThat(openSteps(key)).containsExactly("describeChange", "doWork");
        assertThat(openTask("lin", key, "describeChange")).isNotNull();

        itIs(today().plusDays(14));
        read(key, today(), "10000");
        assertThat(adjustments.lastNumber(key)).as("the change is on its way").isEqualTo(1);
    }

    @Test
    void theSponsorChangesTheScopeAndTheManagerDescribesIt() {
        String key = askedAfter(35);
        complete(
                "fang",
                key,
                "decideAdjustment",
                Map.of("decision", "scope", "target", "12000", "reason", "The market is smaller"));
        Change change = changes.require(key, only(key).changeId());
        assertThat(change.requesterId()).isEqualTo("lin");
        assertThat(change.reason()).startsWith("The market is smaller").contains("left its corridor");
        assertThat(change.lines()).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(ChangeLine.Kind.GOAL);
            assertThat(line.goalKey()).isEqualTo(key + "-G1");
            assertThat(line.amount()).isEqualByComparingTo("12000");
        });
        assertThat(notices.unread("lin").get(0).text()).contains("Change the scope");
    }

    @Test
    void shiftOpensAChangeThatMovesMoney() {
        String key = executing();
        BudgetLine fairs = line(key, "Fairs", "10000");
        BudgetLine search = line(key, "Search ads", "2000");
        left(key, 21);
        runAutomatedSteps(key);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("decision", "shift"),
                shift(fairs, fairs, "100"),
                shift(fairs, search, "10001"),
                shift(fairs, search, "0"),
                shift(fairs, search, "-5"))) {
            assertThatThrownBy(() -> complete("lin", key, "decideAdjustment", wrong))
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(only(key).isOpen()).isTrue();
        complete("lin", key, "decideAdjustment", shift(fairs, search, "1500"));
        Change change = changes.require(key, only(key).changeId());
        assertThat(change.lines()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(ChangeLine.Kind.BUDGET_LINE);
            assertThat(it.fromLine()).isEqualTo(fairs.id());
            assertThat(it.toLine()).isEqualTo(search.id());
            assertThat(it.amount()).isEqualByComparingTo("1500");
        });
    }

    @Test
    void holdPutsAllWorkToRest() {
        String key = askedAfter(21);
        complete("lin", key, "decideAdjustment", Map.of("decision", "hold", "reason", "Waiting for the budget"));
        runAutomatedSteps(key);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.ON_HOLD);
        assertThat(projects.currentHold(key).reason()).isEqualTo("Waiting for the budget");
        assertThat(only(key).decision()).isEqualTo("hold");
    }

    @Test
    void stopEndsTheProject() {
        String key = askedAfter(21);
        complete("lin", key, "decideAdjustment", Map.of("decision", "stop", "reason", "The market is gone"));
        runAutomatedSteps(key);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.STOPPED);
        assertThat(projects.require(key).endReason()).isEqualTo("The market is gone");
        assertThat(running(key)).isEmpty();
        assertThat(only(key).decision()).isEqualTo("stop");
    }

    @Test
    void anOpenOneLapsesWithItsProject() {
        String key = askedAfter(21);
        as("fang", () -> projects.requestStop(key, "No money"));
        assertThat(only(key).decision()).isEqualTo(Adjustment.LAPSED);
        assertThat(running(key)).isEmpty();
    }

    @Test
    void wrongAnswersAreRefusedAndChangeNothing() {
        String key = askedAfter(21);
        LocalDate deadline = projects.require(key).endDate();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("decision", "continue"),
                Map.of("decision", "hold", "reason", "  "),
                Map.of("decision", "extend"),
                Map.of("decision", "extend", "deadline", deadline.toString()),
                Map.of("decision", "extend", "deadline", deadline.plusYears(11).toString()),
                Map.of("decision", "extend", "deadline", "soon"),
                Map.of("decision", "scope"),
                Map.of("decision", "scope", "target", "13000"),
                Map.of("decision", "scope", "target", "10000"),
                Map.of("decision", "scope", "target", "many"),
                Map.of("decision", "watch", "reason", "x".repeat(3001)),
                Map.of("decision", "watch", "reason", "ok", "reviewDecision", "stop"))) {
            assertThatThrownBy(() -> complete("lin", key, "decideAdjustment", wrong))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(only(key).isOpen()).isTrue();
        assertThat(openSteps(key)).containsExactly("decideAdjustment", "doWork");
    }

    @Test
    void remindsAndThenAsksTheSponsor() {
        String key = askedAfter(21);
        fireTimer(key, "reminderDue");
        assertThat(openTask("lin", key, "decideAdjustment").getPriority()).isEqualTo(70);
        assertThat(notices.unread("lin").get(0).text()).contains("still undecided");
        fireTimer(key, "decisionOverdue");
        assertThat(openTask("fang", key, "decideAdjustment").getAssignee()).isEqualTo("fang");
        assertThat(only(key).approverId()).isEqualTo("fang");
        complete("fang", key, "decideAdjustment", Map.of("decision", "watch", "reason", "Wait"));
        assertThat(only(key).decidedBy()).isEqualTo("fang");
    }

    @Test
    void whatCannotBeRaisedNowIsRaisedWhenTheProjectGoesOn() {
        String key = executing();
        as("fang", () -> projects.requestHold(key, "Summer"));
        runAutomatedSteps(key);
        LocalDate start = projects.require(key).startDate();
        itIs(start.plusDays(28));
        assertThatThrownBy(() -> read(key, start.plusDays(28), "10000")).isInstanceOf(Conflict.class);
        as("fang", () -> projects.requestResumption(key));
        runAutomatedSteps(key);
        sweep.sweep();
        assertThat(adjustments.newestOfGoals(key)).isEmpty();

        String early = newProject();
        addSmartGoal(early);
        LocalDate first = projects.require(early).startDate();
        itIs(first.plusDays(40));
        read(early, first.plusDays(7), "10300");
        read(early, first.plusDays(14), "10050");
        read(early, first.plusDays(21), "10050");
        sweep.sweep();
        assertThat(adjustments.newestOfGoals(early)).isEmpty();
        enterExecution(early);
        sweep.sweep();
        sweep.sweep();
        assertThat(adjustments.lastNumber(early)).isEqualTo(1);
        assertThat(only(early).left().day()).isEqualTo(first.plusDays(14));
    }

    private void enterExecution(String key) {
        addItem(key, org.gatehouse.plan.ItemDraft.of("Audit", "chen", today(), today().plusDays(6), hours(40)));
        baselines.take(key, org.gatehouse.plan.Baseline.Occasion.PLAN_GATE, "", "");
        runtime.createProcessInstanceModification(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("project")
                        .processInstanceBusinessKey(key)
                        .singleResult()
                        .getId())
                .cancelAllForActivity("goalPhase")
                .startBeforeActivity("executionPhase")
                .execute();
        runAutomatedSteps(key);
    }

    private ProcessInstance instance(String key) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("adjustment")
                .processInstanceBusinessKey(key)
                .singleResult();
    }

    private BudgetLine line(String key, String description, String planned) {
        return as(
                "lin",
                () -> budget.add(
                        key,
                        new BudgetLineDraft(
                                BudgetLine.Category.MEDIA,
                                description,
                                new BigDecimal(planned),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                "CNY")));
    }

    private static Map<String, Object> shift(BudgetLine from, BudgetLine to, String amount) {
        return Map.of(
                "decision",
                "shift",
                "fromLine",
                from.id().toString(),
                "toLine",
                to.id().toString(),
                "amount",
                amount);
    }
}
