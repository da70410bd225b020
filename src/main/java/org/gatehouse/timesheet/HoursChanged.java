package org.gatehouse.timesheet;

import java.util.List;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.plan.WorkItem;

/** Hours of an item were entered, changed, taken back or corrected. */
public record HoursChanged(
        String projectKey,
        String itemKey,
        String action,
        String subject,
        String reason,
        List<String> details,
        List<Change> changes)
        implements ProjectEvent {

    static HoursChanged of(WorkItem item, String action, Entry entry, String reason, List<Change> changes) {
        return new HoursChanged(
                item.projectKey(),
                item.key(),
                action,
                item.key() + " " + item.title(),
                reason,
                List.of(
                        entry.hours().stripTrailingZeros().toPlainString(),
                        entry.day().toString()),
                changes);
    }
}
