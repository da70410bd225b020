package org.gatehouse.execution;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.engine.Engine;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemEvent;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says a word about items that are due: once for each due date and stage, however often a timer fires. */
@Service
@Transactional
class Reminders {

    /** How urgent a task is that waits for days beyond its due date; 50 is normal in the engine. */
    static final int RAISED_PRIORITY = 75;

    private final WorkItems items;
    private final Projects projects;
    private final People people;
    private final Terms terms;
    private final ConditionRows conditions;
    private final Notices notices;
    private final Engine engine;
    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reminders(
            WorkItems items,
            Projects projects,
            People people,
            Terms terms,
            ConditionRows conditions,
            Notices notices,
            Engine engine,
            JdbcClient sql,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.projects = projects;
        this.people = people;
        this.terms = terms;
        this.conditions = conditions;
        this.notices = notices;
        this.engine = engine;
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    private enum Stage {
        DUE_SOON,
        OVERDUE,
        ESCALATED
    }

    /** Looks at an item's due date and says what is to be said by now. */
    void look(String itemKey, String processInstanceId) {
        WorkItem item = items.require(itemKey);
        if (item.status() != ItemStatus.RELEASED && item.status() != ItemStatus.IN_PROGRESS) {
            return;
        }
        Project project = projects.require(item.projectKey());
        LocalDate due = Terms.due(item, project);
        long late = terms.daysLate(due);
        if (late == 0 || late == -1) {
            remind(item, project, due, Stage.DUE_SOON, "notice.execution.dueSoon");
        }
        if (late >= 1) {
            remind(item, project, due, Stage.OVERDUE, "notice.execution.overdue");
        }
        if (late >= Terms.ESCALATE_AFTER) {
            escalate(item, project, due, processInstanceId);
        }
    }

    private void remind(WorkItem item, Project project, LocalDate due, Stage stage, String message) {
        if (isFirst(item.key(), due, stage)) {
            notices.tell(item.ownerId(), message, List.of(label(item), due.toString(), project.name()), link(item));
            if (stage == Stage.OVERDUE && item.isGateCondition()) {
                tellWhoDemandedIt(item, project, due);
            }
        }
    }

    /** A condition that is not met in time is the affair of whoever passed the gate because of it. */
    private void tellWhoDemandedIt(WorkItem item, Project project, LocalDate due) {
        conditions
                .demandedBy(item.key())
                .filter(approver -> !approver.equals(item.ownerId()))
                .ifPresent(approver -> notices.tell(
                        approver,
                        "notice.execution.conditionOverdue",
                        List.of(label(item), due.toString(), project.name(), people.name(item.ownerId())),
                        link(item)));
    }

    private void escalate(WorkItem item, Project project, LocalDate due, String processInstanceId) {
        if (isFirst(item.key(), due, Stage.ESCALATED)) {
            notices.tell(
                    terms.accepter(item, project),
                    "notice.execution.escalated",
                    List.of(label(item), due.toString(), project.name(), people.name(item.ownerId())),
                    link(item));
            engine.raisePriority(processInstanceId, "doWork", RAISED_PRIORITY);
            events.publishEvent(ItemEvent.of(item, "execution.escalated", "", due.toString()));
        }
    }

    private boolean isFirst(String itemKey, LocalDate due, Stage stage) {
        boolean said = sql.sql("select 1 from reminder where item_key = :item and due_date = :due and stage = :stage")
                .param("item", itemKey)
                .param("due", due)
                .param("stage", stage.name())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!said) {
            sql.sql("insert into reminder (item_key, due_date, stage, sent_at) values (:item, :due, :stage, :now)")
                    .param("item", itemKey)
                    .param("due", due)
                    .param("stage", stage.name())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
        return !said;
    }

    static String label(WorkItem item) {
        return item.key() + " " + item.title().replace('|', '/');
    }

    static String link(WorkItem item) {
        return "/projects/" + item.projectKey() + "/work/" + item.key();
    }
}
