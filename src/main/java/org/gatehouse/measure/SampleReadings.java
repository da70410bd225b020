package org.gatehouse.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A small table of readings: three weeks, a column for each of a project's metrics. */
final class SampleReadings {

    private static final int COLUMNS = 8;

    private SampleReadings() {}

    static byte[] of(List<Metric> metrics, LocalDate today, Locale locale) {
        boolean chinese = "zh".equals(locale.getLanguage());
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            List<Object> head = new ArrayList<>(List.of(chinese ? "日期" : "Date"));
            List<String> names =
                    metrics.stream().limit(COLUMNS).map(Metric::name).toList();
            head.addAll((names.isEmpty() ? List.of(chinese ? "销售额" : "Sales") : names)
                    .stream().map(SampleReadings::guarded).toList());
            head.add(chinese ? "备注" : "Note");
            printer.printRecord(head);
            for (int week = 2; week >= 0; week--) {
                List<Object> row = new ArrayList<>(List.of(today.minusWeeks(week)));
                for (int column = 1; column < head.size() - 1; column++) {
                    row.add(100 * column + 10 * (2 - week));
                }
                row.add("");
                printer.printRecord(row);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing that a spreadsheet would compute. */
    private static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
