package org.gatehouse.timesheet;

import org.gatehouse.engine.InboxTask;
import org.gatehouse.engine.TaskPage;
import org.springframework.stereotype.Component;

/** A week belongs to several projects, or to none: its tasks lead to the sheet. */
@Component
class WeekPage implements TaskPage {

    private final Approvals approvals;

    WeekPage(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public String process() {
        return Approvals.PROCESS;
    }

    @Override
    public String address(InboxTask task, String reader) {
        Week week = approvals.of(task.businessKey());
        return reader.equals(week.personId()) ? Approvals.link(week) : Approvals.linkForOthers(week);
    }
}
