package org.gatehouse.plan;

import org.gatehouse.gate.GateDecided;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Projects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A project whose goals are approved is in planning from then on. */
@Component
class PlanningBegins {

    private final Projects projects;

    PlanningBegins(Projects projects) {
        this.projects = projects;
    }

    @EventListener
    void on(GateDecided decided) {
        boolean go = decided.decision().equals("go") || decided.decision().equals("goWithConditions");
        if (decided.gate().equals("goal") && go) {
            projects.enter(decided.projectKey(), Phase.PLANNING);
        }
    }
}
