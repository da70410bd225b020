package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
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
        BigDecimal effortHours) {

    static BigDecimal hours(BaselineItem item) {
        return ItemDraft.plain(item.effortHours());
    }

    static BaselineItem of(long baselineId, WorkItem item) {
        return new BaselineItem(
                null,
                baselineId,
                item.key(),
                item.title(),
                item.phaseName(),
                item.ownerId(),
                item.startDate(),
                item.finishDate(),
                item.effortHours());
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
