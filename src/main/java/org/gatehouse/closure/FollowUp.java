package org.gatehouse.closure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A result that is known only after its project has closed: when it is looked at, and what was seen then.
 *
 * @param round of the closure that said so
 * @param firstKnownOn the day that was named then
 * @param knownOn the day it is looked at now, after postponements
 * @param finalValue null while it is not known, and where it could not be measured
 * @param reason why it was put off last, or could not be measured; empty otherwise
 * @param saidBy who read it or said that it cannot be read; null while nobody did
 * @param postponed how often it was put off
 */
record FollowUp(
        String projectKey,
        String goalKey,
        int round,
        LocalDate firstKnownOn,
        LocalDate knownOn,
        State state,
        BigDecimal finalValue,
        LocalDate measuredOn,
        String reason,
        String saidBy,
        Instant saidAt,
        int postponed) {

    enum State {
        WAITING,
        READ,
        NOT_MEASURABLE,
        /** The project was opened again before the day came. */
        WITHDRAWN
    }

    static FollowUp of(String projectKey, int round, GoalResult result) {
        return new FollowUp(
                projectKey,
                result.goalKey(),
                round,
                result.knownOn(),
                result.knownOn(),
                State.WAITING,
                null,
                null,
                "",
                null,
                null,
                0);
    }

    /** Whether the last word on it has been said. */
    public boolean isSettled() {
        return state == State.READ || state == State.NOT_MEASURABLE;
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    FollowUp postpone(LocalDate day, String why) {
        return new FollowUp(
                projectKey, goalKey, round, firstKnownOn, day, state, null, null, why, null, null, postponed + 1);
    }

    FollowUp read(BigDecimal value, LocalDate day, String person, Instant now) {
        return new FollowUp(
                projectKey, goalKey, round, firstKnownOn, knownOn, State.READ, value, day, "", person, now, postponed);
    }

    FollowUp giveUp(String why, String person, Instant now) {
        return new FollowUp(
                projectKey,
                goalKey,
                round,
                firstKnownOn,
                knownOn,
                State.NOT_MEASURABLE,
                null,
                null,
                why,
                person,
                now,
                postponed);
    }
}
