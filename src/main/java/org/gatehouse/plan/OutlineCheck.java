package org.gatehouse.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Lag;

/** Whether a draft fits among the other items of its plan: above, below, before and behind it. */
final class OutlineCheck {

    /** Levels an outline may have. */
    static final int DEEPEST = 50;

    private static final int MOST_MINUTES = 20_000 * 60;
    private static final long LONGEST_LAG = 10L * 366 * 24 * 60;
    private static final int MOST_PERCENT = 10_000;
    private static final int MOST_ASSIGNMENTS = 50;
    private static final BigDecimal MOST_COST = BigDecimal.valueOf(1_000_000_000_000L);

    private final Map<String, WorkItem> items = new HashMap<>();
    private final Set<String> parents = new HashSet<>();

    /** @param outline the plan's items without the cancelled ones */
    OutlineCheck(Collection<WorkItem> outline) {
        outline.forEach(item -> {
            items.put(item.key(), item);
            parents.add(item.parentKey());
        });
    }

    /** @param before the item as it is; null for one to add */
    List<Problem> problems(WorkItem before, ItemDraft draft) {
        List<Problem> problems = new ArrayList<>();
        String key = before == null ? null : before.key();
        kind(before, draft, problems);
        parent(key, draft, problems);
        links(before, draft, problems);
        timing(draft, problems);
        if (draft.assignments().size() > MOST_ASSIGNMENTS
                || draft.assignments().stream().anyMatch(it -> it.percent() < 1 || it.percent() > MOST_PERCENT)) {
            problems.add(Problem.of("assignments", "plan.error.assignments", MOST_ASSIGNMENTS, MOST_PERCENT));
        }
        return problems;
    }

    private void kind(WorkItem before, ItemDraft draft, List<Problem> problems) {
        if (draft.kind() != Kind.SUMMARY && before != null && parents.contains(before.key())) {
            problems.add(Problem.of("kind", "plan.error.hasChildren"));
        }
        if (draft.kind() == Kind.SUMMARY && before != null && before.status() != ItemStatus.PLANNED) {
            problems.add(Problem.of("kind", "plan.error.begun"));
        }
    }

    private void parent(String key, ItemDraft draft, List<Problem> problems) {
        if (draft.parentKey() == null) {
            return;
        }
        WorkItem parent = items.get(draft.parentKey());
        if (parent == null || !parent.isSummary()) {
            problems.add(Problem.of("parentKey", "plan.error.noSummary", draft.parentKey()));
            return;
        }
        List<String> above = ancestors(parent);
        if (above.contains(key)) {
            problems.add(Problem.of("parentKey", "plan.error.insideItself"));
        } else if (above.size() >= DEEPEST) {
            problems.add(Problem.of("parentKey", "plan.error.tooDeep", DEEPEST));
        }
    }

    private void links(WorkItem before, ItemDraft draft, List<Problem> problems) {
        WorkItem parent = items.get(draft.parentKey());
        List<String> above = parent == null ? List.of() : ancestors(parent);
        for (Dependency link : draft.links()) {
            WorkItem predecessor = items.get(link.predecessorKey());
            boolean kept = before != null && before.predecessors().contains(link.predecessorKey());
            if (predecessor == null && !kept) {
                problems.add(Problem.of("predecessors", "plan.error.unknownPredecessor", link.predecessorKey()));
            } else if (before != null && link.predecessorKey().equals(before.key())) {
                problems.add(Problem.of("predecessors", "plan.error.itself"));
            } else if (above.contains(link.predecessorKey())
                    || before != null
                            && predecessor != null
                            && ancestors(predecessor).contains(before.key())) {
                problems.add(Problem.of("predecessors", "plan.error.ownSummary", link.predecessorKey()));
            }
            boolean far = link.lagUnit() == Lag.Unit.PERCENT
                    ? Math.abs(link.lagAmount()) > MOST_PERCENT
                    : Math.abs(link.lagAmount()) > LONGEST_LAG;
            if (far) {
                problems.add(Problem.of("predecessors", "plan.error.lag", link.predecessorKey()));
            }
        }
    }

    private static void timing(ItemDraft draft, List<Problem> problems) {
        Timing timing = draft.timing();
        if (Timing.needsDate(timing.constraintType()) && timing.constraintAt() == null) {
            problems.add(Problem.of("constraintAt", "plan.error.constraintDate"));
        }
        if (timing.durationMinutes() != null
                && (timing.durationMinutes() < 0 || timing.durationMinutes() > MOST_MINUTES)) {
            problems.add(Problem.of("duration", "plan.error.duration", MOST_MINUTES / 60));
        }
        BigDecimal low = timing.optimisticHours();
        BigDecimal high = timing.pessimisticHours();
        BigDecimal likely = draft.effortHours();
        if (low != null && low.signum() < 0 || isMore(low, likely) || isMore(likely, high) || isMore(low, high)) {
            problems.add(Problem.of("optimisticHours", "plan.error.threePoints"));
        }
        if (timing.fixedCost() != null
                && (timing.fixedCost().signum() < 0 || timing.fixedCost().compareTo(MOST_COST) > 0)) {
            problems.add(Problem.of("fixedCost", "plan.error.fixedCost"));
        }
    }

    private static boolean isMore(BigDecimal one, BigDecimal other) {
        return one != null && other != null && one.compareTo(other) > 0;
    }

    /** The item's key and those of the summaries above it. */
    private List<String> ancestors(WorkItem item) {
        List<String> keys = new ArrayList<>();
        for (WorkItem it = item; it != null && !keys.contains(it.key()); it = items.get(it.parentKey())) {
            keys.add(it.key());
        }
        return keys;
    }
}
