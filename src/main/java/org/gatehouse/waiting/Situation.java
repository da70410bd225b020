package org.gatehouse.waiting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.Pending.Waits;
import org.gatehouse.gate.GateStandings;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Hold;
import org.gatehouse.project.Phase;
import org.gatehouse.project.ProjectStatus;

/**
 * Everything that is known of a project when it is asked why it stands still.
 *
 * @param gates the last time at each gate
 * @param hold why it rests; null where it does not
 * @param critical keys of items that delay the project when they are late
 * @param outline the plan, where it was read; else empty
 * @param blockers what each planned item waits for, where the plan was read
 */
record Situation(
        String projectKey,
        Phase phase,
        ProjectStatus status,
        Waits waits,
        List<GateStandings.Standing> gates,
        Hold hold,
        Set<String> critical,
        Map<String, WorkItem> outline,
        Map<String, List<WorkItem>> blockers,
        Instant now) {

    boolean isOver() {
        return status == ProjectStatus.ARCHIVED || status == ProjectStatus.STOPPED;
    }
}
