package org.gatehouse.measure;

import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;

/**
 * Readings or what is read changed; one for each command, a whole file is one.
 *
 * @param metricId the one metric it is about; null where it is about several or about none
 * @param goalKey the goal that metric measures; null where it measures none, or where it is about several metrics
 */
public record ReadingsChanged(
        String projectKey,
        String action,
        String subject,
        Long metricId,
        String goalKey,
        String reason,
        List<String> details,
        List<Change> changes)
        implements ProjectEvent {

    static ReadingsChanged of(Metric metric, String action, String reason, String... details) {
        return new ReadingsChanged(
                metric.projectKey(),
                action,
                metric.name(),
                metric.id(),
                metric.goalKey(),
                reason,
                List.of(details),
                List.of());
    }

    /** About several metrics. */
    static ReadingsChanged of(String projectKey, String action, String subject, String... details) {
        return new ReadingsChanged(projectKey, action, subject, null, null, "", List.of(details), List.of());
    }

    ReadingsChanged changing(List<Change> facts) {
        return new ReadingsChanged(projectKey, action, subject, metricId, goalKey, reason, details, facts);
    }
}
