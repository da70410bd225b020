package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A work item as a baseline holds it.
 *
 * @param baselineId null for the plan as it stands now
 * @param cost in the project's currency; null: not known, or not for the reader
 */
@Table("baseline_item")
public record BaselineItem(
        @Id Long id,
        Long baselineId,
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

    public BaselineItem {
        effortHours = ItemDraft.plain(effortHours);
        cost = ItemDraft.plain(cost);
    }

    static BaselineItem of(WorkItem item, BigDecimal cost) {
        return new BaselineItem(
                null,
                null,
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

    /** Its first moment; of a baseline that kept days only, the morning. */
    public LocalDateTime from() {
        return startAt != null || startDate == null ? startAt : startDate.atTime(MORNING);
    }

    /** Its last moment; of a baseline that kept days only, the evening. */
    public LocalDateTime to() {
        return finishAt != null || finishDate == null ? finishAt : finishDate.atTime(EVENING);
    }

    BaselineItem in(Baseline baseline) {
        return with(baseline.id(), cost);
    }

    BaselineItem withoutCost() {
        return with(baselineId, null);
    }

    /** Moments count by their days: what older baselines kept. */
    boolean says(BaselineItem other) {
        return title.equals(other.title)
                && phaseName.equals(other.phaseName)
                && ownerId.equals(other.ownerId)
                && Objects.equals(startDate, other.startDate)
                && Objects.equals(finishDate, other.finishDate)
                && Objects.equals(effortHours, other.effortHours)
                && Objects.equals(cost, other.cost);
    }

    private BaselineItem with(Long newBaseline, BigDecimal newCost) {
        return new BaselineItem(
                null,
                newBaseline,
                itemKey,
                title,
                phaseName,
                ownerId,
                startDate,
                finishDate,
                effortHours,
                startAt,
                finishAt,
                newCost);
    }
}
