package org.gatehouse.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.plan.BaselineItem;
import org.gatehouse.plan.WorkItem;

/**
 * A milestone against the baseline.
 *
 * @param approved the day in the baseline; null: it was not in there
 * @param expected the day it was or, by the plan as it stands, will be reached; null where that cannot be told
 * @param reached null while it is not
 * @param slip working days by which it is behind the baseline, negative: ahead; null where either day is missing
 */
public record Milestone(
        String itemKey, String title, LocalDate approved, LocalDate expected, LocalDate reached, Integer slip) {

    /** Of everything that was not cancelled, in the plan's order. */
    static List<Milestone> of(Survey survey) {
        Map<String, BaselineItem> held = survey.approvedByKey();
        return survey.live().stream()
                .filter(WorkItem::isMilestone)
                .map(item -> of(item, held.get(item.key()), survey))
                .toList();
    }

    private static Milestone of(WorkItem item, BaselineItem held, Survey survey) {
        LocalDate approved = held == null ? null : held.finishDate();
        LocalDate expected = survey.expected(item);
        return new Milestone(
                item.key(),
                item.title(),
                approved,
                expected,
                item.actualFinish(),
                approved == null || expected == null ? null : survey.calendar().daysFrom(approved, expected));
    }

    public boolean isSlipped() {
        return slip != null && slip > 0;
    }
}
