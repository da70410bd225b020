package org.gatehouse.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.transaction.support.TransactionSynchronization;

/** What happened in a transaction so far; goes with it when it is undone, and rests with it when it is suspended. */
final class PendingLines implements TransactionSynchronization {

    private final SortedMap<String, List<TrailLine>> lines = new TreeMap<>();

    void add(TrailLine line) {
        lines.computeIfAbsent(line.projectKey(), key -> new ArrayList<>()).add(line);
    }

    /** As they happened. */
    List<TrailLine> of(String projectKey) {
        return List.copyOf(lines.getOrDefault(projectKey, List.of()));
    }

    /** All of them, projects in the order in which everybody locks their ends. */
    SortedMap<String, List<TrailLine>> take() {
        SortedMap<String, List<TrailLine>> taken = new TreeMap<>(lines);
        lines.clear();
        return taken;
    }
}
