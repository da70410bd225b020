package org.gatehouse.timesheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.ProjectDraft;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each way through {@code timesheet}: approved, sent back, by several, one's own, withdrawn, opened again, reminded. */
class TimesheetProcessTests extends TimesheetTest {

    @Autowired
    WeekSweep sweep;

    @Autowired
    AbsentApprovers absent;

    @Autowired
    JdbcClient sql;

    @Test
    void aSubmittedWeekIsLockedAndApproved() {
        LocalDate monday = monday();
        long entry = enter("chen", monday, "6.5");
        submit("chen", monday);
        assertThat(status("chen", monday)).isEqualTo(EntryStatus.SUBMITTED);
        ProcessInstance process = instance("chen", monday);
        assertThat(process).isWaitingAt("approveHours");
        assertThat(task("chen", monday, "approveHours").getAssignee()).isEqualTo("lin");
        assertThat(task("chen", monday, "approveHours").getName())
                .contains("Approve hours: ", "审批工时", monday.toString());
        assertLocked(entry, monday);
        assertThatThrownBy(() -> submit("chen", monday)).isInstanceOf(Conflict.class);

        decide("lin", "chen", monday, "approved", "");
        assertThat(process).isEnded();
        assertThat(status("chen", monday)).isEqualTo(EntryStatus.APPROVED);
        assertThat(hours.require(entry).status()).isEqualTo(EntryStatus.APPROVED);
        assertLocked(entry, monday);
        assertThat(told("chen")).anyMatch(text -> text.contains("approved") && text.contains(read(monday)));
    }

    /** By the sheet, and by finishing work. */
    private void assertLocked(long entry, LocalDate day) {
        EntryDraft other = EntryDraft.plain(item().key(), day, BigDecimal.ONE, "");
        assertThatThrownBy(() -> as("chen", () -> hours.enter(other))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("chen", () -> hours.change(entry, other))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("chen", () -> hours.remove(entry))).isInstanceOf(Conflict.class);
        assertThatThrownBy(
                        () -> complete("chen", project(), "doWork", Map.of("hours", "1", "finishedOn", day.toString())))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void theDeputyDecidesInPlaceOfWhoeverIsOutOfOffice() {
        LocalDate monday = monday();
        enter("chen", monday, "7");
        submit("chen", monday);
        assertThat(absent.pass("lin", "chen")).as("nobody decides on their own").isZero();
        assertThat(absent.pass("lin", "zhao")).isPositive();
        Task task = task("chen", monday, "approveHours");
        assertThat(task.getAssignee()).isEqualTo("zhao");
        assertThat(told("zhao")).anyMatch(text -> text.contains("out of office") && text.contains(read(monday)));
        assertThat(absent.pass("lin", "zhao")).as("once").isZero();

        decide("zhao", "chen", monday, "approved", "");
        assertThat(status("chen", monday)).isEqualTo(EntryStatus.APPROVED);
        assertThat(sql.sql("select actor, on_behalf from trail_line where project_key = ? and action = ?"
                                + " order by number desc")
                        .params(project(), "timesheet.approved")
                        .query((row, number) -> row.getString(1) + " for " + row.getString(2))
                        .list())
                .first()
                .isEqualTo("zhao for lin");
    }

    @Test
    void whatIsSentBackIsCorrectedAndSubmittedAgain() {
        LocalDate monday = monday();
        long entry = enter("chen", monday, "12");
        submit("chen", monday);
        assertThatThrownBy(() -> decide("lin", "chen", monday, "returned", " ")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> decide("lin", "chen", monday, "perhaps", "")).isInstanceOf(InvalidInput.class);
        decide("lin", "chen", monday, "returned", "Twelve?");
        assertThat(status("chen", monday)).isEqualTo(EntryStatus.RETURNED);
        assertThat(weeks.of("chen", monday).reason()).contains("Twelve?");
        assertThat(instance("chen", monday)).isWaitingAt("submitWeek");
        as("chen", () -> hours.change(entry, EntryDraft.plain(item().key(), monday, new BigDecimal("7"), "As it was")));
        as("chen", () -> desk.complete(task("chen", monday, "submitWeek").getId(), "chen", List.of("staff"), Map.of()));
        decide("lin", "chen", monday, "approved", "");
        assertThat(status("chen", monday)).isEqualTo(EntryStatus.APPROVED);
        assertThat(weeks.of("chen", monday).submission()).isEqualTo(2);
    }

    @Test
    void eachManagerDecidesOnTheirOwnProjectAndWhatIsApprovedStays() {
        LocalDate monday = monday();
        String other = projectOf("zhao");
        WorkItem theirs = items.of(other).get(0);
        enter("chen", monday, "3");
        long returned = enter("chen", theirs.key(), monday.plusDays(1), "4");
        submit("chen", monday);
        decide("lin", "chen", monday, "approved", "");
        assertThat(status("chen", monday)).as("zhao has not decided").isEqualTo(EntryStatus.SUBMITTED);
        decide("zhao", "chen", monday, "returned", "Not on my project");
        assertThatThrownBy(() -> enter("chen", monday, "1")).isInstanceOf(Conflict.class);
        as("chen", () -> hours.remove(returned));
        enter("chen", theirs.key(), monday.plusDays(1), "2");
        submit("chen", monday);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey("chen/" + monday)
                        .list())
                .as("lin is not asked again")
                .extracting(org.camunda.bpm.engine.task.Task::getAssignee)
                .containsExactly("zhao");
        decide("zhao", "chen", monday, "approved", "");
        assertThat(status("chen", monday)).isEqualTo(EntryStatus.APPROVED);
    }

    private String projectOf(String manager) {
        LocalDate start = projects.require(project()).startDate();
        String key = as(
                manager,
                () -> projects.create(new ProjectDraft(
                        "Another",
                        "Z" + Long.toString(System.nanoTime() % 10_000_000, 36).toUpperCase(),
                        "",
                        "",
                        "",
                        start,
                        start.plusMonths(3),
                        BigDecimal.TEN,
                        "CNY",
                        "fang",
                        List.of("chen", "wu"),
                        7)));
        as(manager, () -> items.add(key, ItemDraft.of("Elsewhere", "chen", start, start.plusDays(30), hours(40))));
        addGoalAs(manager, key);
        carryOut(key);
        return key;
    }

    private void addGoalAs(String manager, String key) {
        as(
                manager,
                () -> goals.add(
                        key,
                        new org.gatehouse.goal.GoalDraft(
                                "Raise the site's organic traffic by 30 % within three months through SEO",
                                "Organic visits a month",
                                "visits",
                                new BigDecimal("10000"),
                                new BigDecimal("13000"),
                                projects.require(key).endDate(),
                                "Cheapest channel for leads",
                                "chen")));
    }

    @Test
    void nobodyApprovesTheirOwnHours() {
        LocalDate monday = monday();
        enter("lin", monday, "2");
        submit("lin", monday);
        assertThat(task("lin", monday, "approveHours").getAssignee())
                .as("the sponsor")
                .isEqualTo("fang");
        String open = task("lin", monday, "approveHours").getId();
        assertThatThrownBy(() -> as(
                        "lin",
                        () -> desk.complete(
                                open, "lin", List.of("manager"), Map.of("decision", "approved", "reason", ""))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> approvals.decide("lin/" + monday, "fang", "lin", true, ""))
                .isInstanceOf(NotAllowed.class);
        decide("fang", "lin", monday, "approved", "");
        assertThat(status("lin", monday)).isEqualTo(EntryStatus.APPROVED);
    }

    @Test
    void aWeekIsWithdrawnUntilItIsDecided() {
        LocalDate monday = monday();
        enter("chen", monday, "2");
        submit("chen", monday);
        assertThatThrownBy(() -> as("wu", () -> reopenings.withdraw(monday))).isInstanceOf(Conflict.class);
        as("chen", () -> reopenings.withdraw(monday));
        assertThat(instance("chen", monday)).isWaitingAt("submitWeek");
        enter("chen", monday, "1");
        submit("chen", monday);
        decide("lin", "chen", monday, "approved", "");
        assertThatThrownBy(() -> as("chen", () -> reopenings.withdraw(monday))).isInstanceOf(Conflict.class);
    }

    @Test
    void anApprovedWeekIsOpenedAgainWithAReason() {
        LocalDate monday = monday();
        long entry = enter("chen", monday, "2");
        submit("chen", monday);
        assertThatThrownBy(() -> as("lin", () -> reopenings.reopen("chen", monday, "Why not")))
                .isInstanceOf(Conflict.class);
        decide("lin", "chen", monday, "approved", "");
        assertThatThrownBy(() -> as("chen", () -> reopenings.reopen("chen", monday, "I want to")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("lin", () -> reopenings.reopen("chen", monday, " ")))
                .isInstanceOf(InvalidInput.class);
        as("lin", () -> reopenings.reopen("chen", monday, "Wrong item"));
        assertThat(instance("chen", monday)).isWaitingAt("submitWeek");
        as("chen", () -> hours.remove(entry));
        submit("chen", monday);
        assertThat(status("chen", monday))
                .as("nothing was worked: nobody is asked")
                .isEqualTo(EntryStatus.APPROVED);
        assertThat(instance("chen", monday)).isNull();
    }

    @Test
    void whoWorkedAndDidNotSubmitIsBroughtUpOnceAndReminded() {
        LocalDate monday = monday();
        enter("chen", monday, "2");
        sweep.sweep();
        sweep.sweep();
        assertThat(instance("chen", monday)).isWaitingAt("submitWeek");
        assertThat(instance("wu", monday)).as("did not work").isNull();
        fire("chen", monday, "submissionLate");
        assertThat(told("chen")).anyMatch(text -> text.contains("submit") && text.contains(read(monday)));
        submit("chen", monday);
        fire("chen", monday, "approvalLate");
        assertThat(told("lin")).anyMatch(text -> text.contains("approval") && text.contains(read(monday)));
    }

    /** As a reader finds a day in a notice. */
    private static String read(LocalDate day) {
        return day.format(java.time.format.DateTimeFormatter.ofPattern("d MMM yyyy", java.util.Locale.ENGLISH));
    }

    private void fire(String person, LocalDate monday, String event) {
        jobs.executeJob(jobs.createJobQuery()
                .processInstanceId(instance(person, monday).getId())
                .activityId(event)
                .timers()
                .singleResult()
                .getId());
    }

    @Test
    void aWeekThatHasNotBegunIsNotSubmitted() {
        LocalDate monday = monday();
        assertThatThrownBy(() -> submit("chen", monday.plusDays(7))).isInstanceOf(Conflict.class);
    }
}
