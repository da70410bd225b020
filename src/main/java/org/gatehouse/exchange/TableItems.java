package org.gatehouse.exchange;

import java.util.Optional;
import org.gatehouse.table.CellText;
import org.gatehouse.table.Table;
import org.gatehouse.table.WrittenDate;

/** Makes an item of each row. */
final class TableItems {

    private final TableRows rows;
    private final CellValues values;
    private final RowNames names;
    private final TableOutline outline;
    private final TableResources resources;

    TableItems(TableRows rows, CellValues values, RowNames names, TableOutline outline, TableResources resources) {
        this.rows = rows;
        this.values = values;
        this.names = names;
        this.outline = outline;
        this.resources = resources;
    }

    PlanDocument.Item item(int index) {
        Table.Row row = rows.get(index);
        Integer parent = outline.parent(index);
        String title = CellText.shortened(rows.text(row, Column.TITLE).replaceAll("\\s+", " "), Table.LONGEST_CELL);
        if (title.isEmpty()) {
            rows.wrong(row, Column.TITLE, "error.required");
        }
        Optional<WrittenTime> duration =
                values.length(row, Column.DURATION, WrittenTime.Unit.DAYS, "exchange.cell.duration");
        Optional<WrittenTime> effort =
                values.length(row, Column.EFFORT, WrittenTime.Unit.HOURS, "exchange.cell.effort");
        WrittenDate start = values.date(row, Column.START);
        WrittenDate finish = values.date(row, Column.FINISH);
        if (start != null && finish != null && finish.day().isBefore(start.day())) {
            rows.wrong(row, Column.FINISH, "error.period.reversed");
        }
        String kind = CellText.folded(rows.text(row, Column.KIND));
        boolean milestone = values.yes(row, Column.MILESTONE)
                || kind.contains("milestone")
                || kind.contains("里程碑")
                || duration.isPresent() && duration.get().minutes() == 0;
        String owner = resources.owner(row);
        int percent = values.percent(row);
        WrittenDate begun = values.date(row, Column.ACTUAL_START);
        WrittenDate done = values.date(row, Column.ACTUAL_FINISH);
        return new PlanDocument.Item(
                names.id(index),
                index + 1,
                parent == null ? null : names.id(parent),
                outline.level(index),
                rows.text(row, Column.WBS),
                outline.isSummary(index)
                        ? PlanDocument.Item.Kind.SUMMARY
                        : milestone ? PlanDocument.Item.Kind.MILESTONE : PlanDocument.Item.Kind.WORK,
                title,
                duration.map(WrittenTime::minutes).orElse(null),
                duration.map(WrittenTime::elapsed).orElse(false),
                effort.map(WrittenTime::minutes).orElse(null),
                CellValues.at(start, CellValues.MORNING),
                CellValues.at(finish, CellValues.EVENING),
                values.constraint(row),
                CellValues.at(values.date(row, Column.DEADLINE), CellValues.EVENING),
                done != null ? 100 : percent,
                CellValues.at(begun, CellValues.MORNING),
                CellValues.at(done, CellValues.EVENING),
                values.priority(row),
                null,
                rows.text(row, Column.DESCRIPTION),
                values.amount(row, Column.COST),
                values.amount(row, Column.FIXED_COST),
                values.length(row, Column.OPTIMISTIC, WrittenTime.Unit.HOURS, "exchange.cell.effort")
                        .map(WrittenTime::minutes)
                        .orElse(null),
                values.length(row, Column.PESSIMISTIC, WrittenTime.Unit.HOURS, "exchange.cell.effort")
                        .map(WrittenTime::minutes)
                        .orElse(null),
                false,
                rows.text(row, Column.ACTIVE).isEmpty() || values.yes(row, Column.ACTIVE),
                rows.text(row, Column.UID),
                owner,
                rows.text(row, Column.PHASE).replaceAll("\\s+", " "),
                rows.text(row, Column.DELIVERABLE),
                rows.text(row, Column.ACCEPTANCE).isEmpty() ? null : values.yes(row, Column.ACCEPTANCE));
    }

    /** What was planned for a row once; empty where the table does not say. */
    Optional<PlanDocument.Baseline> baseline(int index) {
        Table.Row row = rows.get(index);
        WrittenDate start = values.date(row, Column.BASELINE_START);
        WrittenDate finish = values.date(row, Column.BASELINE_FINISH);
        return start == null && finish == null
                ? Optional.empty()
                : Optional.of(new PlanDocument.Baseline(
                        names.id(index),
                        0,
                        CellValues.at(start, CellValues.MORNING),
                        CellValues.at(finish, CellValues.EVENING),
                        null,
                        null,
                        null));
    }
}
