package org.gatehouse.timesheet;

/** By what hours are added up. */
enum Dimension {
    ITEM("e.item_key"),
    PERSON("e.person_id"),
    PHASE("i.phase_name"),
    KIND("e.kind"),
    MONTH("cast(cast(extract(year from e.work_day) * 100 + extract(month from e.work_day) as int) as varchar(6))"),
    PROJECT("e.project_key");

    private final String sql;

    Dimension(String sql) {
        this.sql = sql;
    }

    /** What is grouped by, over {@code time_entry e} and {@code work_item i}. */
    String sql() {
        return sql;
    }

    /** The one of this name; another where there is none. */
    static Dimension of(String name, Dimension otherwise) {
        for (Dimension one : values()) {
            if (one.name().equalsIgnoreCase(name)) {
                return one;
            }
        }
        return otherwise;
    }
}
