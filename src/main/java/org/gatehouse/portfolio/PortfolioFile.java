package org.gatehouse.portfolio;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.gatehouse.kernel.InertText;

/** Projects as a file that a spreadsheet opens as it is; no text in it computes. Written row by row. */
final class PortfolioFile {

    /** Rows a workbook holds in memory. */
    private static final int WINDOW = 200;

    private static final int LONGEST_CELL = 32_767;

    private PortfolioFile() {}

    /** UTF-8 with its mark, by which Excel knows it. */
    static void csv(PortfolioTable table, List<ProjectLine> lines, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(table.headings());
        for (ProjectLine line : lines) {
            printer.printRecord(
                    table.cells(line).stream().map(PortfolioFile::text).toList());
        }
        printer.flush();
    }

    static void sheet(PortfolioTable table, List<ProjectLine> lines, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW)) {
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            new Sheet(workbook).write(table, lines);
            workbook.write(out);
        }
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return plain(number);
        }
        return value == null ? "" : InertText.of(value.toString());
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /** The one sheet of a workbook. */
    private static final class Sheet {

        private final SXSSFWorkbook workbook;
        private final CellStyle head;
        private final CellStyle day;
        private final CellStyle words;

        Sheet(SXSSFWorkbook workbook) {
            this.workbook = workbook;
            Font bold = workbook.createFont();
            bold.setBold(true);
            head = workbook.createCellStyle();
            head.setFont(bold);
            day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            words = workbook.createCellStyle();
            words.setDataFormat(workbook.createDataFormat().getFormat("@"));
            // Excel leaves such a cell text even when somebody edits it.
            words.setQuotePrefixed(true);
        }

        void write(PortfolioTable table, List<ProjectLine> lines) {
            SXSSFSheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(table.title()));
            PortfolioTable.Column[] columns = PortfolioTable.Column.values();
            Row headings = sheet.createRow(0);
            for (int at = 0; at < columns.length; at++) {
                sheet.setColumnWidth(at, columns[at].width() * 256);
                Cell cell = headings.createCell(at);
                cell.setCellValue(table.headings().get(at));
                cell.setCellStyle(head);
            }
            sheet.createFreezePane(2, 1);
            sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, lines.size()), 0, columns.length - 1));
            int number = 0;
            for (ProjectLine line : lines) {
                Row row = sheet.createRow(++number);
                List<Object> cells = table.cells(line);
                for (int at = 0; at < cells.size(); at++) {
                    if (cells.get(at) != null) {
                        fill(row.createCell(at), cells.get(at));
                    }
                }
            }
        }

        private void fill(Cell cell, Object value) {
            if (value instanceof LocalDate date) {
                cell.setCellValue(date);
                cell.setCellStyle(day);
            } else if (value instanceof BigDecimal number) {
                cell.setCellValue(number.doubleValue());
            } else {
                String text = value.toString();
                cell.setCellValue(text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
                cell.setCellStyle(words);
            }
        }
    }
}
