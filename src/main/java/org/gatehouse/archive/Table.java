package org.gatehouse.archive;

import java.util.List;
import java.util.Optional;

/**
 * A table as the database describes it; all names in small letters.
 *
 * @param key columns of the primary key; empty where there is none
 */
record Table(String name, List<Column> columns, List<String> key, List<Reference> references) {

    /** @param type of {@link java.sql.Types}, for values that are missing */
    record Column(String name, Kind kind, int type, boolean nullable, boolean generated) {}

    /** @param required whether no row can be without it */
    record Reference(List<String> columns, String target, List<String> targetColumns, boolean required) {}

    /** The column whose values the database itself gives, if there is one. */
    Optional<Column> generated() {
        return columns.stream().filter(Column::generated).findFirst();
    }

    boolean has(String column) {
        return columns.stream().anyMatch(it -> it.name().equals(column));
    }

    Column column(String wanted) {
        return columns.stream()
                .filter(it -> it.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + "." + wanted));
    }

    boolean isEngines() {
        return name.startsWith("act_");
    }
}
