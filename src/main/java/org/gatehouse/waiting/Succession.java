package org.gatehouse.waiting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.InboxTask;
import org.gatehouse.gate.GateStandings;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Project;

/**
 * To whom a task may be handed over. Whoever has it may give it to their deputy; the project manager or an administrator
 * may choose among those the step is for. Nobody is made the judge of their own work or submission, and who submitted
 * does not choose who judges.
 *
 * @param deputies who stands in for whom today
 * @param managers ids of the house's managers
 */
record Succession(Map<String, String> deputies, List<String> managers) {

    /** Steps whose work only the project manager, or who asked for the change, can do in the portal, and second words. */
    private static final Set<String> BOUND = Set.of(
            "defineGoals",
            "draftPlan",
            "recordResults",
            "collectLessons",
            "describeChange",
            "resumeProject",
            "confirmWaiver");

    /**
     * Ids of those who may take the task over.
     *
     * @param gate where the task is a vote; else null
     * @param item where the task is about a work item; else null
     * @param me who asks
     * @param administrates whether they are an administrator
     */
    List<String> of(
            InboxTask task,
            Project project,
            GateStandings.Standing gate,
            WorkItem item,
            String me,
            boolean administrates) {
        String holder = task.assignee();
        if (holder == null || task.suspended() || BOUND.contains(task.step())) {
            return List.of();
        }
        Set<String> possible = new LinkedHashSet<>();
        if (holder.equals(me) || administrates) {
            possible.add(deputies.getOrDefault(holder, holder));
        }
        boolean steers = project.managerId().equals(me);
        Set<String> never = new LinkedHashSet<>(List.of(holder));
        switch (task.step()) {
            case "decideGate" -> {
                if (gate == null) {
                    return List.of();
                }
                never.add(gate.submitter());
                never.addAll(gate.approvers());
                if (administrates || steers && !me.equals(gate.submitter())) {
                    possible.add(project.sponsorId());
                    possible.addAll(managers);
                }
            }
            case "doWork" -> {
                if (administrates || steers) {
                    possible.addAll(project.team());
                }
                possible.retainAll(project.team());
            }
            case "acceptWork" -> {
                if (item == null) {
                    return List.of();
                }
                never.add(item.ownerId());
                if (administrates || steers && !me.equals(item.ownerId())) {
                    possible.add(project.managerId());
                    possible.add(project.sponsorId());
                    possible.addAll(managers);
                }
            }
            case "readResult" -> {
                if (administrates || steers) {
                    possible.add(project.managerId());
                    possible.add(project.sponsorId());
                }
            }
            case "acceptDeliverables" -> never.add(project.managerId());
            default -> {
                // Steps that an analyst added, or of rooms that say no more of them: to the deputy only.
            }
        }
        possible.removeAll(never);
        return new ArrayList<>(possible);
    }
}
