package org.gatehouse.execution;

import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectChanged;
import org.gatehouse.project.Projects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was being worked on when a project ended goes on with it; the processes of its items ended then. */
@Component
class ReopenedWork {

    private final WorkItems items;
    private final Projects projects;
    private final Releases releases;

    ReopenedWork(WorkItems items, Projects projects, Releases releases) {
        this.items = items;
        this.projects = projects;
        this.releases = releases;
    }

    @EventListener(condition = "#event.action() == 'project.reopened'")
    void on(ProjectChanged event) {
        items.lock(event.projectKey());
        Project project = projects.require(event.projectKey());
        for (WorkItem item : items.of(event.projectKey())) {
            if (item.isOpen() && item.status() != ItemStatus.PLANNED) {
                // Nobody is asked to accept any more; its owner says again that it is done.
                WorkItem running = item.status() == ItemStatus.IN_ACCEPTANCE ? items.returnForRework(item.key()) : item;
                releases.takeUp(running, project);
            }
        }
    }
}
