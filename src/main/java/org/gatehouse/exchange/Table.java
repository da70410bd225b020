package org.gatehouse.exchange;

import java.util.List;

/**
 * Rows of text, from a text file or a sheet; those without any text are left out.
 *
 * @param sheet empty where there are none
 */
record Table(String sheet, List<Row> rows) {

    /** More rows than a plan may have items, and some for headings. */
    static final int MOST_ROWS = 10_100;

    /** More columns than this on one line are an attack or no table. */
    static final int MOST_COLUMNS = 2000;

    /** Characters that fit into a cell. */
    static final int LONGEST_CELL = 20_000;

    Table {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line of the file or sheet it begins on, from 1
     * @param cells as written, outer blanks included: they may tell the outline
     */
    record Row(int line, List<String> cells) {

        /** Trimmed text; empty where there is none. */
        String text(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }
}
