package org.gatehouse.waiting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.engine.Label;
import org.gatehouse.engine.PastSteps.Step;
import org.gatehouse.engine.Pending;
import org.gatehouse.project.Phase;

/**
 * One reason why a project does not go on.
 *
 * @param phase where the project's lifecycle stands
 * @param gate at which it stands; empty where at none
 * @param subject what is decided on at that gate where a project has several, e.g. a change request's id; else empty
 * @param step of the model that waits; null where none does
 * @param what the step or the thing that waits, in both languages
 * @param item key of the work item it is about; null where about none
 * @param asks people who are waited for, each with their task
 * @param due when it should be over; null where nobody said
 * @param round at this gate; 0 where it is at none and came back from none
 * @param vote how a gate is decided; null elsewhere
 * @param progress of the work item in percent; null where it is about none
 * @param critical whether the whole project waits for it
 * @param open what must be finished first
 * @param next what happens by itself, soonest first
 * @param words of a person: why it was put on hold; of the system: how a step failed; empty elsewhere
 */
record Reason(
        Kind kind,
        Phase phase,
        String gate,
        String subject,
        Step step,
        Label what,
        String item,
        List<Ask> asks,
        Instant since,
        Instant due,
        int round,
        Vote vote,
        Integer progress,
        boolean critical,
        List<Open> open,
        List<Next> next,
        String words) {

    static final Label NOTHING = new Label("", "", "");

    Reason {
        asks = List.copyOf(asks);
        open = List.copyOf(open);
        next = List.copyOf(next);
    }

    /** A person's, or several persons', open task. */
    record Ask(Pending.Person open, List<String> who) {

        String taskId() {
            return open.task().id();
        }
    }

    /**
     * How many of the approvers must agree, and who has voted.
     *
     * @param rule as {@link org.gatehouse.gate.GateStandings.Standing#rule}
     * @param vetoers who has the veto, where the rule knows one
     */
    record Vote(String rule, int needed, int approvers, List<String> vetoers, List<String> voted) {}

    /**
     * Something unfinished that is waited for.
     *
     * @param owner id; empty while nobody is named
     * @param due null where it has no date
     */
    record Open(String key, String title, String owner, LocalDate due) {}

    /**
     * Something that happens by itself.
     *
     * @param event of the model that brings it about
     * @param then what happens, as the model calls it
     */
    record Next(String event, Label then, Instant at) {}

    /** Of a kind, at this moment of the lifecycle; everything else is not known yet. */
    static Reason of(Kind kind, Phase phase) {
        return new Reason(
                kind, phase, "", "", null, NOTHING, null, List.of(), null, null, 0, null, null, false, List.of(),
                List.of(), "");
    }

    Reason at(String newGate, String newSubject, int newRound) {
        return new Reason(
                kind,
                phase,
                newGate,
                newSubject,
                step,
                what,
                item,
                asks,
                since,
                due,
                newRound,
                vote,
                progress,
                critical,
                open,
                next,
                words);
    }

    Reason about(Step newStep, Label newWhat, String newItem) {
        return new Reason(
                kind, phase, gate, subject, newStep, newWhat, newItem, asks, since, due, round, vote, progress,
                critical, open, next, words);
    }

    Reason asking(List<Ask> newAsks, Instant newSince, Instant newDue) {
        return new Reason(
                kind, phase, gate, subject, step, what, item, newAsks, newSince, newDue, round, vote, progress,
                critical, open, next, words);
    }

    Reason voting(Vote newVote) {
        return new Reason(
                kind, phase, gate, subject, step, what, item, asks, since, due, round, newVote, progress, critical,
                open, next, words);
    }

    Reason weighing(boolean isCritical, Integer newProgress) {
        return new Reason(
                kind,
                phase,
                gate,
                subject,
                step,
                what,
                item,
                asks,
                since,
                due,
                round,
                vote,
                newProgress,
                isCritical,
                open,
                next,
                words);
    }

    Reason lacking(List<Open> newOpen) {
        return new Reason(
                kind, phase, gate, subject, step, what, item, asks, since, due, round, vote, progress, critical,
                newOpen, next, words);
    }

    Reason then(List<Next> newNext) {
        return new Reason(
                kind, phase, gate, subject, step, what, item, asks, since, due, round, vote, progress, critical, open,
                newNext, words);
    }

    Reason saying(String newWords) {
        return new Reason(
                kind, phase, gate, subject, step, what, item, asks, since, due, round, vote, progress, critical, open,
                next, newWords);
    }

    boolean isOverdue(Instant now) {
        return due != null && due.isBefore(now);
    }
}
