package org.gatehouse.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.gate.GateDecided;
import org.gatehouse.gate.GateDecided.Condition;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Each way through {@code execution} as far as items go: released in order, added, changed, cancelled, all done. */
class ExecutionProcessTests extends WorkTest {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    GateConditions conditions;

    @Test
    void itemsAreReleasedInTheirOrderUntilAllAreDone() {
        String project = newProject();
        WorkItem first = add(project, "Write", "chen");
        WorkItem second = add(project, "Print", "wu", draft -> draft.after(first.key()));
        WorkItem beside = add(project, "Call", "wu");
        assertThat(task(first, "doWork"))
                .as("nothing runs before the execution")
                .isNull();

        execute(project);
        assertThat(status(first)).isEqualTo(ItemStatus.RELEASED);
        assertThat(status(beside)).isEqualTo(ItemStatus.RELEASED);
        assertThat(status(second)).isEqualTo(ItemStatus.PLANNED);
        assertThat(task(first, "doWork").getAssignee()).isEqualTo("chen");
        assertThat(task(first, "doWork").getName()).isEqualTo("Do the work: Write | 执行任务：Write | Spring campaign");

        finish(first);
        assertThat(status(first)).isEqualTo(ItemStatus.DONE);
        assertThat(status(second)).isEqualTo(ItemStatus.RELEASED);
        assertThat(instances(second)).hasSize(1);

        finish(second);
        assertThat(isExecuting(project)).isTrue();
        finish(beside);
        assertThat(isExecuting(project)).isFalse();
    }

    @Test
    void longTitlesAndBarsFitIntoATasksName() {
        String project = newProject();
        WorkItem item = add(project, "A | B ".repeat(33), "chen");
        execute(project);
        assertThat(task(item, "doWork").getName())
                .hasSizeLessThanOrEqualTo(255)
                .startsWith("Do the work: A / B")
                .contains(" | 执行任务：A / B");
    }

    @Test
    void anItemWaitsForAllItsPredecessors() {
        String project = newProject();
        WorkItem one = add(project, "One", "chen");
        WorkItem two = add(project, "Two", "wu");
        WorkItem last = add(project, "Last", "wu", draft -> draft.after(one.key(), two.key()));
        execute(project);
        finish(one);
        assertThat(status(last)).isEqualTo(ItemStatus.PLANNED);
        finish(two);
        assertThat(status(last)).isEqualTo(ItemStatus.RELEASED);
    }

    @RepeatedTest(3)
    void predecessorsFinishedAtTheSameMomentReleaseTheirSuccessorOnce() throws Exception {
        String project = newProject();
        WorkItem one = add(project, "One", "chen");
        WorkItem two = add(project, "Two", "wu");
        WorkItem last = add(project, "Last", "wu", draft -> draft.after(one.key(), two.key()));
        execute(project);
        complete("chen", task(one, "doWork"), Map.of());
        complete("wu", task(two, "doWork"), Map.of());

        List<String> reports =
                List.of(jobs(one).get(0).getId(), jobs(two).get(0).getId());
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> running = reports.stream()
                .<Future<?>>map(job -> threads.submit(() -> {
                    together.await();
                    try {
                        management.executeJob(job);
                    } catch (OptimisticLockingException overtaken) {
                        management.executeJob(job);
                    }
                    return null;
                }))
                .toList();
        together.countDown();
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();

        assertThat(status(last)).isEqualTo(ItemStatus.RELEASED);
        assertThat(instances(last)).hasSize(1);
        assertThat(task(last, "doWork")).isNotNull();
        finish(last);
        assertThat(isExecuting(project)).isFalse();
    }

    @RepeatedTest(3)
    void tasksCompletedAtTheSameMomentLoseNothing() throws Exception {
        String project = newProject();
        WorkItem one = add(project, "One", "chen");
        WorkItem two = add(project, "Two", "wu");
        WorkItem last = add(project, "Last", "wu", draft -> draft.after(one.key(), two.key()));
        execute(project);
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> running = List.of(one, two).stream()
                .<Future<?>>map(item -> threads.submit(() -> {
                    together.await();
                    finish(item);
                    return null;
                }))
                .toList();
        together.countDown();
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
        assertThat(status(one)).isEqualTo(ItemStatus.DONE);
        assertThat(status(two)).isEqualTo(ItemStatus.DONE);
        assertThat(instances(last)).hasSize(1);
    }

    @Test
    void anItemAddedMeanwhileIsReleasedAtOnce() {
        String project = newProject();
        WorkItem first = add(project, "Write", "chen");
        execute(project);
        WorkItem more = add(project, "Film", "wu");
        assertThat(status(more)).isEqualTo(ItemStatus.RELEASED);
        assertThat(task(more, "doWork").getAssignee()).isEqualTo("wu");
        finish(first);
        assertThat(isExecuting(project)).isTrue();
    }

    @Test
    void aCancelledItemEndsAndNoLongerHoldsItsSuccessorsUp() {
        String project = newProject();
        WorkItem first = add(project, "Write", "chen");
        WorkItem second = add(project, "Print", "wu", draft -> draft.after(first.key()));
        execute(project);
        cancel(first);
        assertThat(instances(first)).isEmpty();
        assertThat(status(first)).isEqualTo(ItemStatus.CANCELLED);
        assertThat(status(second)).isEqualTo(ItemStatus.RELEASED);
        cancel(second);
        assertThat(isExecuting(project)).as("nothing is open").isFalse();
    }

    @Test
    void aPlannedItemThatNoLongerWaitsIsReleased() {
        String project = newProject();
        WorkItem first = add(project, "Write", "chen");
        WorkItem second = add(project, "Print", "wu", draft -> draft.after(first.key()));
        execute(project);
        as("lin", () -> {
            WorkItem now = items.require(second.key());
            items.change(project, second.key(), now.version(), now.draft().after());
        });
        assertThat(status(second)).isEqualTo(ItemStatus.RELEASED);
    }

    @Test
    void aChangedItemTakesItsTaskAndTimersAlong() {
        String project = newProject();
        WorkItem item = add(project, "Write", "chen", WorkTest::accepted);
        execute(project);
        LocalDate later = today().plusDays(29);
        as("lin", () -> {
            WorkItem now = items.require(item.key());
            items.change(project, item.key(), now.version(), with(now.draft(), "wu", later, true));
        });
        LocalDate due = items.require(item.key()).finishDate();
        Task task = task(item, "doWork");
        assertThat(task.getAssignee()).isEqualTo("wu");
        assertThat(task.getDueDate().toInstant()).isEqualTo(at(due, 18));
        assertThat(timer(item, "dueSoon").getDuedate().toInstant()).isEqualTo(at(due.minusDays(1), 9));
        assertThat(timer(item, "itemOverdue").getDuedate().toInstant()).isEqualTo(at(due.plusDays(1), 9));
        assertThat(told("wu", item)).as("the new owner is told").hasSize(1);

        complete("wu", task, Map.of());
        as("lin", () -> {
            WorkItem now = items.require(item.key());
            items.change(project, item.key(), now.version(), with(now.draft(), "lin", later, true));
        });
        assertThat(task(item, "acceptWork").getAssignee())
                .as("nobody accepts their own work")
                .isEqualTo("fang");
    }

    @Test
    void aGatesConditionsAreWorkAtOnceAndBlockTheNextGate() {
        String project = newProject();
        assertThat(conditions.open(project)).isEmpty();
        LocalDate due = today().plusDays(5);
        GateDecided decided = new GateDecided(
                project,
                1,
                "goal",
                "",
                "goWithConditions",
                "Ask first",
                List.of(new Condition("Ask the lawyers", "chen", due)),
                "",
                "",
                "");
        transaction.executeWithoutResult(status -> events.publishEvent(decided));

        WorkItem condition = items.of(project).get(0);
        assertThat(condition.isGateCondition()).isTrue();
        assertThat(condition.status()).isEqualTo(ItemStatus.RELEASED);
        assertThat(task(condition, "doWork").getAssignee()).isEqualTo("chen");
        assertThat(conditions.open(project)).containsExactly(condition.key() + " Ask the lawyers");

        finish(condition);
        assertThat(conditions.open(project)).isEmpty();
    }

    @Test
    void aConditionRaisedWhileWorkRunsIsReleasedOnce() {
        String project = newProject();
        WorkItem first = add(project, "Write", "chen");
        execute(project);
        GateDecided decided = new GateDecided(
                project,
                1,
                "change",
                "1",
                "goWithConditions",
                "Ask first",
                List.of(new Condition("Ask the lawyers", "wu", today().plusDays(5))),
                "",
                "",
                "");
        transaction.executeWithoutResult(status -> events.publishEvent(decided));
        WorkItem condition = items.of(project).get(1);
        assertThat(instances(condition)).hasSize(1);
        finish(first);
        assertThat(isExecuting(project)).as("a condition is work too").isTrue();
        finish(condition);
        assertThat(isExecuting(project)).isFalse();
    }

    @Test
    void whileTheProjectRestsNothingMovesAndNothingIsLost() {
        String project = newProject();
        WorkItem first = add(project, "Write", "chen");
        WorkItem second = add(project, "Print", "wu", draft -> draft.after(first.key()));
        execute(project);
        complete("chen", task(first, "doWork"), Map.of());
        engine.suspendWork(project);
        assertThat(engine.tell("execution", project, "workChanged", Map.of())).isFalse();
        engine.resumeWork(project);
        runJobs(first);
        assertThat(status(second)).isEqualTo(ItemStatus.RELEASED);
    }

    private void cancel(WorkItem item) {
        as(
                "lin",
                () -> items.cancel(
                        item.projectKey(), item.key(), items.require(item.key()).version(), "Not needed"));
    }

    private Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(clock.getZone()).toInstant();
    }
}
