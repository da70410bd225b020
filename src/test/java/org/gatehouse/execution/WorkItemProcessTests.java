package org.gatehouse.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.junit.jupiter.api.Test;

/** Each way through {@code work-item}: done, accepted, sent back, cancelled, reminded, overdue. */
class WorkItemProcessTests extends WorkTest {

    private WorkItem running(String owner, boolean toBeAccepted) {
        String project = newProject();
        WorkItem item = add(project, "Write", owner, draft -> toBeAccepted ? accepted(draft) : draft);
        execute(project);
        return item;
    }

    @Test
    void withoutAcceptanceTheOwnersWordIsEnough() {
        WorkItem item = running("chen", false);
        complete("chen", task(item, "doWork"), Map.of("hours", "2.5", "note", "Printed"));
        WorkItem done = items.require(item.key());
        assertThat(done.status()).isEqualTo(ItemStatus.DONE);
        assertThat(done.progress()).isEqualTo(100);
        assertThat(done.actualFinish()).isEqualTo(today());
        assertThat(booked.ofItem(item.key())).singleElement().satisfies(entry -> {
            assertThat(entry.hours()).isEqualByComparingTo("2.5");
            assertThat(entry.person()).isEqualTo("chen");
            assertThat(entry.day()).isEqualTo(today());
        });
        assertThat(work.reports(item.key()).get(0).note()).isEqualTo("Printed");
        runJobs(item);
        assertThat(instances(item)).isEmpty();
    }

    @Test
    void aMisspeltHourChangesNothing() {
        WorkItem item = running("chen", false);
        for (String hours : List.of("many", "0", "-1", "25", "1.005")) {
            assertThatThrownBy(() -> complete("chen", task(item, "doWork"), Map.of("hours", hours)))
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(status(item)).isEqualTo(ItemStatus.RELEASED);
        assertThat(booked.ofItem(item.key())).isEmpty();
        assertThat(work.reports(item.key())).isEmpty();
    }

    @Test
    void whereAcceptanceIsAskedForTheProjectManagerAccepts() {
        WorkItem item = running("chen", true);
        complete("chen", task(item, "doWork"), Map.of());
        assertThat(status(item)).isEqualTo(ItemStatus.IN_ACCEPTANCE);
        Task accept = task(item, "acceptWork");
        assertThat(accept.getAssignee()).isEqualTo("lin");
        complete("lin", accept, Map.of("decision", "accepted"));
        assertThat(status(item)).isEqualTo(ItemStatus.DONE);
        assertThat(work.verdicts(item.key())).singleElement().satisfies(verdict -> {
            assertThat(verdict.accepted()).isTrue();
            assertThat(verdict.personId()).isEqualTo("lin");
        });
    }

    @Test
    void theProjectManagersOwnWorkIsAcceptedByTheSponsor() {
        WorkItem item = running("lin", true);
        complete("lin", task(item, "doWork"), Map.of());
        assertThat(task(item, "acceptWork").getAssignee()).isEqualTo("fang");
        tasks.setAssignee(task(item, "acceptWork").getId(), "lin");
        assertThatThrownBy(() -> complete("lin", task(item, "acceptWork"), Map.of("decision", "accepted")))
                .as("even if somebody hands them the task")
                .isInstanceOf(NotAllowed.class);
        assertThat(status(item)).isEqualTo(ItemStatus.IN_ACCEPTANCE);
    }

    @Test
    void workComesBackWithTheReasonUntilItIsAccepted() {
        WorkItem item = running("chen", true);
        complete("chen", task(item, "doWork"), Map.of());
        Task first = task(item, "acceptWork");
        assertThatThrownBy(() -> complete("lin", first, Map.of("decision", "rework", "reason", " ")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> complete("lin", first, Map.of())).isInstanceOf(InvalidInput.class);
        complete("lin", first, Map.of("decision", "rework", "reason", "The logo is missing"));
        assertThat(status(item)).isEqualTo(ItemStatus.IN_PROGRESS);
        Task again = task(item, "doWork");
        assertThat(again.getAssignee()).isEqualTo("chen");
        assertThat(told("chen", item)).singleElement().asString().contains("The logo is missing");
        assertThat(visitor("chen").get("/tasks/" + again.getId() + "/work").body())
                .as("the reason stands in the form")
                .contains("The logo is missing");

        complete("chen", again, Map.of("note", "Logo added"));
        complete("lin", task(item, "acceptWork"), Map.of("decision", "accepted", "reason", "Fine"));
        assertThat(status(item)).isEqualTo(ItemStatus.DONE);
        assertThat(work.verdicts(item.key())).extracting(Acceptance::accepted).containsExactly(true, false);
    }

    @Test
    void progressIsReportedWithoutFinishing() {
        WorkItem item = running("chen", false);
        as("chen", () -> work.report(item.key(), new Work.Report(40, today(), new BigDecimal("3"), "Draft")));
        WorkItem now = items.require(item.key());
        assertThat(now.status()).isEqualTo(ItemStatus.IN_PROGRESS);
        assertThat(now.progress()).isEqualTo(40);
        assertThat(now.actualStart()).isEqualTo(today());
        assertThat(as("chen", () -> work.hoursThisWeek("chen"))).isGreaterThanOrEqualTo(new BigDecimal("3"));
        assertThat(work.standing(item.projectKey()).percent()).isEqualTo(40);
        assertThat(work.standing(item.projectKey()).hoursSpent()).isEqualByComparingTo("3");
        assertThat(task(item, "doWork")).isNotNull();
    }

    @Test
    void workMayHaveBegunAndEndedBeforeSomebodySaysSo() {
        WorkItem item = running("chen", false);
        pass(4, 10);
        LocalDate begun = today().minusDays(3);
        LocalDate ended = today().minusDays(1);
        as("chen", () -> work.report(item.key(), new Work.Report(null, begun, new BigDecimal("3"), "")));
        assertThat(items.require(item.key()).actualStart()).isEqualTo(begun);
        for (LocalDate wrong : List.of(today().plusDays(1), begun.minusDays(1))) {
            assertThatThrownBy(() -> complete("chen", task(item, "doWork"), Map.of("finishedOn", wrong.toString())))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("execution.error.finishedOn");
        }
        complete("chen", task(item, "doWork"), Map.of("finishedOn", ended.toString()));
        runJobs(item);
        assertThat(items.require(item.key())).satisfies(done -> {
            assertThat(done.status()).isEqualTo(ItemStatus.DONE);
            assertThat(done.startDate()).isEqualTo(begun);
            assertThat(done.actualFinish()).isEqualTo(ended);
            assertThat(done.finishDate()).isEqualTo(ended);
        });
    }

    @Test
    void whatCannotBeIsRefused() {
        WorkItem item = running("chen", false);
        assertRefused(item, new Work.Report(101, today(), null, ""), "percent");
        assertRefused(item, new Work.Report(-1, today(), null, ""), "percent");
        assertRefused(item, new Work.Report(null, today(), null, ""), "percent");
        assertRefused(item, new Work.Report(10, today().plusDays(1), BigDecimal.ONE, ""), "day");
        assertRefused(item, new Work.Report(10, today(), new BigDecimal("24.5"), ""), "hours");
        assertRefused(item, new Work.Report(10, today(), null, "x".repeat(4001)), "note");
        assertThat(work.reports(item.key())).isEmpty();
        assertThatThrownBy(() -> as("wu", () -> work.report(item.key(), new Work.Report(10, today(), null, ""))))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aDayHas24Hours() {
        WorkItem item = running("wu", false);
        assertRefused(item, new Work.Report(null, today().minusDays(1), BigDecimal.ONE, ""), "day");
        Work.Report much = new Work.Report(null, today(), new BigDecimal("20"), "");
        as("wu", () -> work.report(item.key(), much));
        assertRefused(item, new Work.Report(null, today(), new BigDecimal("4.25"), ""), "hours");
        long entry = booked.ofItem(item.key()).get(0).id();
        assertThatThrownBy(() -> as("chen", () -> booked.remove(entry))).isInstanceOf(NotFound.class);
        as("wu", () -> booked.remove(entry));
        assertThat(booked.ofItem(item.key())).isEmpty();
    }

    @Test
    void theOwnerIsRemindedOnceBeforeItIsDue() {
        WorkItem item = running("chen", false);
        assertThat(fire(item, "dueSoon")).as("there is time").isFalse();
        pass(8, 9);
        assertThat(fire(item, "dueSoon")).isTrue();
        assertThat(told("chen", item)).hasSize(1);
        assertThat(fire(item, "dueSoon")).isFalse();
        assertThat(status(item)).isEqualTo(ItemStatus.RELEASED);
    }

    @Test
    void whatIsOverdueRemindsItsOwnerAndThenTellsTheProjectManager() {
        WorkItem item = running("chen", false);
        pass(10, 10);
        assertThat(fire(item, "itemOverdue")).isTrue();
        assertThat(told("chen", item)).hasSize(1);
        assertThat(told("lin", item)).isEmpty();
        pass(1, 10);
        assertThat(fire(item, "itemOverdue")).as("looks every day").isTrue();
        assertThat(told("chen", item)).as("but speaks once").hasSize(1);
        pass(1, 10);
        assertThat(fire(item, "itemOverdue")).isTrue();
        assertThat(told("lin", item)).hasSize(1);
        assertThat(task(item, "doWork").getPriority()).isEqualTo(Reminders.RAISED_PRIORITY);
        pass(1, 10);
        assertThat(fire(item, "itemOverdue")).isTrue();
        assertThat(told("lin", item)).hasSize(1);
        assertThat(told("chen", item)).hasSize(1);
    }

    @Test
    void aMovedDueDateIsRemindedOfAgain() {
        WorkItem item = running("chen", false);
        pass(8, 9);
        fire(item, "dueSoon");
        as("lin", () -> {
            WorkItem now = items.require(item.key());
            items.change(
                    item.projectKey(),
                    item.key(),
                    now.version(),
                    with(now.draft(), "chen", today().plusDays(20), false));
        });
        assertThat(fire(item, "itemOverdue")).isFalse();
        java.time.LocalDate due = items.require(item.key()).finishDate();
        pass((int) java.time.temporal.ChronoUnit.DAYS.between(today(), due) - 1, 10);
        assertThat(fire(item, "itemOverdue")).isTrue();
        assertThat(told("chen", item)).as("once for each due date").hasSize(2);
        pass(2, 10);
        assertThat(fire(item, "itemOverdue")).isTrue();
        assertThat(told("chen", item)).hasSize(3);
    }

    @Test
    void aTaskIsCompletedOnceHoweverOftenItIsClicked() throws Exception {
        WorkItem item = running("chen", false);
        Task task = task(item, "doWork");
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<String>> clicks = java.util.stream.IntStream.range(0, 2)
                .mapToObj(click -> threads.submit(() -> {
                    together.await();
                    try {
                        complete("chen", task, Map.of("hours", "1"));
                        return "done";
                    } catch (Refusal refused) {
                        return refused instanceof Conflict ? "conflict" : refused.toString();
                    }
                }))
                .toList();
        together.countDown();
        List<String> answers = List.of(clicks.get(0).get(), clicks.get(1).get());
        threads.shutdown();
        assertThat(answers).containsExactlyInAnyOrder("done", "conflict");
        assertThat(booked.ofItem(item.key())).hasSize(1);
        assertThatThrownBy(() -> complete("chen", task, Map.of())).isInstanceOf(Conflict.class);
    }

    private void assertRefused(WorkItem item, Work.Report report, String field) {
        assertThatThrownBy(() -> as(item.ownerId(), () -> work.report(item.key(), report)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refusal.Problem::field)
                                .contains(field));
    }
}
