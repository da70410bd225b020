package org.gatehouse.adjustment;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/** An adjustment was raised, reminded of, passed on or decided. */
public record AdjustmentChanged(
        String projectKey,
        String action,
        String subject,
        String reason,
        String actor,
        String onBehalfOf,
        List<String> details)
        implements ProjectEvent {

    static AdjustmentChanged of(Adjustment adjustment, String action, String reason, String actor, String... details) {
        return new AdjustmentChanged(
                adjustment.projectKey(),
                action,
                "#" + adjustment.number() + " (" + adjustment.goalKey() + ")",
                reason,
                actor,
                "",
                List.of(details));
    }

    AdjustmentChanged onBehalfOf(String person) {
        return new AdjustmentChanged(projectKey, action, subject, reason, actor, person, details);
    }
}
