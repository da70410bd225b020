package org.gatehouse.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.table.CellText;
import org.gatehouse.table.Table;

/** Who and what the rows name, each once, and who works on which row. */
final class TableResources {

    private final TableRows rows;
    private final RowNames names;
    private final Map<String, PlanDocument.Resource> resources = new LinkedHashMap<>();

    TableResources(TableRows rows, RowNames names) {
        this.rows = rows;
        this.names = names;
    }

    /** In the order they are named. */
    List<PlanDocument.Resource> all() {
        return List.copyOf(resources.values());
    }

    /** Who answers for a row: the first that is named; empty where nobody is. */
    String owner(Table.Row row) {
        List<String> owners = WrittenShare.list(rows.text(row, Column.OWNER)).stream()
                .map(WrittenShare::name)
                .toList();
        owners.forEach(owner -> resource(owner, false));
        return owners.isEmpty() ? "" : owners.get(0);
    }

    /** Its id; one that is named for the first time is added. */
    private String resource(String name, boolean material) {
        String folded = CellText.folded(name);
        PlanDocument.Resource resource = resources.get(folded);
        if (resource == null) {
            resource = new PlanDocument.Resource(
                    Integer.toString(resources.size() + 1),
                    CellText.shortened(name, 200),
                    material ? PlanDocument.Resource.Kind.MATERIAL : PlanDocument.Resource.Kind.WORK,
                    100,
                    null,
                    null,
                    "",
                    "",
                    "",
                    false,
                    null);
            resources.put(folded, resource);
        }
        return resource.id();
    }

    void assignments(int index, List<PlanDocument.Assignment> assignments) {
        Table.Row row = rows.get(index);
        Map<String, Double> shares = new LinkedHashMap<>();
        for (WrittenShare share : WrittenShare.list(rows.text(row, Column.RESOURCES))) {
            shares.merge(resource(share.name(), !share.unit().isEmpty()), share.percent(), Double::sum);
        }
        List<WrittenShare> owners = WrittenShare.list(rows.text(row, Column.OWNER));
        for (WrittenShare share : owners.size() > 1 ? owners : List.<WrittenShare>of()) {
            shares.putIfAbsent(resource(share.name(), false), share.percent());
        }
        shares.forEach((resource, percent) -> {
            if (percent > 1_000_000) {
                Column column = rows.text(row, Column.RESOURCES).isEmpty() ? Column.OWNER : Column.RESOURCES;
                rows.wrong(row, column, "exchange.cell.share", CellText.shortened(rows.text(row, column), 60));
            } else {
                assignments.add(new PlanDocument.Assignment(names.id(index), resource, percent, null, null));
            }
        });
    }
}
