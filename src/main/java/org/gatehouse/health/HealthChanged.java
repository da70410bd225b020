package org.gatehouse.health;

import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/** A project's light turned, or somebody overrode it, or that came to its end. */
public record HealthChanged(String projectKey, String action, String subject, String reason, List<String> details)
        implements ProjectEvent {

    static HealthChanged turned(String projectKey, Light from, Light to) {
        return new HealthChanged(projectKey, "health.turned", word(to), "", List.of(word(from)));
    }

    static HealthChanged overridden(String projectKey, Health.Overrule overrule) {
        return new HealthChanged(
                projectKey,
                "health.overridden",
                word(overrule.light()),
                overrule.why(),
                List.of(overrule.until().toString()));
    }

    static HealthChanged overrideEnded(String projectKey, Light overridden) {
        return new HealthChanged(projectKey, "health.overrideEnded", word(overridden), "", List.of());
    }

    private static String word(Light light) {
        return "health." + light.colour();
    }
}
