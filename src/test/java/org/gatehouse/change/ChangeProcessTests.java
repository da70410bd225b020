package org.gatehouse.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.Executing;
import org.gatehouse.change.Impact.Effect;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.ProjectStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each way out of a change, through the execution around it. */
class ChangeProcessTests extends Executing {

    @Autowired
    Changes changes;

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

        changes.apply(change.id());
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
                ChangeLine.add("No end", "chen", day, null, hours(8)),
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
        decide("fang", key, "go", "");
        assertThat(changes.require(key, one.id()).state()).isEqualTo(ChangeState.APPLIED);
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
