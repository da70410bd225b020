package org.gatehouse.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.exchange.FileReading.CellError;
import org.gatehouse.kernel.InertText;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.table.Table;

/** The rows beneath the headings, and what is wrong in their cells. */
final class TableRows {

    private static final int MOST_ERRORS = 2000;

    private final Headings headings;
    private final List<Table.Row> rows;
    private final List<CellError> errors = new ArrayList<>();

    TableRows(Table table, Headings headings) {
        this.headings = headings;
        this.rows = table.rows().subList(headings.row() + 1, table.rows().size());
        headings.twice()
                .forEach(header -> errors.add(
                        new CellError(0, header, Problem.of("file", "exchange.cell.duplicateColumn", header))));
    }

    int size() {
        return rows.size();
    }

    Table.Row get(int index) {
        return rows.get(index);
    }

    boolean has(Column column) {
        return headings.has(column);
    }

    String header(Column column) {
        return headings.header(column);
    }

    String text(Table.Row row, Column column) {
        return InertText.bare(row.text(headings.places().getOrDefault(column, -1)));
    }

    /** What the cells of a column say, without the empty ones. */
    Stream<String> texts(Column column) {
        return rows.stream().map(row -> text(row, column)).filter(it -> !it.isEmpty());
    }

    /** The cell of a column that is there, outer blanks included. */
    String written(Table.Row row, Column column) {
        int place = headings.places().get(column);
        return place < row.cells().size() ? row.cells().get(place) : "";
    }

    /** Notes cells beyond the headings, and those longer than a cell may be. */
    void check(Table.Row row) {
        List<String> headers = headings.headers();
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            if (i >= headers.size() && !cell.isBlank()) {
                errors.add(new CellError(row.line(), "", Problem.of("file", "exchange.cell.tooManyCells", i + 1)));
                return;
            }
            if (cell.length() > Table.LONGEST_CELL
                    && i < headers.size()
                    && headings.columns().get(i) != null) {
                errors.add(new CellError(
                        row.line(), headers.get(i), Problem.of("file", "exchange.cell.tooLong", Table.LONGEST_CELL)));
            }
        }
    }

    void wrong(Table.Row row, Column column, String message, Object... arguments) {
        if (!tooManyErrors()) {
            errors.add(new CellError(row.line(), header(column), Problem.of(column.key(), message, arguments)));
        }
    }

    void noTitles() {
        errors.add(new CellError(0, "", Problem.of("file", "exchange.cell.noTitleColumn")));
    }

    /** Whether so much is wrong that more would help nobody. */
    boolean tooManyErrors() {
        return errors.size() >= MOST_ERRORS;
    }

    /** In the order they were found. */
    List<CellError> errors() {
        return errors;
    }

    List<CellError> errorsByLine() {
        return errors.stream().sorted(Comparator.comparingInt(CellError::line)).toList();
    }
}
