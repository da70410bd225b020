package org.gatehouse.progress;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;

/**
 * Earned value of one row of the outline: a phase, a work package, an item; whatever stands above adds up what is below.
 *
 * @param itemKey null for a phase that is only a name
 * @param title empty for what has no phase
 * @param level 1 at the top
 * @param group whether it stands for what is below it
 * @param cost null where the baseline knows no cost
 */
record Branch(
        String itemKey,
        String title,
        int level,
        boolean group,
        boolean cancelled,
        EarnedValue hours,
        EarnedValue cost) {

    public Rounded rounded(boolean money) {
        return Rounded.of(money ? cost : hours);
    }

    /** All rows in the plan's order. */
    static List<Branch> of(Survey survey, ValueBook book, Cutoff cutoff) {
        return new Growing(survey, book, cutoff).rows();
    }

    /** Puts the rows together. */
    private static final class Growing {

        private final Map<String, WorkItem> outline;
        private final Map<String, Node> groups = new HashMap<>();
        private final Map<String, Node> top = new LinkedHashMap<>();
        private final boolean priced;

        private static final class Node {

            final String itemKey;
            final String title;
            final boolean group;
            final boolean cancelled;
            final Map<String, Node> below = new LinkedHashMap<>();
            EarnedValue hours = EarnedValue.NOTHING;
            EarnedValue cost = EarnedValue.NOTHING;

            Node(String itemKey, String title, boolean group, boolean cancelled) {
                this.itemKey = itemKey;
                this.title = title;
                this.group = group;
                this.cancelled = cancelled;
            }
        }

        Growing(Survey survey, ValueBook book, Cutoff cutoff) {
            this.outline = survey.outline().stream().collect(Collectors.toMap(WorkItem::key, Function.identity()));
            this.priced = book.priced();
            Map<String, Account> accounts =
                    book.accounts().stream().collect(Collectors.toMap(Account::itemKey, Function.identity()));
            for (WorkItem item : survey.outline()) {
                Account account = accounts.get(item.key());
                if (account != null && !item.isSummary()) {
                    add(item, account.hours(cutoff), account.cost(cutoff));
                }
            }
        }

        private void add(WorkItem item, EarnedValue hours, EarnedValue cost) {
            List<Node> path = above(item);
            Node leaf = new Node(item.key(), item.title(), false, item.status() == ItemStatus.CANCELLED);
            path.get(path.size() - 1).below.put(item.key(), leaf);
            path.add(leaf);
            for (Node node : path) {
                node.hours = node.hours.plus(hours);
                node.cost = node.cost.plus(cost);
            }
        }

        /** Groups above an item, from the top; at least one. */
        private List<Node> above(WorkItem item) {
            List<WorkItem> summaries = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (WorkItem at = outline.get(item.parentKey());
                    at != null && seen.add(at.key());
                    at = outline.get(at.parentKey())) {
                summaries.add(0, at);
            }
            List<Node> path = new ArrayList<>();
            if (summaries.isEmpty()) {
                path.add(top.computeIfAbsent(
                        "phase:" + item.phaseName(), key -> new Node(null, item.phaseName(), true, false)));
                return path;
            }
            Map<String, Node> level = top;
            for (WorkItem summary : summaries) {
                Node node = groups.computeIfAbsent(
                        summary.key(), key -> new Node(summary.key(), summary.title(), true, false));
                level.putIfAbsent(summary.key(), node);
                level = node.below;
                path.add(node);
            }
            return path;
        }

        List<Branch> rows() {
            List<Branch> rows = new ArrayList<>();
            flatten(top.values(), 1, rows);
            return rows;
        }

        private void flatten(Collection<Node> nodes, int level, List<Branch> rows) {
            for (Node node : nodes) {
                rows.add(new Branch(
                        node.itemKey,
                        node.title,
                        level,
                        node.group,
                        node.cancelled,
                        node.hours,
                        priced ? node.cost : null));
                flatten(node.below.values(), level + 1, rows);
            }
        }
    }
}
