package org.gatehouse.goal;

import org.gatehouse.kernel.ProjectEvent;

/** A goal was set, reworded or dropped. */
public record GoalChanged(String projectKey, String action, String subject) implements ProjectEvent {

    static GoalChanged of(Goal goal, String action) {
        return new GoalChanged(goal.projectKey(), action, goal.key() + " " + goal.statement());
    }
}
