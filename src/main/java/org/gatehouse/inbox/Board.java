package org.gatehouse.inbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.inbox.ItemRows.Counted;
import org.gatehouse.plan.ItemStatus;

/** Work items in columns by where they stand. */
record Board(List<Column> columns) {

    /** Cards of a column; the list has the rest. */
    static final int MOST = 50;

    private static final List<ItemStatus> ORDER = List.of(
            ItemStatus.PLANNED, ItemStatus.RELEASED, ItemStatus.IN_PROGRESS, ItemStatus.IN_ACCEPTANCE, ItemStatus.DONE);

    /** @param count of all items in that state, those that are not shown included */
    record Column(ItemStatus status, int count, List<Card> cards) {

        public int more() {
            return count - cards.size();
        }
    }

    /** @param targets states it may be moved to by its reader, as far as that can be told from here */
    record Card(ItemRows.Row row, boolean overdue, boolean mine, List<ItemStatus> targets) {}

    static Board of(List<Counted> rows, String reader, LocalDate today) {
        Map<ItemStatus, List<Counted>> byStatus =
                rows.stream().collect(Collectors.groupingBy(each -> each.row().status()));
        List<Column> columns = new ArrayList<>();
        for (ItemStatus status : ORDER) {
            List<Counted> in = byStatus.getOrDefault(status, List.of());
            columns.add(new Column(
                    status,
                    in.isEmpty() ? 0 : in.get(0).count(),
                    in.stream().map(each -> card(each.row(), reader, today)).toList()));
        }
        return new Board(columns);
    }

    private static Card card(ItemRows.Row row, String reader, LocalDate today) {
        boolean mine = row.ownerId().equals(reader);
        boolean moves = mine && row.projectStatus().equals("RUNNING");
        return new Card(row, row.isOverdue(today), mine, moves ? targets(row) : List.of());
    }

    private static List<ItemStatus> targets(ItemRows.Row row) {
        ItemStatus end = row.needsAcceptance() ? ItemStatus.IN_ACCEPTANCE : ItemStatus.DONE;
        return switch (row.status()) {
            case RELEASED -> List.of(ItemStatus.IN_PROGRESS, end);
            case IN_PROGRESS -> List.of(end);
            case IN_ACCEPTANCE -> List.of(ItemStatus.IN_PROGRESS);
            default -> List.of();
        };
    }
}
