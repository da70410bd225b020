package org.gatehouse.execution;

import java.util.List;
import java.util.Map;
import org.gatehouse.engine.Engine;
import org.gatehouse.plan.ItemEvent;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hands items to their owners. Who releases or tells of a change holds the plan's lock, so that two predecessors finished
 * at the same moment release their successor once, and neither change is missed.
 */
@Service
@Transactional
class Releases {

    private final WorkItems items;
    private final Projects projects;
    private final Terms terms;
    private final Engine engine;
    private final ApplicationEventPublisher events;

    Releases(WorkItems items, Projects projects, Terms terms, Engine engine, ApplicationEventPublisher events) {
        this.items = items;
        this.projects = projects;
        this.terms = terms;
        this.engine = engine;
        this.events = events;
    }

    /** Releases what waits for nothing any more; true when nothing is open. */
    boolean releaseReady(String projectKey) {
        items.lock(projectKey);
        Project project = projects.require(projectKey);
        // What begins may let others begin, and a milestone that nobody answers for is reached when nothing holds it.
        for (List<WorkItem> ready = items.ready(projectKey); !ready.isEmpty(); ready = items.ready(projectKey)) {
            for (WorkItem item : ready) {
                if (item.isMilestone() && item.ownerId().isEmpty()) {
                    reach(item);
                } else {
                    hand(item, project);
                }
            }
        }
        return items.of(projectKey).stream().noneMatch(WorkItem::isOpen);
    }

    /** Releases one item whatever it waits for: the condition of a gate. */
    void releaseNow(String itemKey) {
        WorkItem item = items.require(itemKey);
        if (item.status() == ItemStatus.PLANNED) {
            hand(item, projects.require(item.projectKey()));
        }
    }

    /**
     * Tells the execution that items changed; harmless where none runs or waits. It hears it once, when everything that
     * changes in this transaction has changed: inside a step of the engine it could not be told twice.
     */
    void workChanged(String projectKey) {
        items.lock(projectKey);
        Told told = new Told(projectKey, engine);
        if (!TransactionSynchronizationManager.getSynchronizations().contains(told)) {
            TransactionSynchronizationManager.registerSynchronization(told);
        }
    }

    private record Told(String projectKey, Engine engine) implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            engine.tell("execution", projectKey, "workChanged", Map.of());
        }
    }

    /** Asks the owner of an item again that was released before. */
    void takeUp(WorkItem item, Project project) {
        if (!engine.isRunning("work-item", item.key())) {
            engine.start("work-item", item.key(), terms.variables(item, project));
        }
    }

    private void reach(WorkItem milestone) {
        items.release(milestone.key());
        items.finish(milestone.key());
        events.publishEvent(ItemEvent.of(milestone, "execution.reached", ""));
    }

    private void hand(WorkItem item, Project project) {
        items.release(item.key());
        takeUp(item, project);
        events.publishEvent(ItemEvent.of(item, "execution.released", ""));
    }
}
