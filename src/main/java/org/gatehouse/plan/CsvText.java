package org.gatehouse.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text of an uploaded file and the sign that parts its columns. */
record CsvText(String text, char delimiter) {

    private static final Charset CHINESE = Charset.forName("GB18030");

    /** More columns than this on one line are an attack or no table. */
    private static final int MOST_COLUMNS = 2000;

    /** Reads the bytes as what their byte order mark says, else as UTF-8 and, where they are not, as GBK (GB 18030). */
    static CsvText of(byte[] bytes) {
        String text = decode(bytes);
        if (text.indexOf('\0') >= 0) {
            throw refused("plan.import.binary");
        }
        if (text.isBlank()) {
            throw refused("plan.import.empty");
        }
        char delimiter = delimiter(text);
        checkWidth(text, delimiter);
        return new CsvText(text, delimiter);
    }

    private static String decode(byte[] bytes) {
        if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw refused("plan.import.workbook");
        }
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
            throw refused("plan.import.encoding");
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
            } else if (sign == delimiter && ++columns > MOST_COLUMNS) {
                throw refused("plan.import.columns.tooMany");
            }
        }
    }

    private static ImportRefused refused(String message) {
        return new ImportRefused(List.of(ImportError.file(message)));
    }
}
