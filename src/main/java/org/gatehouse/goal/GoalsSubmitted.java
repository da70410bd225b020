package org.gatehouse.goal;

import org.gatehouse.kernel.ProjectEvent;

/** The goals were handed in, to be checked and decided on. */
record GoalsSubmitted(String projectKey, String actor, int count) implements ProjectEvent {

    @Override
    public String action() {
        return "goal.submitted";
    }

    @Override
    public String subject() {
        return Integer.toString(count);
    }
}
