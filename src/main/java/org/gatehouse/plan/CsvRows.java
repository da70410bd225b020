package org.gatehouse.plan;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gatehouse.kernel.Refusal.Problem;

/**
 * The rows of a file by column; blank lines are left out.
 *
 * @param errors in single rows; what makes the whole file unreadable is refused at once
 */
record CsvRows(Map<ImportColumn, String> headers, List<Row> rows, List<ImportError> errors) {

    static final int MOST_ROWS = 5000;

    private static final int LONGEST = 20000;

    /** @param line of the file it begins on */
    record Row(int line, Map<ImportColumn, String> cells) {

        /** Trimmed text; empty where the file has none. */
        String text(ImportColumn column) {
            return cells.getOrDefault(column, "");
        }
    }

    static CsvRows of(CsvText file) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(file.delimiter())
                .setIgnoreEmptyLines(false)
                .get();
        List<ImportError> errors = new ArrayList<>();
        Reading reading = new Reading(errors);
        try (CSVParser parser = CSVParser.parse(new StringReader(file.text()), format)) {
            Iterator<CSVRecord> records = parser.iterator();
            long line = 1;
            while (records.hasNext()) {
                reading.take((int) line, records.next());
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException | IllegalStateException | IOException broken) {
            errors.add(new ImportError(reading.nextLine(), "", Problem.of("file", "plan.import.quotes")));
            throw new ImportRefused(errors);
        }
        if (reading.headers == null || reading.rows.isEmpty()) {
            throw new ImportRefused(
                    List.of(ImportError.file(reading.headers == null ? "plan.import.empty" : "plan.import.noRows")));
        }
        return new CsvRows(reading.headers, reading.rows, errors);
    }

    String header(ImportColumn column) {
        return headers.getOrDefault(column, "");
    }

    private static final class Reading {

        private final List<ImportError> errors;
        private final List<Row> rows = new ArrayList<>();
        private final List<ImportColumn> order = new ArrayList<>();
        private Map<ImportColumn, String> headers;
        private int lastLine;

        Reading(List<ImportError> errors) {
            this.errors = errors;
        }

        int nextLine() {
            return lastLine + 1;
        }

        void take(int line, CSVRecord record) {
            lastLine = line;
            if (isBlank(record)) {
                return;
            }
            if (headers == null) {
                readHeader(line, record);
                if (!errors.isEmpty()) {
                    throw new ImportRefused(errors);
                }
            } else {
                if (rows.size() == MOST_ROWS) {
                    throw new ImportRefused(List.of(ImportError.file("plan.import.tooManyRows", MOST_ROWS)));
                }
                rows.add(readRow(line, record));
            }
        }

        private void readHeader(int line, CSVRecord record) {
            headers = new EnumMap<>(ImportColumn.class);
            for (String cell : record) {
                String header = cell.strip();
                Optional<ImportColumn> column = ImportColumn.of(header);
                order.add(column.orElse(null));
                if (column.isEmpty()) {
                    if (!header.isEmpty()) {
                        errors.add(new ImportError(
                                line,
                                shortened(header),
                                Problem.of("file", "plan.import.unknownColumn", shortened(header))));
                    }
                } else if (headers.putIfAbsent(column.get(), header) != null) {
                    errors.add(new ImportError(
                            line, header, Problem.of("file", "plan.import.duplicateColumn", shortened(header))));
                }
                if (errors.size() > 50) {
                    return;
                }
            }
            if (!headers.containsKey(ImportColumn.TITLE)) {
                errors.add(new ImportError(line, "", Problem.of("file", "plan.import.noTitleColumn")));
            }
        }

        private Row readRow(int line, CSVRecord record) {
            Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
            for (int i = 0; i < record.size(); i++) {
                String cell = record.get(i).strip();
                ImportColumn column = i < order.size() ? order.get(i) : null;
                if (column != null) {
                    if (cell.length() > LONGEST) {
                        errors.add(new ImportError(
                                line, headers.get(column), Problem.of("file", "plan.import.tooLong", LONGEST)));
                    }
                    cells.put(column, cell);
                } else if (!cell.isEmpty()) {
                    errors.add(new ImportError(line, "", Problem.of("file", "plan.import.tooManyCells", i + 1)));
                    break;
                }
            }
            return new Row(line, cells);
        }

        private static boolean isBlank(CSVRecord record) {
            return record.stream().allMatch(String::isBlank);
        }

        private static String shortened(String text) {
            return text.length() <= 40 ? text : text.substring(0, 40) + "…";
        }
    }
}
