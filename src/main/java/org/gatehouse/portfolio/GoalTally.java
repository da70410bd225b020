package org.gatehouse.portfolio;

/**
 * How a project's goals stand.
 *
 * @param measured those with a reading
 * @param onCourse those whose last reading lies inside the corridor of their trajectory; one without a trajectory cannot
 *     leave it
 */
record GoalTally(int all, int measured, int onCourse) {

    static final GoalTally NONE = new GoalTally(0, 0, 0);

    GoalTally plus(GoalTally other) {
        return new GoalTally(all + other.all, measured + other.measured, onCourse + other.onCourse);
    }
}
