package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.util.List;
import org.gatehouse.kernel.ProjectEvent;

/** What of a person's week concerns a project was submitted, withdrawn, decided on or opened again. */
public record WeekMoved(
        String projectKey, String action, String subject, String reason, String onBehalfOf, List<String> details)
        implements ProjectEvent {

    /** @param subject the person and the week */
    static WeekMoved of(String projectKey, String action, String subject, BigDecimal hours, String reason) {
        return new WeekMoved(
                projectKey,
                action,
                subject,
                reason,
                "",
                List.of(hours.stripTrailingZeros().toPlainString()));
    }

    /** The word on it goes to the deputy of whoever was asked. */
    static WeekMoved toDeputy(String projectKey, String subject, String absent, String deputy) {
        return new WeekMoved(projectKey, "timesheet.toDeputy", subject, "", "", List.of(absent, deputy));
    }

    WeekMoved inPlaceOf(String person) {
        return new WeekMoved(projectKey, action, subject, reason, person, details);
    }
}
