package org.gatehouse.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.schedule.Activity.Kind;

/**
 * A work item as somebody enters it. A plan in the making may have gaps; the readiness check names them.
 *
 * @param phaseName stretch of the plan it belongs to, in the planner's words; may be empty
 * @param ownerId who answers for it; empty while nobody is named
 * @param start not before this day; null: as its predecessors allow
 * @param finish null: computed from start and effort
 * @param effortHours null: not estimated
 * @param links to items of the same project, at most one to each
 * @param parentKey the summary it belongs to; null at the top
 * @param assignments who or what it takes; empty: all of its owner
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
        List<Dependency> links,
        String deliverable,
        boolean needsAcceptance,
        Kind kind,
        String parentKey,
        Timing timing,
        List<Assignment> assignments) {

    public ItemDraft {
        title = text(title);
        description = text(description);
        phaseName = text(phaseName);
        ownerId = text(ownerId);
        effortHours = plain(effortHours);
        priority = priority == null ? Priority.NORMAL : priority;
        links = links == null ? List.of() : onePerPredecessor(links);
        deliverable = text(deliverable);
        kind = kind == null ? Kind.WORK : kind;
        timing = timing == null ? Timing.FREE : timing;
        assignments = assignments == null
                ? List.of()
                : assignments.stream()
                        .sorted(Comparator.comparingLong(Assignment::resourceId))
                        .toList();
    }

    /** Plain work that begins after its predecessors' finish. */
    public ItemDraft(
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
        this(
                title,
                description,
                phaseName,
                ownerId,
                start,
                finish,
                effortHours,
                priority,
                predecessors == null
                        ? List.of()
                        : predecessors.stream().map(Dependency::finishToStart).toList(),
                deliverable,
                needsAcceptance,
                Kind.WORK,
                null,
                Timing.FREE,
                List.of());
    }

    /** A plain item: who does what from when to when. */
    public static ItemDraft of(
            String title, String ownerId, LocalDate start, LocalDate finish, BigDecimal effortHours) {
        return new ItemDraft(title, "", "", ownerId, start, finish, effortHours, Priority.NORMAL, List.of(), "", false);
    }

    /** Keys of the items it waits for. */
    public List<String> predecessors() {
        return links.stream().map(Dependency::predecessorKey).toList();
    }

    public ItemDraft after(String... predecessorKeys) {
        return linked(
                Arrays.stream(predecessorKeys).map(Dependency::finishToStart).toList());
    }

    public ItemDraft linked(List<Dependency> newLinks) {
        return new ItemDraft(
                title,
                description,
                phaseName,
                ownerId,
                start,
                finish,
                effortHours,
                priority,
                newLinks,
                deliverable,
                needsAcceptance,
                kind,
                parentKey,
                timing,
                assignments);
    }

    public ItemDraft titled(String newTitle) {
        return new ItemDraft(
                newTitle,
                description,
                phaseName,
                ownerId,
                start,
                finish,
                effortHours,
                priority,
                links,
                deliverable,
                needsAcceptance,
                kind,
                parentKey,
                timing,
                assignments);
    }

    /** With another owner, who takes the place of the former one; {@code assigned} says who does it beside them. */
    public ItemDraft owned(String newOwner, List<Assignment> assigned) {
        return new ItemDraft(
                title,
                description,
                phaseName,
                newOwner,
                start,
                finish,
                effortHours,
                priority,
                links,
                deliverable,
                needsAcceptance,
                kind,
                parentKey,
                timing,
                assigned);
    }

    public ItemDraft wanted(LocalDate newStart, LocalDate newFinish, BigDecimal newEffort) {
        return new ItemDraft(
                title,
                description,
                phaseName,
                ownerId,
                newStart,
                newFinish,
                newEffort,
                priority,
                links,
                deliverable,
                needsAcceptance,
                kind,
                parentKey,
                timing,
                assignments);
    }

    /** In another stretch of the plan, of another urgency. */
    ItemDraft filed(String newPhase, Priority newPriority) {
        return new ItemDraft(
                title,
                description,
                newPhase,
                ownerId,
                start,
                finish,
                effortHours,
                newPriority,
                links,
                deliverable,
                needsAcceptance,
                kind,
                parentKey,
                timing,
                assignments);
    }

    public ItemDraft timed(Timing newTiming) {
        return new ItemDraft(
                title,
                description,
                phaseName,
                ownerId,
                start,
                finish,
                effortHours,
                priority,
                links,
                deliverable,
                needsAcceptance,
                kind,
                parentKey,
                newTiming,
                assignments);
    }

    public ItemDraft placed(Kind newKind, String newParent) {
        return new ItemDraft(
                title,
                description,
                phaseName,
                ownerId,
                start,
                finish,
                effortHours,
                priority,
                links,
                deliverable,
                needsAcceptance,
                newKind,
                newParent,
                timing,
                assignments);
    }

    /** Without needless zeros, so that equal numbers are equal. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal bare = number == null ? null : number.stripTrailingZeros();
        return bare == null || bare.scale() >= 0 ? bare : bare.setScale(0);
    }

    private static List<Dependency> onePerPredecessor(List<Dependency> links) {
        Map<String, Dependency> byKey =
                links.stream().collect(Collectors.toMap(Dependency::predecessorKey, link -> link, (one, other) -> one));
        return byKey.values().stream().sorted(Dependency.ORDER).toList();
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
