package org.gatehouse.table;

import java.util.List;

/**
 * Rows of text, from a text file or a sheet; those without any text are left out.
 *
 * @param sheet empty where there are none
 * @param separator what parts the columns of a text; 0 in a sheet
 */
public record Table(String sheet, List<Row> rows, char separator) {

    /** Rows a table may have. */
    public static final int MOST_ROWS = 20_100;

    /** More columns than this on one line are an attack or no table. */
    public static final int MOST_COLUMNS = 2000;

    /** Characters that fit into a cell. */
    public static final int LONGEST_CELL = 20_000;

    public Table {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param line of the file or sheet it begins on, from 1
     * @param cells as written, outer blanks included: they may tell the outline
     */
    public record Row(int line, List<String> cells) {

        /** Trimmed text; empty where there is none. */
        public String text(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
        }

        public boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }
}
