package org.gatehouse.workload;

import java.util.List;
import org.gatehouse.resource.Absence;
import org.gatehouse.resource.Skill;

/**
 * Somebody who could do an item, and what speaks for and against it.
 *
 * @param skills of those that the item asks for
 * @param free hours without other work in the item's days
 * @param needed hours the item takes; 0 where nobody estimated them
 * @param away absences within the item's days
 */
record Suggestion(
        String personId,
        String name,
        boolean inTeam,
        boolean owner,
        List<Skill> skills,
        double free,
        double needed,
        List<Absence> away) {

    public boolean fits() {
        return free + 0.05 >= needed;
    }

    /** The larger, the better: skill first, then free time, then whether they are in the team already. */
    double score() {
        int level = skills.stream().mapToInt(Skill::level).sum();
        double share = needed <= 0 ? (free > 0 ? 1 : 0) : Math.min(1, free / needed);
        return level * 20 + share * 100 + (inTeam ? 10 : 0);
    }
}
