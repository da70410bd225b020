package org.gatehouse.appraisal;

import java.util.Set;
import org.gatehouse.engine.Turns;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.person.LineManagerChanged;
import org.gatehouse.project.Projects;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What elsewhere in the house begins, calls for, hands over or ends appraisals. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AppraisalWatch {

    private static final String JOINED = "project.memberInvited";
    private static final Set<String> BEGINS = Set.of("project.phase.execution", JOINED);

    /** The closure's step, and for projects that end without it or on an older model. */
    private static final Set<String> CALLS = Set.of("closure.teamCalled", "project.archived", "project.stopped");

    private final Openings openings;
    private final Projects projects;
    private final Turns turns;

    AppraisalWatch(Openings openings, Projects projects, Turns turns) {
        this.openings = openings;
        this.projects = projects;
        this.turns = turns;
    }

    @EventListener
    void on(ProjectEvent event) {
        if (CALLS.contains(event.action())) {
            openings.callFor(event.projectKey());
        } else if (BEGINS.contains(event.action())
                && (!event.action().equals(JOINED)
                        || projects.require(event.projectKey()).phase().name().equals("EXECUTION"))) {
            openings.ofTeam(event.projectKey());
        }
    }

    @EventListener
    void on(LineManagerChanged event) {
        openings.passOn(event.personId());
    }

    @Scheduled(cron = "${gatehouse.appraisal.look:0 50 5 * * *}")
    void look() {
        turns.take("appraisal", openings::followLeavers);
    }
}
