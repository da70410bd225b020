package org.gatehouse.progress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.gatehouse.progress.ProgressTables.Table;

/** Writes tables as files that Excel opens as they are: no text of theirs computes. */
final class ProgressFile {

    private static final String RISKY = "=+-@\t\r\n＝＋－＠";
    private static final int LONGEST = 32_767;

    private ProgressFile() {}

    /** UTF-8 with its mark. */
    static byte[] csv(Table table) {
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(table.heads());
            for (List<Object> row : table.rows()) {
                printer.printRecord(row.stream().map(ProgressFile::plain));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook, one sheet a table. */
    static byte[] xlsx(List<Table> tables) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(200)) {
            CellStyle head = head(workbook);
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
            CellStyle text = workbook.createCellStyle();
            text.setQuotePrefixed(true);
            for (Table table : tables) {
                SXSSFSheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(table.name()));
                Row heads = sheet.createRow(0);
                for (int i = 0; i < table.heads().size(); i++) {
                    fill(heads.createCell(i), table.heads().get(i), head, day);
                    sheet.setColumnWidth(i, 20 * 256);
                }
                sheet.createFreezePane(0, 1);
                for (int at = 0; at < table.rows().size(); at++) {
                    Row row = sheet.createRow(at + 1);
                    List<Object> cells = table.rows().get(at);
                    for (int i = 0; i < cells.size(); i++) {
                        if (cells.get(i) != null) {
                            fill(row.createCell(i), cells.get(i), text, day);
                        }
                    }
                }
            }
            workbook.write(bytes);
            workbook.dispose();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private static CellStyle head(SXSSFWorkbook workbook) {
        Font bold = workbook.createFont();
        bold.setBold(true);
        CellStyle head = workbook.createCellStyle();
        head.setFont(bold);
        return head;
    }

    private static void fill(Cell cell, Object value, CellStyle text, CellStyle day) {
        if (value instanceof BigDecimal number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate date) {
            cell.setCellValue(date);
            cell.setCellStyle(day);
        } else {
            String words = value.toString();
            cell.setCellValue(words.length() > LONGEST ? words.substring(0, LONGEST) : words);
            cell.setCellStyle(text);
        }
    }

    private static String plain(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        String text = value.toString();
        return !text.isEmpty() && RISKY.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
