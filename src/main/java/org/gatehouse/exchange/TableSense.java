package org.gatehouse.exchange;

import java.util.List;
import org.gatehouse.table.DateOrder;

/**
 * How the columns and dates of a table were understood; the person may say otherwise.
 *
 * @param sheet of the workbook; empty for text
 * @param headers of the columns, as they stand in the file
 * @param columns what each column was taken for; null where it is left out
 * @param samples the first rows, by column
 * @param dates the order of written dates
 * @param datesAmbiguous whether nothing in the file told the order of day and month
 */
record TableSense(
        String sheet,
        List<String> headers,
        List<Column> columns,
        List<List<String>> samples,
        DateOrder dates,
        boolean datesAmbiguous,
        int rows) {}
