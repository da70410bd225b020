package org.gatehouse.execution;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.engine.Engine;
import org.gatehouse.notice.Notices;
import org.gatehouse.plan.ItemAdded;
import org.gatehouse.plan.ItemCancelled;
import org.gatehouse.plan.ItemChanged;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.ItemsImported;
import org.gatehouse.plan.ItemsRescheduled;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what runs in step with the plan, in the transaction that changes the plan. */
@Component
class PlanWatch {

    private final WorkItems items;
    private final Projects projects;
    private final Terms terms;
    private final Releases releases;
    private final Notices notices;
    private final Engine engine;

    PlanWatch(WorkItems items, Projects projects, Terms terms, Releases releases, Notices notices, Engine engine) {
        this.items = items;
        this.projects = projects;
        this.terms = terms;
        this.releases = releases;
        this.notices = notices;
        this.engine = engine;
    }

    @EventListener
    void on(ItemAdded added) {
        releases.workChanged(added.projectKey());
    }

    @EventListener
    void on(ItemsImported imported) {
        releases.workChanged(imported.projectKey());
    }

    @EventListener
    void on(ItemChanged changed) {
        align(changed.projectKey(), List.of(changed.itemKey()), changed.announced());
        releases.workChanged(changed.projectKey());
    }

    @EventListener
    void on(ItemsRescheduled rescheduled) {
        align(rescheduled.projectKey(), rescheduled.itemKeys(), false);
    }

    @EventListener
    void on(ItemCancelled cancelled) {
        engine.tell("work-item", cancelled.itemKey(), "itemCancelled", Map.of());
        releases.workChanged(cancelled.projectKey());
    }

    private void align(String projectKey, List<String> itemKeys, boolean announced) {
        Project project = projects.require(projectKey);
        for (String itemKey : itemKeys) {
            WorkItem item = items.require(itemKey);
            if (item.isOpen() && item.status() != ItemStatus.PLANNED) {
                align(item, project, announced);
            }
        }
    }

    /** Owner, accepter and due date of the open task and of what it returns to, and the timers that wait. */
    private void align(WorkItem item, Project project, boolean announced) {
        boolean handedOver = engine.fact("work-item", item.key(), "owner")
                .filter(owner -> !owner.equals(item.ownerId()))
                .isPresent();
        engine.setFacts("work-item", item.key(), terms.changing(item, project));
        engine.retarget("work-item", item.key(), "doWork", item.ownerId(), terms.dueAt(item, project));
        engine.assign("work-item", item.key(), "acceptWork", terms.accepter(item, project));
        Instant remindAt = terms.remindAt(item, project);
        boolean remindsYet = engine.moveTimer("work-item", item.key(), "dueSoon", remindAt);
        // Once the reminder has fired, the daily look at delays reminds of the new date too.
        engine.moveTimer(
                "work-item", item.key(), "itemOverdue", remindsYet ? terms.overdueAt(item, project) : remindAt);
        if (handedOver && !announced) {
            notices.tell(
                    item.ownerId(),
                    "notice.execution.handedOver",
                    List.of(Reminders.label(item), Terms.due(item, project).toString(), project.name()),
                    Reminders.link(item));
        }
    }
}
