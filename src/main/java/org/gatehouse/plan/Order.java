package org.gatehouse.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which items may begin. An item waits for the end of what it follows finish to start, or, with a lead and start to
 * start, for its beginning; links to its finish do not hold its start. What binds a summary binds all in it, and a
 * summary has begun with its first item and ended with its last.
 */
final class Order {

    private final Map<String, WorkItem> items;
    private final Map<String, List<WorkItem>> children = new HashMap<>();

    /** @param outline all items of a plan, summaries included */
    Order(Collection<WorkItem> outline) {
        this.items = outline.stream().collect(Collectors.toMap(WorkItem::key, item -> item));
        outline.stream()
                .filter(item -> item.parentKey() != null)
                .forEach(item -> children.computeIfAbsent(item.parentKey(), key -> new ArrayList<>())
                        .add(item));
    }

    /** Whether nothing holds this item back any more. */
    boolean isFree(WorkItem item) {
        Set<String> seen = new HashSet<>();
        for (WorkItem it = item; it != null && seen.add(it.key()); it = items.get(it.parentKey())) {
            if (it.links().stream().anyMatch(this::holds)) {
                return false;
            }
        }
        return true;
    }

    /** The unfinished items, no summaries, that hold this item back. */
    List<WorkItem> holding(WorkItem item) {
        Map<String, WorkItem> holding = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (WorkItem it = item; it != null && seen.add(it.key()); it = items.get(it.parentKey())) {
            it.links().stream()
                    .filter(this::holds)
                    .flatMap(link -> unfinished(items.get(link.predecessorKey())))
                    .forEach(predecessor -> holding.put(predecessor.key(), predecessor));
        }
        return List.copyOf(holding.values());
    }

    private Stream<WorkItem> unfinished(WorkItem item) {
        return item.isSummary()
                ? children.getOrDefault(item.key(), List.of()).stream().flatMap(this::unfinished)
                : Stream.of(item).filter(WorkItem::isOpen);
    }

    private boolean holds(Dependency link) {
        WorkItem predecessor = items.get(link.predecessorKey());
        if (predecessor == null) {
            return false;
        }
        return switch (link.type()) {
            case FS -> link.lagAmount() < 0 ? !hasBegun(predecessor) : !hasEnded(predecessor);
            case SS -> !hasBegun(predecessor);
            case FF, SF -> false;
        };
    }

    private boolean hasBegun(WorkItem item) {
        return item.isSummary()
                ? children.getOrDefault(item.key(), List.of()).isEmpty()
                        || children.get(item.key()).stream().anyMatch(this::hasBegun)
                : item.status() != ItemStatus.PLANNED;
    }

    private boolean hasEnded(WorkItem item) {
        return item.isSummary()
                ? children.getOrDefault(item.key(), List.of()).stream().allMatch(this::hasEnded)
                : !item.isOpen();
    }
}
