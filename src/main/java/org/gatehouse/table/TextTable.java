package org.gatehouse.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a text file whose columns are parted by commas, semicolons or tabs. */
public final class TextTable {

    private static final Charset CHINESE = Charset.forName("GB18030");

    private TextTable() {}

    /** Reads the bytes as what their byte order mark says, else as UTF-8 and, where they are not, as GBK (GB 18030). */
    public static Table read(byte[] bytes) {
        String text = decode(bytes);
        if (text.indexOf('\0') >= 0) {
            throw new Unreadable("table.refused.binary");
        }
        if (text.isBlank()) {
            throw new Unreadable("table.refused.empty");
        }
        char delimiter = delimiter(text);
        checkWidth(text, delimiter);
        return new Table("", rows(text, delimiter), delimiter);
    }

    private static List<Table.Row> rows(String text, char delimiter) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get();
        List<Table.Row> rows = new ArrayList<>();
        long line = 1;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                Table.Row row = new Table.Row((int) line, List.of(records.next().values()));
                line = parser.getCurrentLineNumber() + 1;
                if (!row.isBlank()) {
                    rows.add(row);
                    if (rows.size() > Table.MOST_ROWS) {
                        throw new Unreadable("table.refused.tooManyRows", Table.MOST_ROWS);
                    }
                }
            }
        } catch (UncheckedIOException | IllegalStateException | IOException broken) {
            throw new Unreadable("table.refused.quotes", line);
        }
        return rows;
    }

    private static String decode(byte[] bytes) {
        try {
            if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
                return strict(StandardCharsets.UTF_8, bytes, 3);
            }
            if (startsWith(bytes, 0xFF, 0xFE)) {
                return strict(StandardCharsets.UTF_16LE, bytes, 2);
            }
            if (startsWith(bytes, 0xFE, 0xFF)) {
                return strict(StandardCharsets.UTF_16BE, bytes, 2);
            }
            return utf8OrChinese(bytes);
        } catch (CharacterCodingException unreadable) {
            throw new Unreadable("table.refused.encoding");
        }
    }

    private static String utf8OrChinese(byte[] bytes) throws CharacterCodingException {
        try {
            return strict(StandardCharsets.UTF_8, bytes, 0);
        } catch (CharacterCodingException notUtf8) {
            return strict(CHINESE, bytes, 0);
        }
    }

    private static String strict(Charset charset, byte[] bytes, int from) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                .toString();
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** The sign that stands most often in the first line that says anything. */
    private static char delimiter(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char most = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String line, char sign) {
        return line.chars().filter(it -> it == sign).count();
    }

    private static void checkWidth(String text, char delimiter) {
        int columns = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\n' || sign == '\r') {
                columns = 0;
            } else if (sign == delimiter && ++columns > Table.MOST_COLUMNS) {
                throw new Unreadable("table.refused.tooManyColumns");
            }
        }
    }
}
