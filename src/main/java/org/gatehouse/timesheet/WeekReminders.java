package org.gatehouse.timesheet;

import java.util.List;
import org.gatehouse.engine.Engine;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds of weeks that somebody has to submit or to decide on. */
@Service
@Transactional
class WeekReminders {

    private final Approvals approvals;
    private final Engine engine;
    private final Notices notices;
    private final People people;

    WeekReminders(Approvals approvals, Engine engine, Notices notices, People people) {
        this.approvals = approvals;
        this.engine = engine;
        this.notices = notices;
        this.people = people;
    }

    /** Reminds the person of a week they have not submitted. */
    void remindPerson(String key) {
        Week week = approvals.of(key);
        if (week.status().isOpen()) {
            notices.tell(
                    week.personId(),
                    "notice.timesheet.submit",
                    List.of(week.monday().toString()),
                    Approvals.link(week));
        }
    }

    void remindApprovers(String key) {
        Week week = approvals.of(key);
        for (String approver : engine.holders(Approvals.PROCESS, key, Approvals.APPROVE)) {
            notices.tell(
                    approver,
                    "notice.timesheet.decide",
                    List.of(people.name(week.personId()), week.monday().toString()),
                    Approvals.linkForOthers(week));
        }
    }
}
