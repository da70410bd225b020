package org.gatehouse.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gatehouse.table.CellText;
import org.gatehouse.table.Table;

/** What the rows of a table are called, and which items of the plan there is already bear a name. */
final class RowNames {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final TableRows rows;
    private final Map<String, List<Integer>> rowsByName = new HashMap<>();
    private final Map<String, Integer> rowsByNumber = new HashMap<>();
    private final Map<String, Integer> rowsByKey = new HashMap<>();
    private final Map<String, Integer> rowsByWbs = new HashMap<>();
    private final Map<String, List<String>> known = new HashMap<>();

    RowNames(TableRows rows, List<Wishes.Known> there) {
        this.rows = rows;
        for (int i = 0; i < rows.size(); i++) {
            Table.Row row = rows.get(i);
            rowsByName
                    .computeIfAbsent(CellText.folded(rows.text(row, Column.TITLE)), it -> new ArrayList<>())
                    .add(i);
            rowsByNumber.putIfAbsent(CellText.folded(rows.text(row, Column.ID)), i);
            rowsByWbs.putIfAbsent(CellText.folded(rows.text(row, Column.WBS)).replaceAll("\\.$", ""), i);
            String key = CellText.folded(rows.text(row, Column.UID));
            if (!key.isEmpty() && rowsByKey.putIfAbsent(key, i) != null) {
                rows.wrong(row, Column.UID, "exchange.cell.duplicateKey", CellText.shortened(key, 60));
            }
        }
        there.forEach(item -> {
            known.computeIfAbsent(CellText.folded(item.key()), it -> new ArrayList<>())
                    .add(item.key());
            known.computeIfAbsent(CellText.folded(item.title()), it -> new ArrayList<>())
                    .add(item.key());
        });
    }

    /** What re-imports know an item by: its own key, else its number, else its place. */
    String id(int row) {
        String key = rows.text(rows.get(row), Column.UID);
        if (!key.isEmpty()) {
            return CellText.shortened(key, 150);
        }
        String number = rows.text(rows.get(row), Column.ID);
        boolean own = !number.isEmpty() && Integer.valueOf(row).equals(rowsByNumber.get(CellText.folded(number)));
        return own ? CellText.shortened(number, 150) : "row " + (row + 1);
    }

    static boolean isNumber(String reference) {
        return NUMBER.matcher(reference).matches();
    }

    /** Whether all of the text is the title of a row, or the key or title of an item that is there. */
    boolean isName(String text) {
        return !isNumber(text)
                && (rowsByName.containsKey(CellText.folded(text)) || known.containsKey(CellText.folded(text)));
    }

    /** Keys of the items that are in the plan already and bear this key or title. */
    List<String> known(String reference) {
        return known.getOrDefault(CellText.folded(reference), List.of());
    }

    /** The rows somebody may mean: by number, key, code or title, in this order. */
    List<Integer> referred(String reference) {
        String folded = CellText.folded(reference);
        if (folded.isEmpty()) {
            return List.of();
        }
        if (isNumber(folded)) {
            if (rows.has(Column.ID) && rowsByNumber.containsKey(folded)) {
                return List.of(rowsByNumber.get(folded));
            }
            if (rowsByKey.containsKey(folded) && !rows.has(Column.ID)) {
                return List.of(rowsByKey.get(folded));
            }
            int row = Integer.parseInt(folded);
            boolean byPlace = !rows.has(Column.ID) && row >= 1 && row <= rows.size();
            if (byPlace) {
                return List.of(row - 1);
            }
        }
        for (Map<String, Integer> names : List.of(rowsByKey, rowsByNumber, rowsByWbs)) {
            if (names.containsKey(folded)) {
                return List.of(names.get(folded));
            }
        }
        return rowsByName.getOrDefault(folded, Collections.emptyList());
    }
}
