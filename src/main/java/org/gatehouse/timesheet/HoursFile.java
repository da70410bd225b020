package org.gatehouse.timesheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.gatehouse.kernel.InertText;

/** Rows as a file that a spreadsheet opens as it is; no text in it computes. Written row by row. */
final class HoursFile {

    /** Rows a workbook holds in memory. */
    private static final int WINDOW = 200;

    /** What a workbook's sheet holds, without its headings. */
    private static final int MOST_ROWS = 1_048_575;

    private HoursFile() {}

    /** UTF-8 with its mark, by which Excel knows it. */
    static void csv(List<String> headings, Stream<List<Object>> rows, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(headings);
        for (Iterator<List<Object>> each = rows.iterator(); each.hasNext(); ) {
            printer.printRecord(each.next().stream().map(HoursFile::text).toList());
        }
        printer.flush();
    }

    static void sheet(String title, List<String> headings, Stream<List<Object>> rows, OutputStream out)
            throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW)) {
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            CellStyle head = workbook.createCellStyle();
            Font bold = workbook.createFont();
            bold.setBold(true);
            head.setFont(bold);
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            CellStyle words = workbook.createCellStyle();
            words.setDataFormat(workbook.createDataFormat().getFormat("@"));
            // Excel leaves such a cell text even when somebody edits it.
            words.setQuotePrefixed(true);
            SXSSFSheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(title));
            Row first = sheet.createRow(0);
            for (int at = 0; at < headings.size(); at++) {
                sheet.setColumnWidth(at, 16 * 256);
                Cell cell = first.createCell(at);
                cell.setCellValue(headings.get(at));
                cell.setCellStyle(head);
            }
            sheet.createFreezePane(0, 1);
            int number = 0;
            for (Iterator<List<Object>> each = rows.iterator(); each.hasNext() && number < MOST_ROWS; ) {
                Row row = sheet.createRow(++number);
                List<Object> cells = each.next();
                for (int at = 0; at < cells.size(); at++) {
                    fill(row.createCell(at), cells.get(at), day, words);
                }
            }
            workbook.write(out);
        }
    }

    private static void fill(Cell cell, Object value, CellStyle day, CellStyle words) {
        if (value instanceof BigDecimal number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate date) {
            cell.setCellValue(date);
            cell.setCellStyle(day);
        } else {
            cell.setCellValue(value.toString());
            cell.setCellStyle(words);
        }
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : InertText.of(value.toString());
    }
}
