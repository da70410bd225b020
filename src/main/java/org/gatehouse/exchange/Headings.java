package org.gatehouse.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.table.CellText;
import org.gatehouse.table.Table;

/**
 * The row that names the columns, and what each column is taken for.
 *
 * @param row its place in the table, from 0
 * @param headers as they stand in the file
 * @param columns what each column holds; null where it is left out
 * @param places of the columns that are there
 * @param twice headers of columns wished to hold what another holds already
 */
record Headings(int row, List<String> headers, List<Column> columns, Map<Column, Integer> places, List<String> twice) {

    private static final int WITHIN = 40;

    Headings {
        headers = List.copyOf(headers);
        columns = Collections.unmodifiableList(columns);
        places = Collections.unmodifiableMap(places);
        twice = List.copyOf(twice);
    }

    /** @param wished what each column holds, null for none; an empty list: guess */
    static Headings of(Table table, List<Column> wished) {
        int row = row(table);
        List<String> headers = table.rows().get(row).cells().stream()
                .map(cell -> CellText.shortened(cell.strip(), 200))
                .toList();
        List<String> twice = new ArrayList<>();
        List<Column> columns = wished.isEmpty() ? guessed(headers) : wished(headers, wished, twice);
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) != null) {
                places.putIfAbsent(columns.get(i), i);
            }
        }
        return new Headings(row, headers, columns, places, twice);
    }

    /** Whether one of the first rows names columns we know, a title among them. */
    static boolean areIn(Table table) {
        return table.rows().stream().limit(WITHIN).anyMatch(row -> score(row) > 0);
    }

    private static int row(Table table) {
        int best = 0;
        for (int i = 0; i < Math.min(WITHIN, table.rows().size()); i++) {
            if (score(table.rows().get(i)) > score(table.rows().get(best))) {
                best = i;
            }
        }
        return best;
    }

    /** How many columns a row names; none without a title, or where a lone word stands among many texts. */
    private static int score(Table.Row row) {
        Set<Column> named = new HashSet<>();
        long filled = row.cells().stream().filter(cell -> !cell.isBlank()).count();
        row.cells().forEach(cell -> Column.of(cell.strip()).ifPresent(named::add));
        return named.contains(Column.TITLE) && (named.size() > 1 || filled <= 2) ? named.size() : 0;
    }

    private static List<Column> guessed(List<String> headers) {
        List<Column> found = new ArrayList<>();
        for (String header : headers) {
            Column column = Column.of(header).filter(it -> !found.contains(it)).orElse(null);
            found.add(column);
        }
        return found;
    }

    private static List<Column> wished(List<String> headers, List<Column> wishes, List<String> twice) {
        List<Column> found = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            Column wished = i < wishes.size() ? wishes.get(i) : null;
            if (wished != null && found.contains(wished)) {
                twice.add(headers.get(i));
            }
            found.add(wished);
        }
        return found;
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /** The header of a column that is there. */
    String header(Column column) {
        return headers.get(places.get(column));
    }

    /** The headers of columns that are left out. */
    List<String> leftOut() {
        List<String> leftOut = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            if (columns.get(i) == null && !headers.get(i).isEmpty()) {
                leftOut.add(headers.get(i));
            }
        }
        return leftOut;
    }
}
