package org.gatehouse.goal;

import org.gatehouse.kernel.ProjectEvent;

/** A goal was set, reworded, dropped or adjusted by a change. */
public record GoalChanged(String projectKey, String action, String subject) implements ProjectEvent {

    static GoalChanged of(Goal goal, String action) {
        return new GoalChanged(goal.projectKey(), action, goal.key() + " " + goal.statement());
    }

    static GoalChanged adjusted(Goal goal) {
        String target = goal.targetValue() == null
                ? "–"
                : goal.targetValue().stripTrailingZeros().toPlainString() + " " + goal.unit();
        return new GoalChanged(
                goal.projectKey(),
                "goal.adjusted",
                goal.key() + " " + goal.statement() + ": " + target.strip() + ", " + goal.deadline());
    }
}
