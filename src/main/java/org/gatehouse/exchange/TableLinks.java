package org.gatehouse.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gatehouse.table.CellText;
import org.gatehouse.table.Table;

/** What each row waits for. */
final class TableLinks {

    /** Stands before the key of an item that is in the plan already and not in the file. */
    static final String KNOWN = "@";

    private static final int MOST_LINKS = 200;

    private final TableRows rows;
    private final RowNames names;

    TableLinks(TableRows rows, RowNames names) {
        this.rows = rows;
        this.names = names;
    }

    /** The whole cell may be one title; else it is a list, parted by semicolons first, then by commas. */
    void of(int index, List<PlanDocument.Tie> links) {
        Table.Row row = rows.get(index);
        String text = rows.text(row, Column.PREDECESSORS);
        if (CellText.isNothing(text)) {
            return;
        }
        int before = links.size();
        for (String part : names.isName(text) ? List.of(text) : parts(text, "[;；、|\\n]")) {
            for (String each : names.isName(part) ? List.of(part) : parts(part, "[,，]")) {
                link(index, each, links);
                if (links.size() - before > MOST_LINKS) {
                    rows.wrong(row, Column.PREDECESSORS, "exchange.cell.tooManyLinks", MOST_LINKS);
                    return;
                }
            }
        }
    }

    private static List<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator, MOST_LINKS + 2))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private void link(int index, String text, List<PlanDocument.Tie> links) {
        Table.Row row = rows.get(index);
        if (text.length() > 300) {
            rows.wrong(row, Column.PREDECESSORS, "exchange.cell.unknownPredecessor", CellText.shortened(text, 60));
            return;
        }
        boolean name = !names.referred(text).isEmpty() || !names.known(text).isEmpty();
        WrittenLink link = name ? WrittenLink.plain(text) : WrittenLink.of(text);
        if (link.lag() == null) {
            rows.wrong(row, Column.PREDECESSORS, "exchange.cell.lag", CellText.shortened(text, 60));
            return;
        }
        resolve(index, link.reference(), text)
                .ifPresent(from -> links.add(new PlanDocument.Tie(from, names.id(index), link.type(), link.lag())));
    }

    private Optional<String> resolve(int index, String reference, String text) {
        Table.Row row = rows.get(index);
        List<Integer> found = names.referred(reference);
        if (found.size() == 1) {
            if (found.get(0) == index) {
                rows.wrong(row, Column.PREDECESSORS, "exchange.cell.itself");
                return Optional.empty();
            }
            return Optional.of(names.id(found.get(0)));
        }
        List<String> there = names.known(reference);
        if (found.isEmpty() && there.size() == 1) {
            return Optional.of(KNOWN + there.get(0));
        }
        boolean none = found.isEmpty() && there.isEmpty();
        if (none && RowNames.isNumber(reference)) {
            rows.wrong(row, Column.PREDECESSORS, "exchange.cell.noSuchRow", reference, rows.size());
        } else {
            rows.wrong(
                    row,
                    Column.PREDECESSORS,
                    none ? "exchange.cell.unknownPredecessor" : "exchange.cell.ambiguousPredecessor",
                    CellText.shortened(text, 60));
        }
        return Optional.empty();
    }
}
