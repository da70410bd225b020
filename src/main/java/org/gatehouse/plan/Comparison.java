package org.gatehouse.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.schedule.WorkCalendar;

/**
 * What became of a plan and its goals between two moments.
 *
 * @param slip working days by which the whole finishes later (or, negative, earlier); null where it cannot be told
 * @param items in the later plan's order, those that are gone behind them
 */
record Comparison(Snapshot before, Snapshot after, Integer slip, List<ItemLine> items, List<GoalLine> goals) {

    /** What became of one thing. */
    enum Kind {
        ADDED,
        CANCELLED,
        CHANGED,
        SAME
    }

    /**
     * @param before null: was not there
     * @param after null: is gone
     * @param slip as that of the whole
     */
    record ItemLine(BaselineItem before, BaselineItem after, Kind kind, Integer slip) {

        public BaselineItem item() {
            return after == null ? before : after;
        }

        public boolean isRenamed() {
            return kind == Kind.CHANGED && !before.title().equals(after.title());
        }

        public boolean isInOtherPhase() {
            return kind == Kind.CHANGED && !before.phaseName().equals(after.phaseName());
        }
    }

    record GoalLine(BaselineGoal before, BaselineGoal after, Kind kind) {

        public BaselineGoal goal() {
            return after == null ? before : after;
        }
    }

    static Comparison of(Snapshot before, Snapshot after, WorkCalendar calendar) {
        return new Comparison(
                before,
                after,
                slip(before.finish(), after.finish(), calendar),
                pairs(before.items(), after.items(), BaselineItem::itemKey, (was, is) -> line(was, is, calendar)),
                pairs(
                        before.goals(),
                        after.goals(),
                        BaselineGoal::goalKey,
                        (was, is) -> new GoalLine(was, is, kind(was, is, was != null && is != null && was.says(is)))));
    }

    List<ItemLine> itemDifferences() {
        return items.stream().filter(line -> line.kind() != Kind.SAME).toList();
    }

    long count(Kind kind) {
        return items.stream().filter(line -> line.kind() == kind).count();
    }

    private static ItemLine line(BaselineItem was, BaselineItem is, WorkCalendar calendar) {
        return new ItemLine(
                was,
                is,
                kind(was, is, was != null && is != null && was.says(is)),
                was == null || is == null ? null : slip(was.finishDate(), is.finishDate(), calendar));
    }

    private static Kind kind(Object was, Object is, boolean same) {
        return was == null ? Kind.ADDED : is == null ? Kind.CANCELLED : same ? Kind.SAME : Kind.CHANGED;
    }

    private static Integer slip(LocalDate was, LocalDate is, WorkCalendar calendar) {
        return was == null || is == null ? null : calendar.daysFrom(was, is);
    }

    private interface Pairing<T, L> {

        L of(T was, T is);
    }

    private static <T, L> List<L> pairs(
            Collection<T> before, Collection<T> after, Function<T, String> key, Pairing<T, L> pairing) {
        Map<String, T> left = before.stream()
                .collect(Collectors.toMap(key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        List<L> lines = new ArrayList<>();
        for (T is : after) {
            lines.add(pairing.of(left.remove(key.apply(is)), is));
        }
        left.values().stream().filter(Objects::nonNull).forEach(was -> lines.add(pairing.of(was, null)));
        return lines;
    }
}
