package org.gatehouse.measure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.table.CellText;
import org.gatehouse.table.Table;
import org.gatehouse.table.Unreadable;

/**
 * Makes readings of the rows of a table: long (a date, a metric, a value on each row) or wide (a date and a column for
 * each metric). Every cell that cannot be understood is named with its line.
 */
final class ReadingRows {

    private static final int SHOWN = 40;

    private final ReadingColumns columns;
    private final MetricNames names;
    private final Metric chosen;
    private final List<Table.Row> rows;
    private final WrittenDay days;
    private final WrittenNumbers numbers;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private ReadingRows(Table table, ReadingColumns columns, MetricNames names, Metric chosen) {
        this.columns = columns;
        this.names = names;
        this.chosen = chosen;
        this.rows = table.rows().subList(columns.row() + 1, table.rows().size());
        this.days =
                WrittenDay.of(rows.stream().map(row -> row.text(columns.date())).toList());
        List<String> values = new ArrayList<>();
        for (Table.Row row : rows) {
            if (columns.isLong()) {
                values.add(row.text(columns.value()));
            }
            columns.wide().keySet().forEach(column -> values.add(row.text(column)));
        }
        this.numbers = WrittenNumbers.of(values, table.separator());
    }

    /** Whether a table looks as if it held readings. */
    static boolean areIn(Table table) {
        return ReadingColumns.heading(table) >= 0;
    }

    static Told read(Table table, List<Metric> metrics, Metric chosen) {
        if (table.rows().isEmpty()) {
            throw new Unreadable("table.refused.empty");
        }
        MetricNames names = new MetricNames(metrics);
        Metric only = chosen == null && metrics.size() == 1 ? metrics.get(0) : chosen;
        return new ReadingRows(table, ReadingColumns.of(table, names, only), names, only).told();
    }

    private Told told() {
        if (rows.isEmpty()) {
            throw new Unreadable("measure.file.noRows");
        }
        for (Table.Row row : rows) {
            read(row);
        }
        return new Told(entries, problems, columns.leftOut());
    }

    private void read(Table.Row row) {
        LocalDate day = day(row);
        String note = columns.note() < 0 ? "" : row.text(columns.note());
        if (columns.isLong()) {
            metric(row).ifPresent(metric -> {
                String value = row.text(columns.value());
                if (CellText.isNothing(value)) {
                    wrong(row, "measure.line.value");
                } else {
                    enter(row, metric, day, value, note);
                }
            });
            return;
        }
        columns.wide().forEach((column, metric) -> {
            String value = row.text(column);
            if (!CellText.isNothing(value)) {
                enter(row, metric, day, value, note);
            }
        });
    }

    private LocalDate day(Table.Row row) {
        String text = row.text(columns.date());
        if (text.isEmpty()) {
            wrong(row, "measure.line.day");
            return null;
        }
        Optional<LocalDate> day = days.read(text);
        if (day.isEmpty()) {
            wrong(row, "measure.line.notDay", CellText.shortened(text, SHOWN));
        } else if (days.isOpen(text)) {
            wrong(row, "measure.line.openDay", CellText.shortened(text, SHOWN));
            return null;
        }
        return day.orElse(null);
    }

    private Optional<Metric> metric(Table.Row row) {
        if (columns.metric() < 0) {
            return Optional.of(chosen);
        }
        String name = row.text(columns.metric());
        if (name.isEmpty()) {
            wrong(row, "measure.line.noMetric");
            return Optional.empty();
        }
        List<Metric> found = names.find(name);
        if (found.size() != 1) {
            wrong(
                    row,
                    found.isEmpty() ? "measure.line.unknownMetric" : "measure.line.severalMetrics",
                    CellText.shortened(name, SHOWN),
                    names.known());
            return Optional.empty();
        }
        if (chosen != null && !found.get(0).id().equals(chosen.id())) {
            wrong(row, "measure.line.otherMetric", CellText.shortened(name, SHOWN), chosen.name());
            return Optional.empty();
        }
        return Optional.of(found.get(0));
    }

    private void enter(Table.Row row, Metric metric, LocalDate day, String text, String note) {
        Optional<BigDecimal> value = numbers.read(text, metric.isPercent(), metric.measure());
        if (value.isEmpty()) {
            wrong(row, "measure.line.notNumber", CellText.shortened(text, SHOWN), metric.name());
        } else if (numbers.isOpen(text, metric.measure())) {
            wrong(row, "measure.line.openNumber", CellText.shortened(text, SHOWN), metric.name());
        } else if (day != null) {
            entries.add(new Entry(row.line(), metric.id(), day, value.get(), note));
        }
    }

    private void wrong(Table.Row row, String message, Object... arguments) {
        List<Object> placed = new ArrayList<>(List.of(row.line()));
        placed.addAll(List.of(arguments));
        problems.add(new Problem("", message, placed));
    }
}
