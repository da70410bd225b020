package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * What a file's baseline says of an item.
 *
 * @param start null where it says nothing; so all of these
 * @param cost in the project's currency
 */
public record Kept(LocalDateTime start, LocalDateTime finish, BigDecimal effortHours, BigDecimal cost) {

    BaselineItem of(WorkItem item) {
        return new BaselineItem(
                null,
                null,
                item.key(),
                item.title(),
                item.phaseName(),
                item.ownerId(),
                start == null ? null : start.toLocalDate(),
                finish == null ? null : finish.toLocalDate(),
                effortHours,
                start,
                finish,
                cost);
    }
}
