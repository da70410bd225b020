package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.Executing;
import org.gatehouse.notice.Notices;
import org.gatehouse.plan.WorkItem;
import org.springframework.beans.factory.annotation.Autowired;

/** A project that is carried out, an item of chen's in it, and a week two weeks from now that is just over. */
abstract class TimesheetTest extends Executing {

    private static String project;

    @Autowired
    Hours hours;

    @Autowired
    Approvals approvals;

    @Autowired
    WeekReopenings reopenings;

    @Autowired
    Weeks weeks;

    @Autowired
    ClosedMonths months;

    @Autowired
    WorkKinds kinds;

    @Autowired
    Notices notices;

    /** One for all: weeks are tidied between tests. */
    String project() {
        if (project == null) {
            project = executing();
        }
        return project;
    }

    WorkItem item() {
        return items.of(project()).get(0);
    }

    /** It is Saturday then. */
    LocalDate monday() {
        project();
        LocalDate monday = Week.mondayOf(LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")))
                .plusWeeks(2);
        itIs(monday.plusDays(5));
        return monday;
    }

    long enter(String person, LocalDate day, String amount) {
        return enter(person, item().key(), day, amount);
    }

    long enter(String person, String itemKey, LocalDate day, String amount) {
        return as(person, () -> hours.enter(EntryDraft.plain(itemKey, day, new BigDecimal(amount), "")));
    }

    Task task(String person, LocalDate monday, String step) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(person + "/" + monday)
                .taskDefinitionKey(step)
                .list();
        return open.isEmpty() ? null : open.get(0);
    }

    ProcessInstance instance(String person, LocalDate monday) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("timesheet")
                .processInstanceBusinessKey(person + "/" + monday)
                .singleResult();
    }

    /** As from Tasklist. */
    void decide(String approver, String person, LocalDate monday, String decision, String reason) {
        Task open = tasks.createTaskQuery()
                .processInstanceBusinessKey(person + "/" + monday)
                .taskDefinitionKey("approveHours")
                .taskAssignee(approver)
                .singleResult();
        as(
                approver,
                () -> desk.complete(
                        open.getId(),
                        approver,
                        List.of("staff", "manager"),
                        Map.of("decision", decision, "reason", reason)));
    }

    void submit(String person, LocalDate monday) {
        as(person, () -> approvals.submit(monday));
    }

    EntryStatus status(String person, LocalDate monday) {
        return weeks.of(person, monday).status();
    }

    List<String> told(String person) {
        return notices.unread(person).stream().map(Notices.Word::text).toList();
    }
}
