package org.gatehouse.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.Visitor;
import org.gatehouse.closure.Reopenings.FirstWork;
import org.gatehouse.engine.Standing;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.notice.Notices;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Phase;
import org.gatehouse.project.ProjectStatus;
import org.gatehouse.trail.Trail;
import org.gatehouse.trail.TrailEntry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What may still happen to a project that has ended: it is opened again, and results that come later are read. */
class ReopeningTests extends ClosureTest {

    private static final FirstWork NONE = new FirstWork("", "", null);

    @Autowired
    Reopenings reopenings;

    @Autowired
    FollowUps followUps;

    @Autowired
    Standing standing;

    @Autowired
    GateReviews gates;

    @Autowired
    Notices notices;

    @Autowired
    Trail trail;

    private void stop(String key) {
        as("lin", () -> projects.requestStop(key, "No money left"));
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.STOPPED);
    }

    private void reopen(String key, Phase phase) {
        as("fang", () -> reopenings.reopen(key, phase, "The client asks for more", NONE));
        runAutomatedSteps(key);
    }

    private Standing.State state(String key, String step) {
        return standing.of("project", key, null, Locale.ENGLISH).orElseThrow().steps().stream()
                .filter(it -> it.node().id().equals(step))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void anArchivedProjectGoesOnInItsExecutionAndClosesOnceMore() {
        String key = closingInside();
        recordAll(key);
        finish(key);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.ARCHIVED);
        assertThat(openSteps(key)).isEmpty();
        assertThat(running(key)).isEmpty();

        LocalDate due = LocalDate.now(clock).plusDays(3);
        FirstWork work = new FirstWork("Translate the audit", "chen", due);
        assertThatThrownBy(() -> as("chen", () -> reopenings.reopen(key, Phase.EXECUTION, "More", work)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> reopenings.reopen(key, Phase.EXECUTION, "More", work)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("fang", () -> reopenings.reopen(key, Phase.EXECUTION, " ", work)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("fang", () -> reopenings.reopen(key, Phase.PLANNING, "More", work)))
                .isInstanceOf(Conflict.class);
        for (FirstWork wrong :
                List.of(NONE, new FirstWork("x", "sun", due), new FirstWork("x", "chen", due.minusDays(9)))) {
            assertThatThrownBy(() -> as("fang", () -> reopenings.reopen(key, Phase.EXECUTION, "More", wrong)))
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(projects.require(key).status()).as("nothing changed").isEqualTo(ProjectStatus.ARCHIVED);
        assertThat(running(key)).isEmpty();

        as("fang", () -> reopenings.reopen(key, Phase.EXECUTION, "The client asks for more", work));
        assertThatThrownBy(() -> as("lin", () -> reopenings.reopen(key, Phase.EXECUTION, "Me too", work)))
                .isInstanceOf(Conflict.class);
        runAutomatedSteps(key);
        assertThat(projects.require(key).isRunning()).isTrue();
        assertThat(projects.require(key).memberIds()).containsExactly("chen", "wu");
        assertThat(openSteps(key)).containsExactly("doWork");
        assertThat(state(key, "executionPhase")).isEqualTo(Standing.State.ACTIVE);
        assertThat(state(key, "closureGate")).as("to be passed again").isEqualTo(Standing.State.OPEN);
        assertThat(projects.reopenings(key)).singleElement().satisfies(once -> {
            assertThat(once.endedAs()).isEqualTo(ProjectStatus.ARCHIVED);
            assertThat(once.reopenedBy()).isEqualTo("fang");
            assertThat(once.reason()).isEqualTo("The client asks for more");
            assertThat(once.phase()).isEqualTo(Phase.EXECUTION);
        });
        assertThat(trail.latest(key, 10, Locale.ENGLISH))
                .extracting(TrailEntry::what)
                .anyMatch(what -> what.startsWith("Opened again by "));

        complete("chen", key, "doWork", Map.of("hours", "2", "note", ""));
        runAutomatedSteps(key);
        assertThat(projects.require(key).phase()).isEqualTo(Phase.CLOSURE);
        assertThat(closures.of(key).round()).isEqualTo(2);
        finish(key);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.ARCHIVED);
        assertThat(gates.of(key))
                .extracting(review -> review.gate() + review.round())
                .contains("closure1", "closure2");
        assertThat(closures.report(projects.require(key)))
                .satisfies(shown -> assertThat(shown.round()).isEqualTo(2));
        assertThat(openSteps(key)).isEmpty();
        String page = new Visitor(port)
                .signIn("lin")
                .get("/projects/" + key + "/reopening", "Accept-Language", "en")
                .body();
        assertThat(page).contains("The client asks for more", "Before that it had been archived", "Open again");
        assertThat(new Visitor(port)
                        .signIn("lin")
                        .get("/projects/" + key + "/report", "Accept-Language", "en")
                        .body())
                .contains("Read only.");
    }

    @Test
    void aStoppedProjectReturnsToWhereItWasStopped() {
        String atGoals = newProject();
        stop(atGoals);
        assertThatThrownBy(() -> reopen(atGoals, Phase.EXECUTION)).isInstanceOf(Conflict.class);
        reopen(atGoals, Phase.GOALS);
        assertThat(openSteps(atGoals)).containsExactly("defineGoals");

        String planning = newProject();
        passGoals(planning);
        stop(planning);
        assertThatThrownBy(() -> reopen(planning, Phase.EXECUTION)).isInstanceOf(Conflict.class);
        reopen(planning, Phase.PLANNING);
        assertThat(projects.require(planning).phase()).isEqualTo(Phase.PLANNING);
        assertThat(openSteps(planning)).containsExactly("draftPlan");
        assertThat(state(planning, "goalGate")).isEqualTo(Standing.State.DONE);

        String closing = closingInside();
        stop(closing);
        reopen(closing, Phase.CLOSURE);
        assertThat(openSteps(closing)).containsExactly("recordResults");
        assertThat(closures.of(closing).round()).isEqualTo(2);
    }

    @Test
    void workOfAStoppedProjectIsTakenUpAgain() {
        String key = newProject();
        addSmartGoal(key);
        LocalDate start = projects.require(key).startDate();
        WorkItem first = as(
                "lin",
                () -> items.add(
                        key,
                        org.gatehouse.plan.ItemDraft.of(
                                "Audit", "chen", start, start.plusDays(6), new BigDecimal("8"))));
        baselines.take(key, org.gatehouse.plan.Baseline.Occasion.PLAN_GATE, "", "");
        String project = runtime.createProcessInstanceQuery()
                .processDefinitionKey("project")
                .processInstanceBusinessKey(key)
                .singleResult()
                .getId();
        runtime.createProcessInstanceModification(project)
                .cancelAllForActivity("goalPhase")
                .startBeforeActivity("executionPhase")
                .execute();
        runAutomatedSteps(key);
        stop(key);
        assertThat(openSteps(key)).isEmpty();
        reopen(key, Phase.EXECUTION);
        assertThat(openSteps(key)).containsExactly("doWork");
        assertThat(items.require(first.key()).status()).isEqualTo(ItemStatus.RELEASED);
        complete("chen", key, "doWork", Map.of("hours", "2", "note", ""));
        runAutomatedSteps(key);
        assertThat(projects.require(key).phase()).isEqualTo(Phase.CLOSURE);
    }

    @Test
    void ofClicksThatRaceOneOpensIt() throws Exception {
        String key = newProject();
        stop(key);
        ExecutorService clicks = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (String person : List.of("lin", "fang", "zhao", "lin")) {
                all.add(() -> {
                    try {
                        as(person, () -> reopenings.reopen(key, Phase.GOALS, "Again", NONE));
                        return true;
                    } catch (Conflict late) {
                        return false;
                    }
                });
            }
            int opened = 0;
            for (Future<Boolean> click : clicks.invokeAll(all)) {
                opened += click.get() ? 1 : 0;
            }
            assertThat(opened).isEqualTo(1);
        } finally {
            clicks.shutdownNow();
        }
        runAutomatedSteps(key);
        assertThat(projects.reopenings(key)).hasSize(1);
        assertThat(openSteps(key)).containsExactly("defineGoals");
    }

    private GoalResult.Entry later(String key, int goal, String interim, LocalDate day) {
        return new GoalResult.Entry(
                key + "-G" + goal,
                interim == null ? null : new BigDecimal(interim),
                interim == null ? null : LocalDate.now(clock),
                "",
                "",
                day);
    }

    @Test
    void aResultKnownLaterIsReadWhenItsDayComes() {
        String key = closingInside();
        LocalDate today = LocalDate.now(clock);
        LocalDate day = today.plusDays(90);
        assertThatThrownBy(() -> record(key, later(key, 1, null, today))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> record(key, later(key, 1, null, today.plusYears(4))))
                .isInstanceOf(InvalidInput.class);
        record(key, later(key, 1, "12100", day), later(key, 2, null, day));
        finish(key);
        assertThat(projects.require(key).status()).isEqualTo(ProjectStatus.ARCHIVED);
        assertThat(openSteps(key)).as("nothing to do before that day").isEmpty();
        assertThat(running(key)).hasSize(2).allSatisfy(it -> {
            assertThat(it.process()).isEqualTo("follow-up");
            assertThat(it.businessKey()).isEqualTo(key);
        });
        assertThat(jobs.createJobQuery()
                        .timers()
                        .duedateLowerThan(date(day.minusDays(1)))
                        .list())
                .noneMatch(job -> running(key).isEmpty() || ids(key).contains(job.getProcessInstanceId()));

        itIs(day.plusDays(1));
        fireTimer(key, "awaitResult");
        fireTimer(key, "awaitResult");
        assertThat(openSteps(key)).containsExactly("readResult", "readResult");
        Task visits = reading(key, "-G1", "chen");
        assertThat(new Visitor(port)
                        .signIn("chen")
                        .get("/tasks/" + visits.getId() + "/reading", "Accept-Language", "en")
                        .body())
                .contains("12,100", "13,000");
        assertThat(new Visitor(port)
                        .signIn("sun")
                        .get("/tasks/" + visits.getId() + "/reading")
                        .statusCode())
                .isEqualTo(404);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("outcome", "read"),
                Map.of("outcome", "read", "value", "1e9"),
                Map.of(
                        "outcome",
                        "read",
                        "value",
                        "1",
                        "measuredOn",
                        day.plusDays(2).toString()),
                Map.of("outcome", "postpone", "reason", "x"),
                Map.of("outcome", "postpone", "knownOn", day.plusDays(30).toString()),
                Map.of("outcome", "notMeasurable"),
                Map.of("outcome", "read", "value", "1", "knownAt", "now"))) {
            assertThatThrownBy(() -> answer(visits, "chen", wrong))
                    .as("%s", wrong)
                    .isInstanceOf(InvalidInput.class);
        }

        fireTimer(key, "readingLate");
        fireTimer(key, "readingLate");
        fireTimer(key, "readingOverdue");
        fireTimer(key, "readingOverdue");
        assertThat(as("fang", () -> notices.unread("fang")))
                .anyMatch(word -> word.text().contains(projects.require(key).name()));

        LocalDate next = day.plusDays(30);
        answer(
                visits,
                "chen",
                Map.of("outcome", "postpone", "knownOn", next.toString(), "reason", "The tool was down"));
        assertThat(openSteps(key)).containsExactly("readResult");
        answer(reading(key, "-G2", "wu"), "wu", Map.of("outcome", "notMeasurable", "reason", "The shop was sold"));
        itIs(next.plusDays(1));
        fireTimer(key, "awaitResult");
        answer(
                reading(key, "-G1", "chen"),
                "chen",
                Map.of("outcome", "read", "value", "13200", "measuredOn", next.toString(), "reason", ""));
        assertThat(running(key)).isEmpty();
        assertThat(projects.require(key).status()).as("it stays closed").isEqualTo(ProjectStatus.ARCHIVED);

        List<FollowUps.Shown> shown = followUps.of(key);
        assertThat(shown.get(0)).satisfies(one -> {
            assertThat(one.interim()).isEqualByComparingTo("12100");
            assertThat(one.followUp().finalValue()).isEqualByComparingTo("13200");
            assertThat(one.followUp().saidBy()).isEqualTo("chen");
            assertThat(one.followUp().postponed()).isEqualTo(1);
            assertThat(one.reached().reached()).isTrue();
        });
        assertThat(shown.get(1).followUp().reason()).isEqualTo("The shop was sold");
        assertThat(new Visitor(port)
                        .signIn("lin")
                        .get("/projects/" + key + "/report", "Accept-Language", "en")
                        .body())
                .contains("Results known later", "12,100", "13,200", "The shop was sold");
        assertThat(trail.latest(key, 10, Locale.ENGLISH))
                .extracting(TrailEntry::what)
                .anyMatch(what ->
                        what.startsWith("Result read after closing: " + key + "-G1") && what.endsWith("(Reached)"));

        reopen(key, Phase.CLOSURE);
        assertThat(closures.of(key).resultOf(key + "-G1"))
                .hasValueSatisfying(result -> assertThat(result.actualValue()).isEqualByComparingTo("13200"));
        assertThat(closures.of(key).resultOf(key + "-G2"))
                .hasValueSatisfying(result -> assertThat(result.notMeasured()).isEqualTo("The shop was sold"));
    }

    @Test
    void openedAgainItAsksForTheResultInItsNextClosure() {
        String key = closingInside();
        record(key, later(key, 1, null, LocalDate.now(clock).plusDays(90)), value(key, 2, "28"));
        finish(key);
        assertThat(running(key)).hasSize(1);
        reopen(key, Phase.CLOSURE);
        assertThat(running(key)).extracting(ProjectInstance::process).containsExactlyInAnyOrder("project", "closure");
        assertThat(followUps.of(key)).isEmpty();
        assertThat(closures.of(key).resultOf(key + "-G1"))
                .hasValueSatisfying(result -> assertThat(result.knownOn()).isNotNull());
    }

    private List<String> ids(String key) {
        return runtime.createProcessInstanceQuery().variableValueEquals("projectKey", key).list().stream()
                .map(instance -> instance.getId())
                .toList();
    }

    private java.util.Date date(LocalDate day) {
        return java.util.Date.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private Task reading(String key, String goal, String person) {
        Task task = tasks.createTaskQuery()
                .processVariableValueEquals("goalKey", key + goal)
                .taskDefinitionKey("readResult")
                .singleResult();
        assertThat(task.getAssignee()).isEqualTo(person);
        return task;
    }

    private void answer(Task task, String person, Map<String, Object> values) {
        as(person, () -> desk.complete(task.getId(), person, List.of("staff"), values));
    }
}
