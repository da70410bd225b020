package org.gatehouse.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.table.CellText;
import org.gatehouse.table.Table;
import org.gatehouse.table.Unreadable;

/**
 * What the columns of a table of readings hold.
 *
 * @param row the row of the headings, from 0
 * @param metric -1 where there is none
 * @param value -1 in a wide table
 * @param note -1 where there is none
 * @param wide in a wide table, the metric of each column that has one
 * @param leftOut headings of columns that are no metric's
 */
record ReadingColumns(
        int row, int date, int metric, int value, int note, Map<Integer, Metric> wide, List<String> leftOut) {

    private static final int WITHIN = 15;

    private static final Set<String> DATES = Set.of(
            "date",
            "day",
            "week",
            "month",
            "period",
            "as of",
            "reading date",
            "read on",
            "datum",
            "tag",
            "woche",
            "monat",
            "fecha",
            "日期",
            "时间",
            "读数日期",
            "统计日期",
            "日",
            "周",
            "周次",
            "周期",
            "星期",
            "月",
            "月份");
    private static final Set<String> METRICS =
            Set.of("metric", "measure", "kpi", "indicator", "goal", "kennzahl", "指标", "指标名称", "指标名", "目标", "项目指标");
    private static final Set<String> VALUES =
            Set.of("value", "reading", "actual", "number", "wert", "数值", "读数", "值", "指标值", "实际值", "数据");
    private static final Set<String> NOTES =
            Set.of("note", "notes", "comment", "comments", "remark", "remarks", "bemerkung", "备注", "说明", "注释");

    boolean isLong() {
        return value >= 0;
    }

    /** The first row that names a date among others; -1 where there is none. */
    static int heading(Table table) {
        for (int i = 0; i < Math.min(WITHIN, table.rows().size()); i++) {
            List<String> cells = table.rows().get(i).cells();
            boolean others = cells.stream().filter(cell -> !cell.isBlank()).count() > 1;
            if (others && cells.stream().anyMatch(cell -> is(cell, DATES))) {
                return i;
            }
        }
        return -1;
    }

    /** @param chosen the metric the table is about, where it names none; null where it does */
    static ReadingColumns of(Table table, MetricNames names, Metric chosen) {
        int row = heading(table);
        if (row < 0) {
            throw new Unreadable("measure.file.noDate");
        }
        List<String> headings = table.rows().get(row).cells();
        int date = place(headings, DATES, -1);
        int metric = place(headings, METRICS, date);
        int value = place(headings, VALUES, date);
        int note = place(headings, NOTES, date);
        if (metric >= 0 && value < 0) {
            throw new Unreadable("measure.file.noValue");
        }
        if (metric >= 0 || value >= 0 && chosen != null) {
            return new ReadingColumns(row, date, metric, value, note, Map.of(), List.of());
        }
        return wide(row, date, note, headings, names, chosen);
    }

    private static ReadingColumns wide(
            int row, int date, int note, List<String> headings, MetricNames names, Metric chosen) {
        Map<Integer, Metric> wide = new LinkedHashMap<>();
        List<String> leftOut = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int column = 0; column < headings.size(); column++) {
            String heading = headings.get(column).strip();
            if (column == date || column == note || heading.isEmpty()) {
                continue;
            }
            others.add(column);
            List<Metric> found = names.find(heading);
            if (found.size() > 1) {
                throw new Unreadable("measure.file.severalMetrics", CellText.shortened(heading, 60));
            }
            if (found.isEmpty() || chosen != null && !found.get(0).id().equals(chosen.id())) {
                leftOut.add(CellText.shortened(heading, 60));
            } else if (wide.containsValue(found.get(0))) {
                throw new Unreadable("measure.file.columnTwice", found.get(0).name());
            } else {
                wide.put(column, found.get(0));
            }
        }
        if (wide.isEmpty() && chosen != null && others.size() == 1) {
            return new ReadingColumns(row, date, -1, others.get(0), note, Map.of(), List.of());
        }
        if (wide.isEmpty()) {
            throw new Unreadable(
                    names.known().isEmpty() ? "measure.file.noMetrics" : "measure.file.noMetric",
                    String.join(", ", leftOut),
                    names.known());
        }
        return new ReadingColumns(row, date, -1, -1, note, wide, leftOut);
    }

    private static int place(List<String> headings, Set<String> words, int taken) {
        for (int i = 0; i < headings.size(); i++) {
            if (i != taken && is(headings.get(i), words)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean is(String heading, Set<String> words) {
        return words.contains(MetricNames.folded(heading).replaceFirst("\\s*[(\\[].*$", ""));
    }
}
