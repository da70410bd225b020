package org.gatehouse.execution;

import java.time.LocalDate;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people agreed on becomes work at once, in whatever phase, as a gate's conditions do. */
@Service
@Transactional
public class ActionItems {

    private final WorkItems items;
    private final Releases releases;
    private final Projects projects;

    ActionItems(WorkItems items, Releases releases, Projects projects) {
        this.items = items;
        this.releases = releases;
        this.projects = projects;
    }

    /**
     * Hands it to its owner; by anybody in the team of a running project.
     *
     * @param where it was agreed, in words
     * @return key of the work item
     */
    public String agree(String projectKey, String what, String where, String owner, LocalDate due) {
        projects.contributable(projectKey);
        WorkItem item = items.addAgreed(projectKey, what, where, owner, due);
        releases.releaseNow(item.key());
        return item.key();
    }
}
