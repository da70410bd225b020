package org.gatehouse.goal;

import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;

/** A goal was set, reworded, dropped or adjusted by a change. */
public record GoalChanged(String projectKey, String action, String subject, List<Change> changes)
        implements ProjectEvent {

    static GoalChanged of(Goal goal, String action, List<Change> changes) {
        return new GoalChanged(goal.projectKey(), action, goal.key() + " " + goal.statement(), changes);
    }

    static GoalChanged adjusted(Goal goal, List<Change> changes) {
        String target = goal.targetValue() == null
                ? "–"
                : goal.targetValue().stripTrailingZeros().toPlainString() + " " + goal.unit();
        return new GoalChanged(
                goal.projectKey(),
                "goal.adjusted",
                goal.key() + " " + goal.statement() + ": " + target.strip() + ", " + goal.deadline(),
                changes);
    }
}
