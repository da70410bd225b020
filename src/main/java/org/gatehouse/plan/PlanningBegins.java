package org.gatehouse.plan;

import org.gatehouse.gate.GateDecided;
import org.gatehouse.gate.GateReached;
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
        if (decided.gate().equals("goal") && decided.gateSubject().isEmpty() && go) {
            projects.enter(decided.projectKey(), Phase.PLANNING);
        }
    }

    /** Goals that were done again may come straight back to the plan gate. */
    @EventListener
    void on(GateReached reached) {
        if (reached.gate().equals("plan") && reached.gateSubject().isEmpty()) {
            projects.enter(reached.projectKey(), Phase.PLANNING);
        }
    }
}
