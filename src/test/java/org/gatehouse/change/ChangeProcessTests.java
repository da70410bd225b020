package org.gatehouse.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.gatehouse.Executing;
import org.gatehouse.change.Impact.Effect;
import org.gatehouse.goal.Trajectories;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.notice.Notices;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.ProjectStatus;
import org.gatehouse.resource.BudgetLine;
import org.gatehouse.resource.BudgetLineDraft;
import org.gatehouse.resource.BudgetLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

/** Each way out of a change, through the execution around it. */
class ChangeProcessTests extends Executing {

    @Autowired
    Changes changes;

    @Autowired
    ChangeSteps steps;

    @Autowired
    BudgetLines budget;

    @Autowired
    Trajectories trajectories;

    @Autowired
    Notices notices;

    @Autowired
    RepositoryService repository;

    @Test
    void goCarriesTheChangeOutAndTakesANewBaseline() {
        String key = executing();
        WorkItem audit = items.require(key + "-1");
        WorkItem articles = items.require(key + "-2");
        LocalDate later = audit.finishDate().plusDays(7);
        LocalDate end = projects.require(key).endDate().plusDays(14);
        Change change = asked("chen", key);
        line("chen", change, ChangeLine.reschedule(audit.key(), null, later, hours(60)));
        line("chen", change, ChangeLine.reassign(articles.key(), "chen"));
        line("chen", change, ChangeLine.add("Translate them", "wu", later, later.plusDays(20), hours(30)));
        line("chen", change, ChangeLine.projectEnd(end));
        line("chen", change, ChangeLine.budget(hours(90000)));

        complete("chen", key, "describeChange", Map.of("decision", "submit"));

        Change submitted = changes.require(key, change.id());
        assertThat(submitted.state()).isEqualTo(ChangeState.SUBMITTED);
        Impact impact = submitted.impact();
        assertThat(impact.frame().planFinishBefore()).isEqualTo(articles.finishDate());
        assertThat(impact.frame().planFinishAfter()).isEqualTo(later.plusDays(20));
        assertThat(impact.frame().hoursBefore()).isEqualByComparingTo("80");
        assertThat(impact.frame().hoursAfter()).isEqualByComparingTo("130");
        assertThat(impact.frame().projectEndAfter()).isEqualTo(end);
        assertThat(impact.frame().budgetAfter()).isEqualByComparingTo("90000");
        assertThat(impact.effects())
                .extracting(Effect::title)
                .containsExactly("Audit the site", "Write ten articles", "Translate them");
        assertThat(impact.effects().get(1).startAfter()).isAfter(later);
        assertThat(items.require(audit.key()).finishDate())
                .as("nothing before the gate")
                .isEqualTo(audit.finishDate());

        decide("fang", key, "go", "");

        assertThat(changes.require(key, change.id()).state()).isEqualTo(ChangeState.APPLIED);
        assertThat(items.require(audit.key()).finishDate()).isEqualTo(later);
        assertThat(items.require(audit.key()).effortHours()).isEqualByComparingTo("60");
        assertThat(items.require(articles.key()).ownerId()).isEqualTo("chen");
        assertThat(items.require(articles.key()).startDate()).isAfter(later);
        assertThat(items.of(key)).extracting(WorkItem::title).contains("Translate them");
        assertThat(projects.require(key).endDate()).isEqualTo(end);
        assertThat(projects.require(key).budget()).isEqualByComparingTo("90000");
        Baseline baseline = baselines.latest(key).orElseThrow();
        assertThat(baseline.number()).isEqualTo(2);
        assertThat(baseline.reason()).startsWith(change.id());
        assertThat(baseline.finishDate()).isEqualTo(later.plusDays(20));
        assertThat(openSteps(key)).as("the new item is released").containsExactly("doWork", "doWork");

        steps.apply(change.id());
        assertThat(baselines.all(key)).as("a second run changes nothing").hasSize(2);
        assertThat(items.of(key)).hasSize(3);
    }

    @Test
    void goWithConditionsCarriesItOutAndLeavesWork() {
        String key = executing();
        Change change = described("lin", key);
        complete("lin", key, "describeChange");
        complete(
                "fang",
                key,
                "decideGate",
                Map.of(
                        "decision", "goWithConditions",
                        "reason", "Mind the budget",
                        "conditions",
                                "[{\"text\":\"Tell the agency\",\"owner\":\"wu\",\"due\":\"" + today().plusDays(3)
                                        + "\"}]"));
        runAutomatedSteps(key);
        Change applied = changes.require(key, change.id());
        assertThat(applied.state()).isEqualTo(ChangeState.APPLIED);
        assertThat(applied.answer()).isEqualTo("Mind the budget");
        assertThat(items.of(key))
                .filteredOn(WorkItem::isGateCondition)
                .extracting(WorkItem::title)
                .containsExactly("Tell the agency");
    }

    @Test
    void reworkReturnsItWithTheReasonAndItMayBeWithdrawn() {
        String key = executing();
        Change change = described("chen", key);
        complete("chen", key, "describeChange");
        decide("fang", key, "rework", "Too late for the fair");
        Change back = changes.require(key, change.id());
        assertThat(back.state()).isEqualTo(ChangeState.DRAFT);
        assertThat(back.answer()).isEqualTo("Too late for the fair");
        assertThat(openTask("chen", key, "describeChange")).isNotNull();
        as("chen", () -> changes.removeLine(key, change.id(), back.version(), 0));

        as("chen", () -> changes.finishDescribing(key, change.id(), "withdraw"));

        assertThat(changes.require(key, change.id()).state()).isEqualTo(ChangeState.WITHDRAWN);
        assertThat(openSteps(key)).containsExactly("doWork");
        assertThat(baselines.all(key)).hasSize(1);
        assertThatThrownBy(() -> line("chen", change, ChangeLine.cancel(key + "-1")))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void stopRejectsTheChangeAndTheProjectGoesOn() {
        String key = executing();
        Change change = described("chen", key);
        complete("chen", key, "describeChange");
        decide("fang", key, "stop", "Not worth it");
        Change rejected = changes.require(key, change.id());
        assertThat(rejected.state()).isEqualTo(ChangeState.REJECTED);
        assertThat(rejected.answer()).isEqualTo("Not worth it");
        assertThat(rejected.settledAt()).isNotNull();
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.RUNNING);
        assertThat(openSteps(key)).containsExactly("doWork");
        assertThat(items.require(key + "-2").status()).isEqualTo(ItemStatus.PLANNED);
    }

    @Test
    void cancelTakesTheItemOutOfThePlan() {
        String key = executing();
        Change change = asked("lin", key);
        line("lin", change, ChangeLine.cancel(key + "-2"));
        complete("lin", key, "describeChange");
        assertThat(changes.require(key, change.id()).impact().effects())
                .singleElement()
                .matches(Effect::isCancelled);
        decide("fang", key, "go", "");
        assertThat(items.require(key + "-2").status()).isEqualTo(ItemStatus.CANCELLED);
        assertThat(openSteps(key)).containsExactly("doWork");
    }

    @Test
    void workThatEndedMeanwhileStaysAsItIs() {
        String key = executing();
        Change change = asked("lin", key);
        line("lin", change, ChangeLine.cancel(key + "-1"));
        line("lin", change, ChangeLine.reassign(key + "-2", "chen"));
        complete("lin", key, "describeChange");
        complete("chen", key, "doWork");
        runAutomatedSteps(key);
        decide("fang", key, "go", "");
        assertThat(changes.require(key, change.id()).lines())
                .extracting(ChangeLine::outcome)
                .containsExactly(ChangeLine.OVERTAKEN, ChangeLine.DONE);
        assertThat(items.require(key + "-1").status()).isEqualTo(ItemStatus.DONE);
        assertThat(openTask("chen", key, "doWork"))
                .as("the running task changed hands")
                .isNotNull();
    }

    @Test
    void goalsThatTheChangeEndangersAreNamed() {
        String key = executing();
        LocalDate deadline = projects.require(key).endDate();
        Change change = asked("lin", key);
        line("lin", change, ChangeLine.reschedule(key + "-1", null, deadline, null));
        Impact impact = changes.impact(changes.require(key, change.id()));
        assertThat(impact.frame().isBeyondEnd()).isTrue();
        assertThat(impact.goals()).singleElement().satisfies(goal -> {
            assertThat(goal.deadline()).isEqualTo(deadline);
            assertThat(goal.newly()).isTrue();
        });
    }

    @Test
    void aChangeWithoutLinesIsRefused() {
        String key = executing();
        Change change = asked("chen", key);
        assertThatThrownBy(() -> complete("chen", key, "describeChange"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("change.error.noLines");
        assertThatThrownBy(() -> complete("chen", key, "describeChange", Map.of("withdrawn", true)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> complete("chen", key, "describeChange", Map.of("decision", "approve")))
                .isInstanceOf(InvalidInput.class);
        assertThat(changes.require(key, change.id()).isDraft()).isTrue();
    }

    @Test
    void wrongLinesAreRefusedAndChangeNothing() {
        String key = executing();
        Change change = asked("chen", key);
        LocalDate day = today();
        for (ChangeLine wrong : List.of(
                ChangeLine.reschedule(key + "-1", null, null, null),
                ChangeLine.reschedule(key + "-1", day.plusDays(3), day, null),
                ChangeLine.reschedule(key + "-1", null, day, hours(-1)),
                ChangeLine.reschedule("NOPE-1", null, day, null),
                ChangeLine.reassign(key + "-1", "sun"),
                ChangeLine.reassign(key + "-1", null),
                ChangeLine.cancel(key + "-99"),
                ChangeLine.add(" ", "chen", null, day, hours(8)),
                ChangeLine.add("No effort", "chen", null, day, null),
                ChangeLine.add("Nowhere", "chen", null, null, hours(8), null, key + "-1"),
                ChangeLine.add("After nothing", "chen", null, null, hours(8), key + "-99", null),
                ChangeLine.add("After what", "chen", null, null, hours(8), "soon", null),
                ChangeLine.add("Too long", "chen", null, null, hours(200000)),
                ChangeLine.link(key + "-1", key + "-2"),
                ChangeLine.link(key + "-1", key + "-1"),
                ChangeLine.link(key + "-1", "N-1"),
                ChangeLine.phase(key + "-1", "x".repeat(101)),
                ChangeLine.priority(key + "-1", null),
                ChangeLine.goal(key + "-G9", hours(5), null),
                ChangeLine.goal(key + "-G1", null, null),
                ChangeLine.goal(key + "-G1", new BigDecimal("13000.00"), null),
                ChangeLine.goal(key + "-G1", null, LocalDate.of(9999, 1, 1)),
                ChangeLine.budgetLine(0, hours(5)),
                ChangeLine.shift(0, 1, hours(5)),
                ChangeLine.add("Stranger", "sun", day, day, hours(8)),
                ChangeLine.projectEnd(null),
                ChangeLine.projectEnd(projects.require(key).startDate().minusDays(1)),
                ChangeLine.budget(null),
                ChangeLine.budget(hours(-5)))) {
            assertThatThrownBy(() -> line("chen", change, wrong))
                    .as("%s", wrong)
                    .isInstanceOf(InvalidInput.class);
        }
        line("chen", change, ChangeLine.reassign(key + "-1", "wu"));
        assertThatThrownBy(() -> line("chen", change, ChangeLine.cancel(key + "-1")))
                .hasMessageContaining("change.error.twice");
        assertThat(changes.require(key, change.id()).lines()).hasSize(1);
    }

    @Test
    void whoWorksInTheProjectMayAskAndOnlyTheRequesterDescribes() {
        String key = executing();
        Change change = asked("chen", key);
        assertThatThrownBy(() -> asked("sun", key)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> asked("zhao", key)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> line("wu", change, ChangeLine.cancel(key + "-1")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> line("sun", change, ChangeLine.cancel(key + "-1")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> complete("wu", key, "describeChange")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> as(
                        "chen",
                        () -> changes.addLine(key, change.id(), change.version() + 1, ChangeLine.cancel(key + "-1"))))
                .isInstanceOf(Conflict.class);
        String other = executing();
        assertThatThrownBy(() -> changes.require(other, change.id())).isInstanceOf(NotFound.class);
        String planning = newProject();
        assertThatThrownBy(() -> asked("lin", planning))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("change.error.notExecuting");
    }

    @Test
    void twoChangesAtOnceKeepApart() {
        String key = executing();
        Change one = asked("chen", key);
        Change two = asked("wu", key);
        line("chen", one, ChangeLine.reassign(key + "-1", "wu"));
        line("wu", two, ChangeLine.budget(hours(70000)));
        complete("wu", key, "describeChange");
        complete("chen", key, "describeChange");
        assertThat(tasks.createTaskQuery()
                        .processVariableValueEquals("subject", two.id())
                        .count())
                .isEqualTo(1);
        String first = tasks.createTaskQuery()
                .processVariableValueEquals("subject", two.id())
                .singleResult()
                .getId();
        as("fang", () -> desk.complete(first, "fang", List.of("manager"), Map.of("decision", "go")));
        runAutomatedSteps(key);
        assertThat(changes.require(key, two.id()).state()).isEqualTo(ChangeState.APPLIED);
        assertThat(changes.require(key, one.id()).state()).isEqualTo(ChangeState.SUBMITTED);
        complete("lin", key, "approveChange", Map.of("decision", "go"));
        runAutomatedSteps(key);
        assertThat(changes.require(key, one.id()).state()).isEqualTo(ChangeState.APPLIED);
    }

    @Test
    void whatNothingWaitsForTheManagerCarriesOutOnTheirOwn() {
        String key = executing();
        Change change = asked("lin", key);
        line("lin", change, ChangeLine.reassign(key + "-1", "wu"));
        line("lin", change, ChangeLine.priority(key + "-2", Priority.HIGH));
        line("lin", change, ChangeLine.phase(key + "-2", "Texts"));
        complete("lin", key, "describeChange");
        runAutomatedSteps(key);
        Change applied = changes.require(key, change.id());
        assertThat(applied.state()).isEqualTo(ChangeState.APPLIED);
        assertThat(applied.route()).isEqualTo(ChangeRoute.APPLY);
        assertThat(applied.decidedBy()).isEqualTo("lin");
        assertThat(items.require(key + "-1").ownerId()).isEqualTo("wu");
        assertThat(items.require(key + "-2").priority()).isEqualTo(Priority.HIGH);
        assertThat(items.require(key + "-2").phaseName()).isEqualTo("Texts");
        assertThat(baselines.all(key)).hasSize(2);
        assertThat(openTask("wu", key, "doWork")).isNotNull();
    }

    @Test
    void theManagerDecidesOnSmallChangesOfOthers() {
        String key = executing();
        Change change = asked("chen", key);
        line("chen", change, ChangeLine.reassign(key + "-2", "chen"));
        complete("chen", key, "describeChange");
        Change waiting = changes.require(key, change.id());
        assertThat(waiting.state()).isEqualTo(ChangeState.SUBMITTED);
        assertThat(waiting.route()).isEqualTo(ChangeRoute.MANAGER);
        assertThat(waiting.routeReason(Locale.ENGLISH)).contains("project manager");
        assertThat(waiting.routeReason(Locale.SIMPLIFIED_CHINESE)).contains("项目经理");
        assertThat(openSteps(key)).containsExactly("approveChange", "doWork");
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("decision", "apply"),
                Map.of("decision", "rework"),
                Map.of("decision", "go", "decisionRoute", "apply"),
                Map.of("decision", "stop", "reason", "x".repeat(4001)))) {
            assertThatThrownBy(() -> complete("lin", key, "approveChange", wrong))
                    .as("%s", wrong)
                    .isInstanceOf(InvalidInput.class);
        }

        complete("lin", key, "approveChange", Map.of("decision", "rework", "reason", "Ask wu first"));
        assertThat(changes.require(key, change.id()).state()).isEqualTo(ChangeState.DRAFT);
        assertThat(changes.require(key, change.id()).answer()).isEqualTo("Ask wu first");
        complete("chen", key, "describeChange");
        complete("lin", key, "approveChange", Map.of("decision", "go", "reason", "Fine"));
        runAutomatedSteps(key);
        Change applied = changes.require(key, change.id());
        assertThat(applied.state()).isEqualTo(ChangeState.APPLIED);
        assertThat(applied.decidedBy()).isEqualTo("lin");
        assertThat(items.require(key + "-2").ownerId()).isEqualTo("chen");
        assertThat(openSteps(key)).containsExactly("doWork");
    }

    @Test
    void theManagerMayRejectOrLeaveItToTheGate() {
        String key = executing();
        Change first = asked("chen", key);
        line("chen", first, ChangeLine.reassign(key + "-2", "chen"));
        complete("chen", key, "describeChange");
        complete("lin", key, "approveChange", Map.of("decision", "stop", "reason", "Wu knows it better"));
        runAutomatedSteps(key);
        assertThat(changes.require(key, first.id()).state()).isEqualTo(ChangeState.REJECTED);
        assertThat(changes.require(key, first.id()).answer()).isEqualTo("Wu knows it better");

        Change second = asked("wu", key);
        line("wu", second, ChangeLine.reassign(key + "-2", "chen"));
        complete("wu", key, "describeChange");
        complete("lin", key, "approveChange", Map.of("decision", "gate", "reason", "Not mine alone"));
        assertThat(changes.require(key, second.id()).route()).isEqualTo(ChangeRoute.GATE);
        decide("fang", key, "go", "");
        assertThat(changes.require(key, second.id()).state()).isEqualTo(ChangeState.APPLIED);
        assertThat(changes.require(key, second.id()).decidedBy()).isEqualTo("fang");
    }

    /** The manager would be asked again first, unless the gate wants to see it again straight away. */
    @ParameterizedTest
    @CsvSource({"gate, decideGate", "steps, approveChange"})
    void fromTheGateAChangeReturnsStraightOrThroughTheManager(String back, String next) {
        String key = executing();
        Change change = asked("wu", key);
        line("wu", change, ChangeLine.reassign(key + "-2", "chen"));
        complete("wu", key, "describeChange");
        complete("lin", key, "approveChange", Map.of("decision", "gate", "reason", "Not mine alone"));
        complete(
                "fang",
                key,
                "decideGate",
                Map.of(
                        "decision",
                        "rework",
                        "reason",
                        "Say why",
                        "reworkStep",
                        "describeChange",
                        "reworkReturn",
                        back));
        assertThat(openSteps(key)).containsExactly("describeChange", "doWork");
        complete("wu", key, "describeChange");
        assertThat(openSteps(key)).containsExactlyInAnyOrder("doWork", next);
    }

    @Test
    void nobodyDecidesOnTheirOwnChange() {
        String key = executing();
        Change change = asked("lin", key);
        LocalDate finish = items.require(key + "-2").finishDate();
        line("lin", change, ChangeLine.reschedule(key + "-2", null, finish.plusDays(3), null));
        complete("lin", key, "describeChange");
        assertThat(changes.require(key, change.id()).route())
                .as("what the table leaves to the manager goes to the gate when the manager asks")
                .isEqualTo(ChangeRoute.GATE);
        assertThatThrownBy(() -> steps.decide(change.id(), "go", "", "lin")).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> steps.decide(change.id(), "go", "", "wu")).isInstanceOf(NotAllowed.class);
    }

    @Test
    void editingTheTableAloneChangesWhoDecides() throws IOException {
        String key = executing();
        LocalDate finish = items.require(key + "-2").finishDate();
        String table = Files.readString(Path.of("processes/change/change-route.dmn"));
        assertThat(table).contains("&gt; 5");
        assertThat(routeOfAWeekMore(key, finish)).isEqualTo(ChangeRoute.GATE);
        String edited = repository
                .createDeployment()
                .addString("change/change-route.dmn", table.replace("&gt; 5", "&gt; 30"))
                .deploy()
                .getId();
        try {
            assertThat(routeOfAWeekMore(key, finish)).isEqualTo(ChangeRoute.MANAGER);
        } finally {
            repository.deleteDeployment(edited, true);
        }
        assertThat(routeOfAWeekMore(key, finish)).isEqualTo(ChangeRoute.GATE);
    }

    private String routeOfAWeekMore(String key, LocalDate finish) {
        Change change = asked("chen", key);
        line("chen", change, ChangeLine.reschedule(key + "-2", null, finish.plusDays(8), null));
        steps.submit(change.id());
        steps.assess(change.id());
        return steps.route(change.id());
    }

    @Test
    void anItemIsPutBetweenOthersByTheSchedule() {
        String key = executing();
        Change change = asked("lin", key);
        line("lin", change, ChangeLine.add("Check the audit", "chen", null, null, hours(16), key + "-1", null));
        line("lin", change, ChangeLine.link(key + "-2", "N-1FS+1d"));
        complete("lin", key, "describeChange");
        Impact assessed = changes.require(key, change.id()).impact();
        decide("fang", key, "go", "");
        Change applied = changes.require(key, change.id());
        WorkItem check = items.require(key, key + "-3");
        assertThat(applied.lines().get(0).itemKey()).isEqualTo(check.key());
        assertThat(check.startDate()).isAfter(items.require(key + "-1").finishDate());
        WorkItem articles = items.require(key + "-2");
        assertThat(articles.predecessors()).containsExactly(check.key());
        assertThat(articles.startDate()).isAfter(check.finishDate().plusDays(1));
        assertThat(assessed.frame().planFinishAfter()).isEqualTo(articles.finishDate());
        assertThat(applied.impact().frame().planFinishAfter()).isEqualTo(articles.finishDate());
        assertThat(applied.impact().effects()).extracting(Effect::itemKey).containsExactly(articles.key(), check.key());
    }

    @Test
    void goalsAndBudgetLinesFollowTheChange() {
        String key = executing();
        String goal = key + "-G1";
        BudgetLine media = as("lin", () -> budget.add(key, line("Media", "30000")));
        BudgetLine fair = as("lin", () -> budget.add(key, line("Fair", "20000")));
        LocalDate deadline = projects.require(key).endDate().plusDays(20);
        Change change = asked("chen", key);
        line("chen", change, ChangeLine.goal(goal, new BigDecimal("12000"), deadline));
        line("chen", change, ChangeLine.shift(media.id(), fair.id(), new BigDecimal("5000.50")));
        line("chen", change, ChangeLine.shift(media.id(), fair.id(), new BigDecimal("1000")));
        assertThatThrownBy(() -> line("chen", change, ChangeLine.shift(media.id(), fair.id(), hours(25000))))
                .hasMessageContaining("change.error.lineEmpty");
        assertThatThrownBy(() -> line("chen", change, ChangeLine.budgetLine(fair.id(), hours(1))))
                .hasMessageContaining("change.error.twice");
        complete("chen", key, "describeChange");
        assertThat(changes.require(key, change.id()).route()).isEqualTo(ChangeRoute.GATE);
        decide("fang", key, "go", "");
        Impact impact = changes.require(key, change.id()).impact();
        assertThat(impact.goals()).singleElement().satisfies(effect -> {
            assertThat(effect.targetBefore()).isEqualByComparingTo("13000");
            assertThat(effect.targetAfter()).isEqualByComparingTo("12000");
            assertThat(effect.deadlineAfter()).isEqualTo(deadline);
        });
        assertThat(impact.budget())
                .extracting(line -> line.plannedAfter().doubleValue())
                .containsExactly(23999.5, 26000.5);
        assertThat(goals.of(key).get(0).targetValue()).isEqualByComparingTo("12000");
        assertThat(goals.of(key).get(0).deadline()).isEqualTo(deadline);
        assertThat(trajectories.current(goal)).get().satisfies(course -> {
            assertThat(course.target()).isEqualByComparingTo("12000");
            assertThat(course.deadline()).isEqualTo(deadline);
        });
        assertThat(budget.require(key, media.id()).planned()).isEqualByComparingTo("23999.5");
        assertThat(budget.require(key, fair.id()).planned()).isEqualByComparingTo("26000.5");
        assertThat(said("chen")).anyMatch(text -> text.contains("12000 visits"));
    }

    private static BudgetLineDraft line(String what, String planned) {
        return new BudgetLineDraft(
                BudgetLine.Category.MEDIA, what, new BigDecimal(planned), BigDecimal.ZERO, BigDecimal.ZERO, "CNY");
    }

    @Test
    void everyoneTouchedIsToldOnceWhatItMeansForThem() {
        String key = executing();
        WorkItem audit = items.require(key + "-1");
        Change change = asked("lin", key);
        line("lin", change, ChangeLine.reassign(audit.key(), "wu"));
        line("lin", change, ChangeLine.cancel(key + "-2"));
        complete("lin", key, "describeChange");
        List<String> before = said("wu");
        decide("fang", key, "go", "");
        assertThat(said("chen"))
                .filteredOn(text -> text.contains(change.id()))
                .singleElement()
                .satisfies(text -> {
                    assertThat(text).contains(audit.key() + " Audit the site goes to");
                });
        List<String> wu = new ArrayList<>(said("wu"));
        wu.removeAll(before);
        assertThat(wu)
                .as("one notice, not another for the task")
                .singleElement()
                .satisfies(text -> {
                    assertThat(text)
                            .contains("You take over " + audit.key(), key + "-2 Write ten articles is cancelled");
                });
        assertThat(said("fang"))
                .filteredOn(text -> text.contains(change.id()))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("The plan is finished on"));
    }

    private List<String> said(String person) {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        try {
            return notices.unread(person).stream().map(Notices.Word::text).toList();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void whatIsTriedOutTouchesNothingUntilItIsAskedFor() {
        String key = executing();
        List<WorkItem> plan = items.of(key);
        long revision = items.revision(key);
        Change idea = as("chen", () -> changes.tryOut(key, "Half the articles", "Less time", ""));
        line("chen", idea, ChangeLine.cancel(key + "-2"));
        Change variant = as("chen", () -> changes.tryOut(key, "Fewer articles", "Less time", idea.id()));
        assertThat(variant.lines()).extracting(ChangeLine::kind).containsExactly(ChangeLine.Kind.CANCEL);
        assertThat(changes.impact(changes.require(key, idea.id())).effects()).hasSize(1);
        assertThat(items.revision(key)).isEqualTo(revision);
        assertThat(items.of(key))
                .extracting(WorkItem::status)
                .isEqualTo(plan.stream().map(WorkItem::status).toList());
        assertThat(openSteps(key)).containsExactly("doWork");
        for (String person : List.of("wu", "zhao")) {
            assertThatThrownBy(() -> as(person, () -> changes.visible(projects.require(key), idea.id())))
                    .isInstanceOf(NotFound.class);
        }
        for (String person : List.of("lin", "fang", "chen")) {
            assertThat(as(person, () -> changes.visible(projects.require(key), idea.id())))
                    .isNotNull();
        }
        assertThatThrownBy(() -> as("lin", () -> changes.ask(key, idea.id(), version(idea))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("chen", () -> changes.ask(key, idea.id(), 0)))
                .isInstanceOf(Conflict.class);

        as("chen", () -> changes.discard(key, variant.id(), version(variant)));
        assertThat(changes.require(key, variant.id()).state()).isEqualTo(ChangeState.DISCARDED);
        as("chen", () -> changes.ask(key, idea.id(), version(idea)));
        assertThat(changes.require(key, idea.id()).state()).isEqualTo(ChangeState.DRAFT);
        assertThatThrownBy(() -> as("chen", () -> changes.discard(key, idea.id(), version(idea))))
                .isInstanceOf(Conflict.class);
        complete("chen", key, "describeChange");
        assertThat(changes.require(key, idea.id()).state()).isEqualTo(ChangeState.SUBMITTED);
        String planning = newProject();
        assertThatThrownBy(() -> as("lin", () -> changes.tryOut(planning, "Early", "Why not", "")))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aChangeIsOpenedForSomebodyWithItsLines() {
        String key = executing();
        String id = changes.openFor(
                key,
                "Back on course",
                "Visits left their corridor",
                "lin",
                null,
                List.of(
                        ChangeLine.goal(key + "-G1", new BigDecimal("12500"), null),
                        ChangeLine.add("Ads", "wu", null, null, hours(8)),
                        ChangeLine.add("More ads", "wu", null, null, hours(8), "N-1", null)));
        Change change = changes.require(key, id);
        assertThat(change.isDraft()).isTrue();
        assertThat(change.lines()).extracting(ChangeLine::itemKey).containsExactly(null, "N-1", "N-2");
        assertThat(changes.impact(change).effects()).extracting(Effect::title).containsExactly("Ads", "More ads");
    }

    private int version(Change change) {
        return changes.require(change.projectKey(), change.id()).version();
    }

    private Change asked(String person, String key) {
        return as(person, () -> changes.request(key, "Later launch", "The agency is late"));
    }

    private Change described(String person, String key) {
        Change change = asked(person, key);
        line(person, change, ChangeLine.reschedule(key + "-2", null, today().plusDays(40), null));
        return change;
    }

    private void line(String person, Change change, ChangeLine line) {
        as(person, () -> {
            int version = changes.require(change.projectKey(), change.id()).version();
            changes.addLine(change.projectKey(), change.id(), version, line);
        });
    }
}
