package org.gatehouse.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.gatehouse.table.CellText;
import org.gatehouse.table.Table;

/** Which row belongs to which: by a column of parents, by levels, by codes such as 1.2.1, or by how titles are indented. */
final class TableOutline {

    private static final Pattern OUTLINE = Pattern.compile("\\d{1,5}(?:\\.\\d{1,5})*\\.?");

    private final TableRows rows;
    private final RowNames names;
    private final Integer[] parents;
    private final boolean[] summaries;
    private final int[] levels;

    TableOutline(TableRows rows, RowNames names) {
        this.rows = rows;
        this.names = names;
        this.parents = found();
        this.summaries = new boolean[rows.size()];
        this.levels = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            if (parents[i] != null) {
                summaries[parents[i]] = true;
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            levels[i] = parents[i] == null ? 1 : parents[i] < i ? levels[parents[i]] + 1 : 2;
        }
    }

    /** The row it belongs to; null at the top. */
    Integer parent(int row) {
        return parents[row];
    }

    /** 1 at the top. */
    int level(int row) {
        return levels[row];
    }

    boolean isSummary(int row) {
        return summaries[row];
    }

    private Integer[] found() {
        if (rows.has(Column.PARENT)) {
            return byParentColumn();
        }
        int[] depths = depths();
        Integer[] parents = new Integer[rows.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < rows.size(); i++) {
            while (!open.isEmpty() && depths[open.peek()] >= depths[i]) {
                open.pop();
            }
            parents[i] = open.peek();
            open.push(i);
        }
        return parents;
    }

    private int[] depths() {
        int[] depths = new int[rows.size()];
        if (rows.has(Column.LEVEL)) {
            for (int i = 0; i < rows.size(); i++) {
                String level = rows.text(rows.get(i), Column.LEVEL);
                if (level.matches("\\d{1,5}")) {
                    depths[i] = Integer.parseInt(level);
                } else if (!level.isEmpty()) {
                    rows.wrong(rows.get(i), Column.LEVEL, "exchange.cell.level", CellText.shortened(level, 40));
                }
            }
            return depths;
        }
        if (byNumbers()) {
            for (int i = 0; i < rows.size(); i++) {
                String number = rows.text(rows.get(i), Column.WBS).replaceAll("\\.$", "");
                depths[i] = number.isEmpty() ? (i == 0 ? 1 : depths[i - 1]) : number.split("\\.").length;
            }
            return depths;
        }
        for (int i = 0; i < rows.size(); i++) {
            depths[i] = indent(rows.get(i));
        }
        return depths;
    }

    /** Whether the column of codes holds 1, 1.1, 1.2 … and tells the outline that way. */
    private boolean byNumbers() {
        List<String> codes = rows.texts(Column.WBS).toList();
        return !codes.isEmpty()
                && codes.stream().allMatch(it -> OUTLINE.matcher(it).matches())
                && codes.stream().anyMatch(it -> it.contains("."));
    }

    private int indent(Table.Row row) {
        String cell = rows.written(row, Column.TITLE);
        int width = 0;
        for (int i = 0; i < cell.length(); i++) {
            char sign = cell.charAt(i);
            if (sign == '\t') {
                width += 4;
            } else if (sign == '\u3000') {
                width += 2;
            } else if (sign == ' ' || sign == '\u00A0') {
                width++;
            } else {
                break;
            }
        }
        return width;
    }

    private Integer[] byParentColumn() {
        Integer[] parents = new Integer[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            String parent = rows.text(rows.get(i), Column.PARENT);
            if (!CellText.isNothing(parent)) {
                List<Integer> found = names.referred(parent);
                if (found.size() == 1 && found.get(0) != i) {
                    parents[i] = found.get(0);
                } else {
                    rows.wrong(
                            rows.get(i),
                            Column.PARENT,
                            found.isEmpty() ? "exchange.cell.unknownParent" : "exchange.cell.ambiguousParent",
                            CellText.shortened(parent, 60));
                }
            }
        }
        breakCircles(parents);
        return parents;
    }

    private void breakCircles(Integer[] parents) {
        int[] seen = new int[parents.length];
        for (int i = 0; i < parents.length; i++) {
            Integer at = i;
            while (at != null && seen[at] == 0) {
                seen[at] = i + 1;
                at = parents[at];
            }
            if (at != null && seen[at] == i + 1) {
                rows.wrong(rows.get(at), Column.PARENT, "exchange.cell.parentCircle");
                parents[at] = null;
            }
        }
    }
}
