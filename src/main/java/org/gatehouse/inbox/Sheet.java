package org.gatehouse.inbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One page of somebody's list.
 *
 * @param groups of this page; a project that goes on from the page before begins anew
 * @param total entries that the wish takes, on all pages
 * @param overdue those of them that are
 * @param counts entries in each state, whatever else is wished
 */
record Sheet(
        List<Group> groups,
        int page,
        int pages,
        int total,
        int overdue,
        Map<Wish.State, Long> counts,
        Map<String, String> projects,
        Set<Kind> kinds) {

    static final int PAGE = 50;

    /** Entries of one project; without a key where they are not grouped or belong to none. */
    record Group(String projectKey, String name, List<Entry> entries) {}

    /** @param page the first is 1; one that is not there shows the nearest */
    static Sheet of(List<Entry> all, Wish wish, int page, LocalDate today) {
        List<Entry> taken =
                all.stream().filter(entry -> wish.takes(entry, today)).toList();
        List<Entry> ordered = wish.flat() ? taken : MyEntries.grouped(taken);
        int pages = Math.max(1, (ordered.size() + PAGE - 1) / PAGE);
        int current = Math.min(Math.max(1, page), pages);
        List<Entry> shown = ordered.subList((current - 1) * PAGE, Math.min(current * PAGE, ordered.size()));
        Map<Wish.State, Long> counts = java.util.Arrays.stream(Wish.State.values())
                .collect(Collectors.toMap(
                        state -> state,
                        state -> all.stream()
                                .filter(entry -> Wish.isIn(state, entry))
                                .count()));
        return new Sheet(
                groups(shown, wish.flat()),
                current,
                pages,
                taken.size(),
                (int) taken.stream().filter(Entry::overdue).count(),
                counts,
                MyEntries.projects(all),
                MyEntries.kinds(all));
    }

    private static List<Group> groups(List<Entry> shown, boolean flat) {
        List<Group> groups = new ArrayList<>();
        for (Entry entry : shown) {
            String key = flat ? "" : entry.projectKey();
            if (groups.isEmpty() || !groups.get(groups.size() - 1).projectKey().equals(key)) {
                groups.add(new Group(key, flat ? "" : entry.project(), new ArrayList<>()));
            }
            groups.get(groups.size() - 1).entries().add(entry);
        }
        return groups;
    }
}
