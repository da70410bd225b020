package org.gatehouse.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;

/**
 * Carries a change out on items in memory. The live plan and a draft of it take this one path, so what a draft shows is
 * what is applied.
 */
final class PlanEdit {

    private final String projectKey;
    private final List<WorkItem> plan;
    private final Map<String, WorkItem> known = new HashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<WorkItem> added = new ArrayList<>();
    private final List<WorkItem> changed = new ArrayList<>();
    private final Map<String, Facts> before = new HashMap<>();
    private final List<WorkItem> cancelled = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param outline the plan in its order, cancelled items included; the items themselves are changed */
    PlanEdit(String projectKey, List<WorkItem> outline) {
        this.projectKey = projectKey;
        this.plan = new ArrayList<>(outline);
        plan.forEach(item -> known.put(item.key(), item));
    }

    /**
     * @param firstNumber number of the first addition
     * @param reason of cancellations
     * @param check what is wrong with an addition in itself
     */
    void carryOut(PlanChange change, int firstNumber, String reason, DraftCheck check) {
        WorkItems.requireRoom(plan, change.additions().size());
        for (ItemChange one : change.items()) {
            if (one.cancel()) {
                WorkItem item = require(one.itemKey());
                item.cancel(reason);
                cancelled.add(item);
            }
        }
        change.additions()
                .forEach(addition -> keys.put(addition.reference(), projectKey + "-" + (firstNumber + keys.size())));
        for (PlanChange.Addition addition : change.additions()) {
            add(resolved(addition.draft()), firstNumber + added.size(), check);
        }
        OutlineCheck outline = new OutlineCheck(live());
        added.forEach(item -> problems.addAll(outline.problems(null, item.draft())));
        change.items().stream().filter(one -> !one.cancel()).forEach(one -> replan(one, outline));
        plan.sort(Comparator.comparingInt(WorkItem::planOrder).thenComparingInt(WorkItem::number));
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void add(ItemDraft draft, int number, DraftCheck check) {
        problems.addAll(check.problems(draft));
        int order = PlanOrder.behind(plan, draft.parentKey());
        PlanOrder.givingWay(plan, order, 1).forEach((key, position) -> {
            known.get(key).moveTo(position);
            positions.put(key, position);
        });
        WorkItem item = WorkItem.planned(projectKey, number, draft, false, order, null);
        added.add(item);
        plan.add(item);
        known.put(item.key(), item);
        plan.sort(Comparator.comparingInt(WorkItem::planOrder).thenComparingInt(WorkItem::number));
    }

    private void replan(ItemChange asked, OutlineCheck outline) {
        WorkItem item = require(asked.itemKey());
        ItemChange change = asked.links() == null ? asked : asked.linked(resolved(asked.links()));
        ItemDraft draft = change.on(item.draft());
        if (draft.equals(item.draft())) {
            return;
        }
        if (change.links() != null || change.phaseName() != null) {
            problems.addAll(outline.problems(item, draft));
        }
        before.put(item.key(), item.facts());
        item.replan(draft);
        changed.add(item);
    }

    private ItemDraft resolved(ItemDraft draft) {
        return draft.linked(resolved(draft.links()));
    }

    private List<Dependency> resolved(List<Dependency> links) {
        return links.stream()
                .map(link -> link.on(keys.getOrDefault(link.predecessorKey(), link.predecessorKey())))
                .toList();
    }

    private WorkItem require(String itemKey) {
        WorkItem item = known.get(itemKey);
        if (item == null) {
            throw new NotFound(itemKey);
        }
        return item;
    }

    /** The plan without the cancelled ones, in its order. */
    List<WorkItem> live() {
        return Schedule.live(plan);
    }

    /** Which facts of an item this changed. */
    List<Change> changes(WorkItem item) {
        return before.getOrDefault(item.key(), Facts.NONE).changedTo(item.facts());
    }

    List<WorkItem> added() {
        return added;
    }

    List<WorkItem> changed() {
        return changed;
    }

    List<WorkItem> cancelled() {
        return cancelled;
    }

    /** New positions of items that gave way. */
    Map<String, Integer> positions() {
        return positions.entrySet().stream()
                .filter(entry -> added.stream().noneMatch(item -> item.key().equals(entry.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Keys of what the change names itself. */
    Set<String> touched() {
        return Stream.of(added, changed, cancelled)
                .flatMap(Collection::stream)
                .map(WorkItem::key)
                .collect(Collectors.toSet());
    }

    /** The additions' keys by their references. */
    Map<String, String> keys() {
        return keys;
    }
}
