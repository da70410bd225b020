package org.gatehouse.table;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Reads the sheets of an Excel workbook, new (.xlsx, as a stream) or old (.xls). Formulas are not computed: the values
 * stored with them are read. Dates become ISO text whatever their format. A cell merged over several rows stands in each.
 */
public final class SheetTable {

    /** How small a part may be packed, compared with what it unpacks to. */
    private static final double SMALLEST_RATIO = 0.005;

    private SheetTable() {}

    /**
     * The first sheet that looks right, or else the first that is not empty.
     *
     * @param mostUnpacked bytes a part of the workbook may have when it is unpacked
     */
    public static Table read(Path file, long mostUnpacked, Predicate<Table> looksRight) {
        ZipSecureFile.setMaxEntrySize(mostUnpacked);
        ZipSecureFile.setMinInflateRatio(SMALLEST_RATIO);
        ZipSecureFile.setMaxFileCount(2000);
        Table first = null;
        try (OPCPackage workbook = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(workbook);
            boolean since1904 = since1904(reader);
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(workbook);
            var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (sheets.hasNext()) {
                try (InputStream sheet = sheets.next()) {
                    Cells cells = new Cells();
                    parse(sheet, cells, reader, strings, since1904);
                    Table table = cells.table(sheets.getSheetName());
                    if (looksRight.test(table)) {
                        return table;
                    }
                    first = first == null && !table.rows().isEmpty() ? table : first;
                }
            }
        } catch (OpenXML4JException
                | IOException
                | SAXException
                | ParserConfigurationException
                | RuntimeException failed) {
            throw refused(failed);
        }
        if (first == null) {
            throw new Unreadable("table.refused.empty");
        }
        return first;
    }

    public static Table readOld(Path file, Predicate<Table> looksRight) {
        Table first = null;
        try (POIFSFileSystem store = new POIFSFileSystem(file.toFile(), true);
                HSSFWorkbook workbook = new HSSFWorkbook(store)) {
            for (Sheet sheet : workbook) {
                Table table = old(sheet);
                if (looksRight.test(table)) {
                    return table;
                }
                first = first == null && !table.rows().isEmpty() ? table : first;
            }
        } catch (IOException | RuntimeException failed) {
            throw refused(failed);
        }
        if (first == null) {
            throw new Unreadable("table.refused.empty");
        }
        return first;
    }

    private static Unreadable refused(Exception failed) {
        if (failed instanceof Unreadable known) {
            return known;
        }
        if (failed instanceof EncryptedDocumentException) {
            return new Unreadable("table.refused.password");
        }
        String said = String.valueOf(failed.getMessage());
        return new Unreadable(
                said.contains("Zip bomb") || said.contains("max entry size") || said.contains("exceed")
                        ? "table.refused.bomb"
                        : "table.refused.damaged");
    }

    private static void parse(
            InputStream sheet, Cells cells, XSSFReader reader, ReadOnlySharedStringsTable strings, boolean since1904)
            throws OpenXML4JException, IOException, SAXException, ParserConfigurationException {
        ContentHandler values = new XSSFSheetXMLHandler(
                reader.getStylesTable(), null, strings, cells, new PlainFormat(since1904), false);
        XMLReader parser = XMLHelper.newXMLReader();
        XMLFilterImpl merges = new XMLFilterImpl(parser) {
            @Override
            public void startElement(String uri, String name, String qualified, Attributes attributes)
                    throws SAXException {
                if ("mergeCell".equals(name)) {
                    cells.merge(attributes.getValue("ref"));
                }
                super.startElement(uri, name, qualified, attributes);
            }
        };
        merges.setContentHandler(values);
        merges.parse(new InputSource(sheet));
    }

    private static boolean since1904(XSSFReader reader)
            throws OpenXML4JException, IOException, SAXException, ParserConfigurationException {
        boolean[] found = new boolean[1];
        XMLReader parser = XMLHelper.newXMLReader();
        parser.setContentHandler(new DefaultHandler() {
            @Override
            public void startElement(String uri, String name, String qualified, Attributes attributes) {
                if ("workbookPr".equals(name)) {
                    String date1904 = attributes.getValue("date1904");
                    found[0] = "1".equals(date1904) || "true".equals(date1904);
                }
            }
        });
        try (InputStream workbook = reader.getWorkbookData()) {
            parser.parse(new InputSource(workbook));
        }
        return found[0];
    }

    private static Table old(Sheet sheet) {
        DataFormatter format = new PlainFormat(false);
        List<Table.Row> rows = new ArrayList<>();
        for (Row row : sheet) {
            List<String> cells = new ArrayList<>();
            for (Cell cell : row) {
                if (cell.getColumnIndex() > Table.MOST_COLUMNS) {
                    throw new Unreadable("table.refused.tooManyColumns");
                }
                while (cells.size() < cell.getColumnIndex()) {
                    cells.add("");
                }
                cells.add(text(cell, format));
            }
            add(rows, new Table.Row(row.getRowNum() + 1, cells));
        }
        return new Table(sheet.getSheetName(), spread(rows, sheet.getMergedRegions()), '\0');
    }

    private static String text(Cell cell, DataFormatter format) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                format.formatRawCellContents(
                        cell.getNumericCellValue(),
                        cell.getCellStyle().getDataFormat(),
                        cell.getCellStyle().getDataFormatString());
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            default -> "";
        };
    }

    private static void add(List<Table.Row> rows, Table.Row row) {
        if (!row.isBlank()) {
            rows.add(row);
            if (rows.size() > Table.MOST_ROWS) {
                throw new Unreadable("table.refused.tooManyRows", Table.MOST_ROWS);
            }
        }
    }

    /** A cell merged over several rows holds its text in the first only; the others get it here. */
    private static List<Table.Row> spread(List<Table.Row> rows, List<CellRangeAddress> merges) {
        List<CellRangeAddress> tall =
                merges.stream().filter(it -> it.getLastRow() > it.getFirstRow()).toList();
        if (tall.isEmpty()) {
            return rows;
        }
        List<Table.Row> spread = new ArrayList<>(rows);
        for (CellRangeAddress merge : tall) {
            String text = null;
            for (int i = 0; i < spread.size(); i++) {
                Table.Row row = spread.get(i);
                if (row.line() - 1 == merge.getFirstRow()
                        && merge.getFirstColumn() < row.cells().size()) {
                    text = row.cells().get(merge.getFirstColumn());
                } else if (text != null
                        && row.line() - 1 > merge.getFirstRow()
                        && row.line() - 1 <= merge.getLastRow()) {
                    spread.set(i, with(row, merge.getFirstColumn(), text));
                } else if (row.line() - 1 > merge.getLastRow()) {
                    break;
                }
            }
        }
        return spread;
    }

    private static Table.Row with(Table.Row row, int column, String text) {
        List<String> cells = new ArrayList<>(row.cells());
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text);
        return new Table.Row(row.line(), cells);
    }

    /** Numbers as they are, dates in ISO form, shares as percent: what a format shows depends on somebody's taste. */
    private static final class PlainFormat extends DataFormatter {

        private final boolean since1904;

        PlainFormat(boolean since1904) {
            this.since1904 = since1904;
        }

        @Override
        public String formatRawCellContents(double value, int formatIndex, String formatString) {
            return formatRawCellContents(value, formatIndex, formatString, since1904);
        }

        @Override
        public String formatRawCellContents(double value, int formatIndex, String formatString, boolean use1904) {
            if (DateUtil.isADateFormat(formatIndex, formatString) && DateUtil.isValidExcelDate(value)) {
                LocalDateTime at = DateUtil.getLocalDateTime(value, since1904 || use1904, true);
                return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? at.toLocalDate().toString()
                        : at.toString();
            }
            if (formatString != null && formatString.contains("%")) {
                return plain(value * 100) + "%";
            }
            return plain(value);
        }

        private static String plain(double value) {
            return new BigDecimal(value)
                    .round(new MathContext(12))
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    /** Collects the rows that come by. */
    private static final class Cells implements XSSFSheetXMLHandler.SheetContentsHandler {

        private final List<Table.Row> rows = new ArrayList<>();
        private final List<CellRangeAddress> merges = new ArrayList<>();
        private List<String> cells = List.of();

        @Override
        public void startRow(int row) {
            cells = new ArrayList<>();
        }

        @Override
        public void endRow(int row) {
            add(rows, new Table.Row(row + 1, List.copyOf(cells)));
        }

        @Override
        public void cell(String reference, String value, XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (column > Table.MOST_COLUMNS) {
                throw new Unreadable("table.refused.tooManyColumns");
            }
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(value == null || value.startsWith("ERROR:#") ? "" : value);
        }

        void merge(String reference) {
            if (reference != null && merges.size() < Table.MOST_ROWS) {
                merges.add(CellRangeAddress.valueOf(reference));
            }
        }

        Table table(String name) {
            return new Table(name == null ? "" : name, spread(rows, merges), '\0');
        }
    }
}
