package org.gatehouse.goal;

import org.gatehouse.gate.GateDecided;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Projects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A project whose plan was sent back to the goals is in its goal phase again. */
@Component
class GoalsAgain {

    private final Projects projects;

    GoalsAgain(Projects projects) {
        this.projects = projects;
    }

    @EventListener(condition = "#decided.reworkStep == 'defineGoals'")
    void on(GateDecided decided) {
        projects.enter(decided.projectKey(), Phase.GOALS);
    }
}
