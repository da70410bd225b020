package org.gatehouse.exchange;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.exchange.FileReading.CellError;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.table.CellText;
import org.gatehouse.table.Table;
import org.gatehouse.table.Unreadable;

/** Makes a plan of the rows of a table, and notes each cell it cannot read. */
final class TableReading {

    private static final int SAMPLES = 5;

    private static final PlanDocument.Calendar HOUSE = new PlanDocument.Calendar(
            "1",
            "",
            null,
            Map.of(
                    1, "09:00-12:00,13:00-18:00",
                    2, "09:00-12:00,13:00-18:00",
                    3, "09:00-12:00,13:00-18:00",
                    4, "09:00-12:00,13:00-18:00",
                    5, "09:00-12:00,13:00-18:00",
                    6, "",
                    7, ""),
            List.of());

    private final Table table;
    private final Wishes wishes;
    private final Headings headings;
    private final TableRows rows;
    private final CellValues values;

    private TableReading(Table table, Wishes wishes) {
        this.table = table;
        this.wishes = wishes;
        this.headings = Headings.of(table, wishes.columns());
        this.rows = new TableRows(table, headings);
        this.values = new CellValues(rows, wishes.dates());
    }

    static FileReading of(Table table, Wishes wishes) {
        if (table.rows().isEmpty()) {
            throw new Unreadable("exchange.refused.empty");
        }
        return new TableReading(table, wishes).reading();
    }

    private FileReading reading() {
        if (rows.size() == 0) {
            throw new Unreadable("exchange.refused.noRows");
        }
        if (rows.size() > PlanFile.MOST_ITEMS) {
            throw new Unreadable("exchange.refused.tooManyItems", PlanFile.MOST_ITEMS);
        }
        List<Problem> remarks = headings.leftOut().stream()
                .map(header -> Problem.of("", "exchange.remark.column", CellText.shortened(header, 40)))
                .toList();
        if (rows.has(Column.TITLE)) {
            PlanDocument document = document(remarks);
            return reading(document, rows.errorsByLine());
        }
        rows.noTitles();
        PlanDocument nothing = new PlanDocument(
                "", PlanDocument.Facts.NONE, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), remarks);
        return reading(nothing, rows.errors());
    }

    private FileReading reading(PlanDocument document, List<CellError> errors) {
        return new FileReading(List.of(""), 0, document, sense(), errors, null);
    }

    private TableSense sense() {
        List<List<String>> samples = new ArrayList<>();
        for (int column = 0; column < headings.headers().size(); column++) {
            List<String> sample = new ArrayList<>();
            for (int i = 0; i < Math.min(SAMPLES, rows.size()); i++) {
                sample.add(CellText.shortened(rows.get(i).text(column), 60));
            }
            samples.add(sample);
        }
        return new TableSense(
                table.sheet(),
                headings.headers(),
                headings.columns(),
                samples,
                values.order(),
                values.isAmbiguous(),
                rows.size());
    }

    private PlanDocument document(List<Problem> remarks) {
        RowNames names = new RowNames(rows, wishes.known());
        TableOutline outline = new TableOutline(rows, names);
        TableResources resources = new TableResources(rows, names);
        TableItems rowItems = new TableItems(rows, values, names, outline, resources);
        TableLinks rowLinks = new TableLinks(rows, names);
        List<PlanDocument.Item> items = new ArrayList<>();
        List<PlanDocument.Tie> links = new ArrayList<>();
        List<PlanDocument.Assignment> assignments = new ArrayList<>();
        List<PlanDocument.Baseline> baselines = new ArrayList<>();
        for (int i = 0; i < rows.size() && !rows.tooManyErrors(); i++) {
            rows.check(rows.get(i));
            items.add(rowItems.item(i));
            rowLinks.of(i, links);
            resources.assignments(i, assignments);
            rowItems.baseline(i).ifPresent(baselines::add);
        }
        LocalDateTime start = items.stream()
                .map(PlanDocument.Item::start)
                .filter(Objects::nonNull)
                .min(LocalDateTime::compareTo)
                .orElse(null);
        LocalDateTime finish = items.stream()
                .map(PlanDocument.Item::finish)
                .filter(Objects::nonNull)
                .max(LocalDateTime::compareTo)
                .orElse(null);
        return new PlanDocument(
                "",
                new PlanDocument.Facts(table.sheet(), start, finish, null, "1", "", 480, 2400, 20),
                List.of(HOUSE),
                resources.all(),
                items,
                links,
                assignments,
                baselines,
                remarks);
    }
}
