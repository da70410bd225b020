package org.gatehouse.execution;

import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.ProjectKey;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.ItemEvent;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An owner takes finished work back while it waits for acceptance; once somebody has judged it, the process has gone on. */
@Service
@Transactional
public class Withdrawal {

    private final WorkItems items;
    private final Projects projects;
    private final Engine engine;
    private final People people;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;

    Withdrawal(
            WorkItems items,
            Projects projects,
            Engine engine,
            People people,
            CurrentPerson me,
            ApplicationEventPublisher events) {
        this.items = items;
        this.projects = projects;
        this.engine = engine;
        this.people = people;
        this.me = me;
        this.events = events;
    }

    /** @param percent how far it is after all, 0 to 100 */
    public void withdraw(String itemKey, int percent) {
        items.lock(ProjectKey.ofItem(itemKey));
        WorkItem item = items.require(itemKey);
        projects.contributable(item.projectKey());
        if (!item.ownerId().equals(me.id())) {
            throw new NotAllowed("execution.error.ownerOnly", people.name(item.ownerId()));
        }
        if (item.status() != ItemStatus.IN_ACCEPTANCE
                || !engine.stepBack("work-item", itemKey, "acceptWork", "doWork")) {
            throw new Conflict("execution.error.movedOn", item.key());
        }
        items.returnForRework(itemKey);
        items.reportProgress(itemKey, percent);
        events.publishEvent(ItemEvent.of(item, "execution.withdrawn", ""));
    }
}
