package org.gatehouse.gate;

import java.time.LocalDate;
import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/**
 * A gate was decided, by the vote that settled it.
 *
 * @param gate {@code goal}, {@code plan}, {@code change} or {@code closure}
 * @param gateSubject what was decided on where a project has several, e.g. a change request's id; else empty
 * @param decision {@code go}, {@code goWithConditions}, {@code rework}, {@code hold} or {@code stop}
 * @param reworkStep where rework begins, as the model calls the step; empty otherwise
 * @param reworkReturn {@code gate} or {@code steps}; empty otherwise
 * @param onBehalfOf in whose place the last vote was given; else empty
 * @param reason in the approvers' words; may be empty only for {@code go}
 */
public record GateDecided(
        String projectKey,
        long reviewId,
        String gate,
        String gateSubject,
        String decision,
        String reason,
        List<Condition> conditions,
        String reworkStep,
        String reworkReturn,
        String onBehalfOf)
        implements ProjectEvent {

    /** What must be done after a go with conditions. */
    public record Condition(String text, String ownerId, LocalDate due) {}

    /** Whether an approval was confirmed, or not, because the project had left its tolerances. */
    public boolean isReconfirmation() {
        return gateSubject.equals(GateReview.RECONFIRM);
    }

    @Override
    public String action() {
        return "gate." + (isReconfirmation() ? "reconfirm" : gate) + "." + decision;
    }

    @Override
    public String subject() {
        return isReconfirmation() ? "gate." + gate : gateSubject;
    }
}
