package org.gatehouse.risk;

import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;

/** Something happened to a risk. */
public record RiskChanged(
        String projectKey,
        String riskKey,
        String action,
        String subject,
        String reason,
        String actor,
        List<String> details,
        List<Change> changes)
        implements ProjectEvent {

    static RiskChanged of(Risk risk, String action, String actor, String reason, String... details) {
        return new RiskChanged(
                risk.projectKey(),
                risk.key(),
                action,
                risk.key() + " " + risk.event(),
                reason,
                actor,
                List.of(details),
                List.of());
    }

    RiskChanged changing(List<Change> facts) {
        return new RiskChanged(projectKey, riskKey, action, subject, reason, actor, details, facts);
    }
}
