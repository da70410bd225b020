package org.gatehouse.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A small table that shows what an import understands. */
final class SampleTable {

    private static final List<Column> COLUMNS = List.of(
            Column.LEVEL,
            Column.TITLE,
            Column.OWNER,
            Column.START,
            Column.DURATION,
            Column.EFFORT,
            Column.PREDECESSORS,
            Column.PRIORITY,
            Column.DELIVERABLE,
            Column.ACCEPTANCE);

    private SampleTable() {}

    static byte[] of(String owner, LocalDate start, Locale locale) {
        PlanTable labels = new PlanTable(
                new PlanDocument(
                        "",
                        PlanDocument.Facts.NONE,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                locale);
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS.stream().map(labels::header));
            if ("zh".equals(locale.getLanguage())) {
                printer.printRecord("1", "内容上线", "", "", "", "", "", "", "", "");
                printer.printRecord("2", "关键词调研", owner, start, "2天", "16", "", "高", "关键词清单", "是");
                printer.printRecord("2", "撰写落地页", owner, "", "5 个工作日", "40", "2FS+1d", "中", "三个落地页", "否");
                printer.printRecord("2", "上线", owner, "", "0d", "", "撰写落地页", "高", "", "否");
            } else {
                printer.printRecord("1", "Content goes live", "", "", "", "", "", "", "", "");
                printer.printRecord(
                        "2", "Keyword research", owner, start, "2d", "16", "", "high", "List of keywords", "yes");
                printer.printRecord(
                        "2", "Write landing pages", owner, "", "1w", "40", "2FS+1d", "normal", "Three pages", "no");
                printer.printRecord("2", "Go live", owner, "", "0d", "", "Write landing pages", "high", "", "no");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
