package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A work item as somebody enters it. A plan in the making may have gaps; the readiness check names them.
 *
 * @param phaseName stretch of the plan it belongs to, in the planner's words; may be empty
 * @param start not before this day; null: as its predecessors allow
 * @param finish null: computed from start and effort
 * @param effortHours null: not estimated
 * @param predecessors keys of items of the same project
 */
public record ItemDraft(
        String title,
        String description,
        String phaseName,
        String ownerId,
        LocalDate start,
        LocalDate finish,
        BigDecimal effortHours,
        Priority priority,
        List<String> predecessors,
        String deliverable,
        boolean needsAcceptance) {

    public ItemDraft {
        title = text(title);
        description = text(description);
        phaseName = text(phaseName);
        ownerId = text(ownerId);
        effortHours = plain(effortHours);
        priority = priority == null ? Priority.NORMAL : priority;
        predecessors = predecessors == null
                ? List.of()
                : predecessors.stream().distinct().toList();
        deliverable = text(deliverable);
    }

    /** A plain item: who does what from when to when. */
    public static ItemDraft of(
            String title, String ownerId, LocalDate start, LocalDate finish, BigDecimal effortHours) {
        return new ItemDraft(title, "", "", ownerId, start, finish, effortHours, Priority.NORMAL, List.of(), "", false);
    }

    public ItemDraft after(String... predecessorKeys) {
        return new ItemDraft(
                title,
                description,
                phaseName,
                ownerId,
                start,
                finish,
                effortHours,
                priority,
                List.of(predecessorKeys),
                deliverable,
                needsAcceptance);
    }

    /** Without needless zeros, so that equal hours are equal. */
    static BigDecimal plain(BigDecimal hours) {
        BigDecimal bare = hours == null ? null : hours.stripTrailingZeros();
        return bare == null || bare.scale() >= 0 ? bare : bare.setScale(0);
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
