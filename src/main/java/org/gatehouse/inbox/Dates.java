package org.gatehouse.inbox;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.schedule.Constraint;

/**
 * What an item's dates were asked to be before they were moved, so that they can be asked for again.
 *
 * @param minutes working time it was to last; like the days, null where it was not said
 */
record Dates(LocalDate start, LocalDate finish, Constraint constraint, Integer minutes) {

    static Dates of(WorkItem item) {
        return new Dates(
                item.wantedStart(),
                item.wantedFinish(),
                item.timing().constraint(),
                item.timing().durationMinutes());
    }

    /** As {@link #toString} wrote it. */
    static Dates parse(String written) {
        String[] parts = written.split(",", -1);
        return new Dates(
                parts[0].isEmpty() ? null : LocalDate.parse(parts[0]),
                parts[1].isEmpty() ? null : LocalDate.parse(parts[1]),
                new Constraint(
                        Constraint.Type.valueOf(parts[2]), parts[3].isEmpty() ? null : LocalDateTime.parse(parts[3])),
                parts[4].isEmpty() ? null : Integer.valueOf(parts[4]));
    }

    ItemDraft on(ItemDraft draft) {
        return draft.wanted(start, finish, draft.effortHours())
                .timed(draft.timing().bound(constraint).lasting(minutes));
    }

    @Override
    public String toString() {
        return Stream.of(start, finish, constraint.type(), constraint.at(), minutes)
                .map(part -> Objects.toString(part, ""))
                .collect(Collectors.joining(","));
    }
}
