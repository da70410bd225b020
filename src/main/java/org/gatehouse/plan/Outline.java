package org.gatehouse.plan;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands above the items of a plan. */
final class Outline {

    private final Map<String, WorkItem> items = new HashMap<>();

    /** @param plan all items, summaries included */
    Outline(Collection<WorkItem> plan) {
        plan.forEach(item -> items.put(item.key(), item));
    }

    /** Titles of the summaries above an item, from the top. */
    List<String> above(WorkItem item) {
        Deque<String> titles = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        WorkItem parent = items.get(item.parentKey());
        while (parent != null && seen.add(parent.key())) {
            titles.push(parent.title());
            parent = items.get(parent.parentKey());
        }
        return List.copyOf(titles);
    }

    /** The stretch of the plan an item belongs to: the top summary above it, else what its planner wrote; may be empty. */
    String phase(WorkItem item) {
        List<String> titles = above(item);
        return titles.isEmpty() ? item.phaseName() : titles.get(0);
    }
}
