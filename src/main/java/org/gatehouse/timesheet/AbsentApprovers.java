package org.gatehouse.timesheet;

import java.util.List;
import java.util.Set;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.Inbox;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.People;
import org.gatehouse.person.Substitution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Weeks of hours that wait for somebody who is out of office are decided on by their deputy, in their place. Nobody gets
 * their own hours to approve that way.
 */
@Component
@Transactional
class AbsentApprovers implements Substitution {

    private static final int MOST = 500;

    private final Approvals approvals;
    private final Inbox inbox;
    private final Engine engine;
    private final Notices notices;
    private final People people;
    private final ApplicationEventPublisher events;

    AbsentApprovers(
            Approvals approvals,
            Inbox inbox,
            Engine engine,
            Notices notices,
            People people,
            ApplicationEventPublisher events) {
        this.approvals = approvals;
        this.inbox = inbox;
        this.engine = engine;
        this.notices = notices;
        this.people = people;
        this.events = events;
    }

    @Override
    public int pass(String absent, String deputy) {
        return inbox.of(absent, List.of(), 0, MOST).stream()
                .filter(task -> task.process().equals(Approvals.PROCESS)
                        && task.step().equals(Approvals.APPROVE)
                        && absent.equals(task.assignee()))
                .mapToInt(task -> pass(task, absent, deputy))
                .sum();
    }

    private int pass(InboxTask task, String absent, String deputy) {
        Week week = approvals.of(task.businessKey());
        if (week.personId().equals(deputy)) {
            return 0;
        }
        int handed = engine.handOver(
                Approvals.PROCESS,
                task.businessKey(),
                Approvals.APPROVE,
                holder -> absent.equals(holder) ? deputy : null);
        if (handed == 0) {
            return 0;
        }
        Set<String> projects = approvals.askedAbout(week, absent);
        projects.forEach(projectKey -> events.publishEvent(
                WeekMoved.toDeputy(projectKey, approvals.subject(week), people.name(absent), people.name(deputy))));
        notices.tell(
                deputy,
                "notice.timesheet.deputy",
                List.of(
                        people.name(absent),
                        people.name(week.personId()),
                        week.monday().toString()),
                "/camunda/app/tasklist/default/#/?task=" + task.id());
        return handed;
    }
}
