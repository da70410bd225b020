package org.gatehouse.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** Writes a plan as an Excel workbook: one row an item, dates as dates, texts as texts, the outline by indents. */
final class SheetWriting {

    private static final int TITLES = PlanTable.COLUMNS.indexOf(Column.TITLE) + 1;
    private static final int DEEPEST_INDENT = 15;

    private final SXSSFWorkbook workbook;
    private final Map<String, CellStyle> styles = new HashMap<>();

    private SheetWriting(SXSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    static byte[] of(PlanDocument plan, Locale locale) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(200)) {
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            new SheetWriting(workbook).write(plan, new PlanTable(plan, locale));
            workbook.write(bytes);
            workbook.dispose();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private void write(PlanDocument plan, PlanTable table) {
        SXSSFSheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(
                plan.project().name().isBlank() ? "Plan" : plan.project().name()));
        List<Column> columns = PlanTable.COLUMNS;
        Row header = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = header.createCell(i);
            cell.setCellValue(table.header(columns.get(i)));
            cell.setCellStyle(style("header", false, 0));
            sheet.setColumnWidth(i, width(columns.get(i)) * 256);
        }
        sheet.createFreezePane(TITLES, 1);
        int row = 0;
        for (PlanDocument.Item item : plan.items()) {
            Row written = sheet.createRow(++row);
            boolean summary = item.kind() == PlanDocument.Item.Kind.SUMMARY;
            for (int i = 0; i < columns.size(); i++) {
                Object value = table.value(item, columns.get(i));
                if (value != null && !"".equals(value)) {
                    fill(written.createCell(i), value, columns.get(i), summary, item.level());
                }
            }
        }
        sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, row), 0, columns.size() - 1));
    }

    private void fill(Cell cell, Object value, Column column, boolean summary, int level) {
        if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            cell.setCellStyle(style("date", summary, 0));
        } else if (value instanceof BigDecimal number) {
            boolean percent = column == Column.PERCENT;
            cell.setCellValue(percent ? number.movePointLeft(2).doubleValue() : number.doubleValue());
            cell.setCellStyle(style(percent ? "percent" : "number", summary, 0));
        } else {
            String text = value.toString();
            cell.setCellValue(text.length() > 32_767 ? text.substring(0, 32_767) : text);
            cell.setCellStyle(style("text", summary, column == Column.TITLE ? Math.min(level - 1, DEEPEST_INDENT) : 0));
        }
    }

    private CellStyle style(String kind, boolean bold, int indent) {
        return styles.computeIfAbsent(kind + bold + indent, key -> {
            XSSFCellStyle style = (XSSFCellStyle) workbook.createCellStyle();
            style.setVerticalAlignment(VerticalAlignment.TOP);
            style.setIndention((short) indent);
            short format = switch (kind) {
                case "date" -> workbook.createDataFormat().getFormat("yyyy-mm-dd");
                case "percent" -> workbook.createDataFormat().getFormat("0%");
                case "number" -> workbook.createDataFormat().getFormat("General");
                default -> workbook.createDataFormat().getFormat("@");
            };
            style.setDataFormat(format);
            if (bold || kind.equals("header")) {
                Font font = workbook.createFont();
                font.setBold(true);
                style.setFont(font);
            }
            if (kind.equals("header")) {
                style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
                style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                style.setBorderBottom(BorderStyle.THIN);
            } else if (kind.equals("text")) {
                // Excel leaves such a cell text even when somebody edits it.
                style.setQuotePrefixed(true);
            }
            return style;
        });
    }

    private static int width(Column column) {
        return switch (column) {
            case TITLE -> 42;
            case DESCRIPTION, DELIVERABLE, RESOURCES -> 30;
            case CONSTRAINT, PREDECESSORS -> 22;
            default -> 14;
        };
    }
}
