package org.gatehouse.trail;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.InertText;
import org.springframework.context.MessageSource;

/** Lines of a trail as a file, newest first, in the reader's language; JSON has the ids and hashes beside the words. */
final class TrailFile {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> COLUMNS =
            List.of("number", "at", "who", "onBehalfOf", "kind", "what", "changes", "reason", "hash");
    private static final List<Integer> WIDTHS = List.of(8, 20, 22, 22, 14, 60, 60, 40, 66);
    private static final int WINDOW = 200;
    private static final int LONGEST_CELL = 32_767;

    private final TrailLines lines;
    private final TrailTexts texts;
    private final MessageSource messages;
    private final boolean costs;
    private final ZoneId zone;
    private final Locale locale;

    /** @param costs whether the reader may know what a project's work costs */
    TrailFile(TrailLines lines, TrailTexts texts, MessageSource messages, boolean costs, ZoneId zone, Locale locale) {
        this.lines = lines;
        this.texts = texts;
        this.messages = messages;
        this.costs = costs;
        this.zone = zone;
        this.locale = locale;
    }

    /** What a line says to whoever takes it. */
    private interface Taker {
        void take(TrailLine line, TrailEntry entry) throws IOException;
    }

    void write(String format, TrailFilter filter, OutputStream out) throws IOException {
        switch (format) {
            case "csv" -> csv(filter, out);
            case "json" -> json(filter, out);
            default -> sheet(filter, out);
        }
    }

    /** UTF-8 with its mark, by which Excel knows it. */
    private void csv(TrailFilter filter, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(headings());
        each(filter, (line, entry) -> printer.printRecord(cells(line, entry)));
        printer.flush();
    }

    private void json(TrailFilter filter, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonMapper().createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            each(filter, (line, entry) -> {
                json.writeStartObject();
                json.writeNumberField("number", line.number());
                json.writeStringField("at", line.at().toString());
                json.writeStringField("actor", line.actor());
                json.writeStringField("who", entry.who());
                json.writeStringField("onBehalfOf", line.onBehalfOf());
                json.writeStringField("action", line.action());
                json.writeStringField("what", entry.what());
                json.writeStringField("subject", line.subject());
                json.writeStringField("reason", line.reason());
                json.writeArrayFieldStart("details");
                for (String detail : line.details()) {
                    json.writeString(detail);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("changes");
                for (Change change : line.changes()) {
                    json.writeStartObject();
                    json.writeStringField("field", change.field());
                    if (costs || !change.isConfidential()) {
                        json.writeStringField("before", change.before());
                        json.writeStringField("after", change.after());
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeStringField("hash", line.hash());
                json.writeEndObject();
            });
            json.writeEndArray();
        }
    }

    private void sheet(TrailFilter filter, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW)) {
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            Font bold = workbook.createFont();
            bold.setBold(true);
            CellStyle head = workbook.createCellStyle();
            head.setFont(bold);
            CellStyle words = workbook.createCellStyle();
            words.setDataFormat(workbook.createDataFormat().getFormat("@"));
            words.setQuotePrefixed(true);
            SXSSFSheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(filter.projectKey()));
            fill(sheet.createRow(0), headings(), head);
            for (int at = 0; at < WIDTHS.size(); at++) {
                sheet.setColumnWidth(at, WIDTHS.get(at) * 256);
            }
            sheet.createFreezePane(0, 1);
            each(filter, (line, entry) -> {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                fill(row, cells(line, entry), words);
                row.getCell(0).setCellValue(line.number());
            });
            workbook.write(out);
        }
    }

    private static void fill(Row row, List<String> cells, CellStyle style) {
        for (int at = 0; at < cells.size(); at++) {
            String text = cells.get(at);
            row.createCell(at).setCellValue(text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
            row.getCell(at).setCellStyle(style);
        }
    }

    private List<String> headings() {
        return COLUMNS.stream()
                .map(column -> messages.getMessage("trail.column." + column, null, locale))
                .toList();
    }

    private List<String> cells(TrailLine line, TrailEntry entry) {
        return Stream.of(
                        Integer.toString(line.number()),
                        line.at().atZone(zone).format(MOMENT),
                        entry.who(),
                        entry.onBehalfOf(),
                        texts.kind(line.kind(), locale),
                        entry.what(),
                        entry.changes().stream()
                                .map(change ->
                                        change.field() + ": " + dash(change.before()) + " → " + dash(change.after()))
                                .collect(Collectors.joining("; ")),
                        entry.reason(),
                        line.hash())
                .map(InertText::of)
                .toList();
    }

    private static String dash(String value) {
        return value.isEmpty() ? "–" : value;
    }

    private void each(TrailFilter filter, Taker taker) throws IOException {
        try {
            lines.each(filter, line -> {
                try {
                    taker.take(line, texts.entry(line, costs, locale));
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }
}
