package org.gatehouse.drift;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/** A gate opened again because its project drifted, or the project manager brought the project back. */
public record DriftChanged(String projectKey, String action, String subject, String reason, List<String> details)
        implements ProjectEvent {

    /** @param why in both languages, as one label */
    static DriftChanged of(Drift drift, String action, String reason, String why) {
        return new DriftChanged(drift.projectKey(), action, "gate." + drift.gate(), reason, List.of(why));
    }
}
