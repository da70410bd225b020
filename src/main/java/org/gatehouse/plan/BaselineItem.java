package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A work item as a baseline holds it. */
@Table("baseline_item")
public record BaselineItem(
        @Id Long id,
        long baselineId,
        String itemKey,
        String title,
        String phaseName,
        String ownerId,
        LocalDate startDate,
        LocalDate finishDate,
        BigDecimal effortHours,
        LocalDateTime startAt,
        LocalDateTime finishAt,
        BigDecimal cost) {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    /** Its first moment; of a baseline that kept days only, the morning. */
    LocalDateTime from() {
        return startAt != null || startDate == null ? startAt : startDate.atTime(MORNING);
    }

    LocalDateTime to() {
        return finishAt != null || finishDate == null ? finishAt : finishDate.atTime(EVENING);
    }

    static BigDecimal hours(BaselineItem item) {
        return ItemDraft.plain(item.effortHours());
    }

    /** @param cost in the project's currency; null: not known */
    static BaselineItem of(long baselineId, WorkItem item, BigDecimal cost) {
        return new BaselineItem(
                null,
                baselineId,
                item.key(),
                item.title(),
                item.phaseName(),
                item.ownerId(),
                item.startDate(),
                item.finishDate(),
                item.effortHours(),
                item.startAt(),
                item.finishAt(),
                cost);
    }

    boolean holds(WorkItem item) {
        return itemKey.equals(item.key())
                && title.equals(item.title())
                && phaseName.equals(item.phaseName())
                && ownerId.equals(item.ownerId())
                && Objects.equals(startDate, item.startDate())
                && Objects.equals(finishDate, item.finishDate())
                && Objects.equals(hours(this), item.effortHours());
    }
}
