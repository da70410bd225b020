package org.gatehouse.closure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectStatus;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens projects again that have ended. The way out leads through closure and its gate once more. */
@Service
@Transactional
class Reopenings {

    private static final int LONGEST_TITLE = 200;

    private final Projects projects;
    private final WorkItems items;
    private final Clock clock;

    Reopenings(Projects projects, WorkItems items, Clock clock) {
        this.projects = projects;
        this.items = items;
        this.clock = clock;
    }

    /**
     * What is still to be done where an archived project goes back to its execution, which ends as soon as nothing is.
     *
     * @param due today or later
     */
    record FirstWork(String title, String ownerId, LocalDate due) {}

    /** @param work of no account unless {@link #needsWork} */
    void reopen(String projectKey, Phase phase, String reason, FirstWork work) {
        boolean worked = needsWork(projects.visible(projectKey), phase);
        projects.requestReopening(projectKey, phase, reason);
        if (worked) {
            check(projects.require(projectKey), work);
            items.addOutstanding(projectKey, work.title().strip(), work.ownerId(), work.due());
        }
    }

    static boolean needsWork(Project project, Phase phase) {
        return project.status() == ProjectStatus.ARCHIVED && phase == Phase.EXECUTION;
    }

    private void check(Project project, FirstWork work) {
        List<Problem> problems = new ArrayList<>();
        if (work.title().isBlank()) {
            problems.add(Problem.of("title", "error.required", "title"));
        } else if (work.title().strip().length() > LONGEST_TITLE) {
            problems.add(Problem.of("title", "error.tooLong", "title", LONGEST_TITLE));
        }
        if (!project.isTeam(work.ownerId())) {
            problems.add(Problem.of("owner", "closure.error.workOwner"));
        }
        if (work.due() == null || work.due().isBefore(LocalDate.now(clock))) {
            problems.add(Problem.of("due", "closure.error.workDue"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }
}
