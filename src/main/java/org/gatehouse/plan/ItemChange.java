package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.schedule.Constraint;

/**
 * An adjustment of one item, to be tried on a draft of the plan before it is applied; what is null stays as it is.
 *
 * @param links what it waits for; may name additions of the same change by their references
 * @param phaseName stretch of the plan it belongs to
 * @param cancel takes the item out of the plan
 */
public record ItemChange(
        String itemKey,
        LocalDate start,
        LocalDate finish,
        BigDecimal effortHours,
        String ownerId,
        List<Dependency> links,
        String phaseName,
        Priority priority,
        boolean cancel) {

    public ItemChange(
            String itemKey, LocalDate start, LocalDate finish, BigDecimal effortHours, String ownerId, boolean cancel) {
        this(itemKey, start, finish, effortHours, ownerId, null, null, null, cancel);
    }

    public static ItemChange move(String itemKey, LocalDate start, LocalDate finish) {
        return new ItemChange(itemKey, start, finish, null, null, false);
    }

    public static ItemChange effort(String itemKey, BigDecimal hours) {
        return new ItemChange(itemKey, null, null, hours, null, false);
    }

    public static ItemChange handOver(String itemKey, String ownerId) {
        return new ItemChange(itemKey, null, null, null, ownerId, false);
    }

    public static ItemChange cancel(String itemKey) {
        return new ItemChange(itemKey, null, null, null, null, true);
    }

    /** The item as it would be entered after the change. */
    ItemDraft on(ItemDraft draft) {
        ItemDraft moved = draft.wanted(
                start == null ? draft.start() : start,
                finish == null ? draft.finish() : finish,
                effortHours == null ? draft.effortHours() : effortHours);
        if (start != null || finish != null) {
            // The new wish takes the place of the one that was dragged before.
            Timing free = moved.timing().bound(Constraint.NONE);
            boolean lengthIsKnown = moved.effortHours() != null || moved.start() != null && moved.finish() != null;
            moved = moved.timed(lengthIsKnown ? free.lasting(null) : free);
        }
        if (links != null) {
            moved = moved.linked(links);
        }
        if (phaseName != null || priority != null) {
            moved = moved.filed(
                    phaseName == null ? moved.phaseName() : phaseName, priority == null ? moved.priority() : priority);
        }
        return ownerId == null || ownerId.equals(moved.ownerId()) ? moved : moved.owned(ownerId, List.of());
    }

    /** With the links it names resolved. */
    ItemChange linked(List<Dependency> resolved) {
        return new ItemChange(itemKey, start, finish, effortHours, ownerId, resolved, phaseName, priority, cancel);
    }
}
