package org.gatehouse.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.gatehouse.kernel.InertText;

/** Writes a plan as CSV that Excel opens as it is: UTF-8 with its mark, and no text that would compute. */
final class CsvWriting {

    private CsvWriting() {}

    static byte[] of(PlanDocument plan, Locale locale) {
        PlanTable table = new PlanTable(plan, locale);
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(PlanTable.COLUMNS.stream().map(table::header));
            for (PlanDocument.Item item : plan.items()) {
                printer.printRecord(PlanTable.COLUMNS.stream().map(column -> text(table.value(item, column), column)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Object value, Column column) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString() + (column == Column.PERCENT ? "%" : "");
        }
        return value instanceof String text ? InertText.of(text) : value.toString();
    }
}
