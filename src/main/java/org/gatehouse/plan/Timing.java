package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.gatehouse.schedule.Constraint;

/**
 * What binds an item's dates beyond the wish for a start or a finish.
 *
 * @param durationMinutes working time it lasts; null: from its effort and who does it
 * @param constraintAt null for the two types that need no date
 * @param deadline the day it should be finished; moves nothing, but lateness shows; may be null
 * @param optimisticHours effort if all goes well; null: not estimated so
 * @param pessimisticHours effort if much goes wrong; null: not estimated so
 * @param fixedCost beside what its people cost, in the project's currency; null: none
 * @param calendarId of the calendar it is worked by; null: that of the project and its people
 */
public record Timing(
        Integer durationMinutes,
        Constraint.Type constraintType,
        LocalDateTime constraintAt,
        LocalDate deadline,
        BigDecimal optimisticHours,
        BigDecimal pessimisticHours,
        BigDecimal fixedCost,
        Long calendarId) {

    public static final Timing FREE =
            new Timing(null, Constraint.Type.AS_SOON_AS_POSSIBLE, null, null, null, null, null, null);

    public Timing {
        constraintType = constraintType == null ? Constraint.Type.AS_SOON_AS_POSSIBLE : constraintType;
        constraintAt = needsDate(constraintType) ? constraintAt : null;
        optimisticHours = ItemDraft.plain(optimisticHours);
        pessimisticHours = ItemDraft.plain(pessimisticHours);
        fixedCost = ItemDraft.plain(fixedCost);
    }

    public Constraint constraint() {
        return new Constraint(constraintType, constraintAt);
    }

    public Timing lasting(Integer minutes) {
        return new Timing(
                minutes,
                constraintType,
                constraintAt,
                deadline,
                optimisticHours,
                pessimisticHours,
                fixedCost,
                calendarId);
    }

    public Timing bound(Constraint constraint) {
        return new Timing(
                durationMinutes,
                constraint.type(),
                constraint.at(),
                deadline,
                optimisticHours,
                pessimisticHours,
                fixedCost,
                calendarId);
    }

    public static boolean needsDate(Constraint.Type type) {
        return type != Constraint.Type.AS_SOON_AS_POSSIBLE && type != Constraint.Type.AS_LATE_AS_POSSIBLE;
    }
}
