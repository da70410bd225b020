package org.gatehouse.exchange;

import java.util.List;
import org.gatehouse.table.DateOrder;

/**
 * What the person said about how a file is to be read.
 *
 * @param project which of the file's plans, from 0
 * @param columns what each column of a table holds, null for none; an empty list: guess
 * @param dates null: guess
 * @param known items of the plan there is already; a table may name them as predecessors
 */
record Wishes(int project, List<Column> columns, DateOrder dates, List<Known> known) {

    static final Wishes NONE = new Wishes(0, List.of(), null, List.of());

    /** An item of the plan there is. */
    record Known(String key, String title) {}
}
