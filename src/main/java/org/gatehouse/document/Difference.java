package org.gatehouse.document;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What became of one text in another, line by line and, within changed lines, word by word. */
record Difference(List<Row> rows, int added, int removed) {

    /** Equal lines shown before and after what changed. */
    private static final int AROUND = 3;

    /** Longer lines are not compared by word. */
    private static final int LONG = 2000;

    /**
     * @param kind {@code same}, {@code changed}, {@code added}, {@code removed}; {@code skipped} for equal lines that are
     *     left out
     * @param oldLine from 1; 0 where the old text has none
     * @param newLine from 1; 0 where the new text has none
     * @param count lines that are left out
     */
    record Row(String kind, int oldLine, List<Piece> before, int newLine, List<Piece> after, int count) {}

    /** @param marked whether only this text has it */
    record Piece(String text, boolean marked) {}

    static Difference of(String before, String after) {
        List<String> old = Arrays.asList(before.split("\n", -1));
        List<String> fresh = Arrays.asList(after.split("\n", -1));
        List<Row> all = new ArrayList<>();
        int at = 0;
        int added = 0;
        int removed = 0;
        int shift = 0;
        for (Change change : changes(old, fresh)) {
            at = same(all, old, at, change.from(), shift);
            for (int n = 0; n < Math.max(change.gone(), change.come()); n++) {
                int left = change.from() + n;
                int right = change.into() + n;
                all.add(row(
                        n < change.gone() ? left + 1 : 0,
                        n < change.gone() ? old.get(left) : "",
                        n < change.come() ? right + 1 : 0,
                        n < change.come() ? fresh.get(right) : ""));
            }
            removed += change.gone();
            added += change.come();
            at = change.from() + change.gone();
            shift += change.come() - change.gone();
        }
        same(all, old, at, old.size(), shift);
        return new Difference(folded(all), added, removed);
    }

    private static int same(List<Row> rows, List<String> old, int from, int to, int shift) {
        for (int at = from; at < to; at++) {
            List<Piece> line = List.of(new Piece(old.get(at), false));
            rows.add(new Row("same", at + 1, line, at + 1 + shift, line, 0));
        }
        return to;
    }

    private static Row row(int oldLine, String before, int newLine, String after) {
        if (oldLine == 0) {
            return new Row("added", 0, List.of(), newLine, List.of(new Piece(after, false)), 0);
        }
        if (newLine == 0) {
            return new Row("removed", oldLine, List.of(new Piece(before, false)), 0, List.of(), 0);
        }
        List<Piece> old = new ArrayList<>();
        List<Piece> fresh = new ArrayList<>();
        if (before.length() > LONG || after.length() > LONG) {
            old.add(new Piece(before, true));
            fresh.add(new Piece(after, true));
        } else {
            words(before, after, old, fresh);
        }
        return new Row("changed", oldLine, old, newLine, fresh, 0);
    }

    private static void words(String before, String after, List<Piece> old, List<Piece> fresh) {
        List<String> from = split(before);
        List<String> to = split(after);
        int at = 0;
        int in = 0;
        for (Change change : changes(from, to)) {
            piece(old, from.subList(at, change.from()), false);
            piece(fresh, to.subList(in, change.into()), false);
            at = change.from() + change.gone();
            in = change.into() + change.come();
            piece(old, from.subList(change.from(), at), true);
            piece(fresh, to.subList(change.into(), in), true);
        }
        piece(old, from.subList(at, from.size()), false);
        piece(fresh, to.subList(in, to.size()), false);
    }

    /** Words, and each sign of a writing that puts no spaces between them. */
    private static List<String> split(String line) {
        return Arrays.asList(
                line.split("(?<=\\s)|(?=\\s)|(?<=\\p{IsHan})|(?=\\p{IsHan})|(?<=\\p{Punct})|(?=\\p{Punct})"));
    }

    private static void piece(List<Piece> pieces, List<String> words, boolean marked) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(String.join("", words), marked));
        }
    }

    /** From one place on so many are gone, and so many have come instead. */
    private record Change(int from, int gone, int into, int come) {}

    /** The library tells what is gone and what has come in its place one after the other. */
    private static List<Change> changes(List<String> from, List<String> to) {
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<>(), null).getDeltas()) {
            Change next = new Change(
                    delta.getSource().getPosition(),
                    delta.getSource().size(),
                    delta.getTarget().getPosition(),
                    delta.getTarget().size());
            Change last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            if (last != null && last.from() + last.gone() == next.from() && last.into() + last.come() == next.into()) {
                changes.set(
                        changes.size() - 1,
                        new Change(last.from(), last.gone() + next.gone(), last.into(), last.come() + next.come()));
            } else if (delta.getType() != DeltaType.EQUAL) {
                changes.add(next);
            }
        }
        return changes;
    }

    /** Equal lines far from any change become one row. */
    private static List<Row> folded(List<Row> all) {
        boolean[] near = new boolean[all.size()];
        for (int at = 0; at < all.size(); at++) {
            if (!all.get(at).kind().equals("same")) {
                Arrays.fill(near, Math.max(0, at - AROUND), Math.min(all.size(), at + AROUND + 1), true);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < all.size(); ) {
            int end = at;
            while (end < all.size() && !near[end]) {
                end++;
            }
            if (end > at) {
                rows.add(new Row("skipped", 0, List.of(), 0, List.of(), end - at));
                at = end;
            } else {
                rows.add(all.get(at++));
            }
        }
        return rows;
    }
}
