package org.gatehouse.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Files that are right but that their reader stumbles over, in a form that it understands. */
final class Mended {

    static final Charset CHINESE = Charset.forName("GB18030");

    private static final Pattern ANSI = Pattern.compile("^(MPX[^\\r\\n]{0,200}?[,;])ANSI(?=[\\r\\n])");
    private static final Pattern TASKS = Pattern.compile("<tasks\\b[^>]*(?<!/)>");

    private Mended() {}

    /** The file itself, or a copy beside it that can be read. */
    static Path of(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(4096);
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("MPX") && ANSI.matcher(start).find()) {
            byte[] bytes = Files.readAllBytes(file);
            return charset(bytes) == CHINESE
                    ? copy(
                            ANSI.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                                    .replaceFirst("$1ZH"),
                            StandardCharsets.ISO_8859_1)
                    : file;
        }
        if (start.contains("<project") && (start.contains("webLink") || start.contains("gantt-divider-location"))) {
            return ganttProject(file);
        }
        return file;
    }

    /** GanttProject writes these sections always, but other tools that write its files don't. */
    private static Path ganttProject(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String whole = text;
        if (!whole.contains("<taskproperties")) {
            whole = TASKS.matcher(whole).replaceFirst("$0<taskproperties/>");
        }
        if (!whole.contains("<calendars")) {
            whole = whole.replaceFirst("<tasks\\b", "<calendars><day-types/></calendars><tasks");
        }
        if (!whole.contains("<resources")) {
            whole = whole.replaceFirst("</tasks>", "</tasks><resources/>");
        }
        return whole.equals(text) ? file : copy(whole, StandardCharsets.UTF_8);
    }

    private static Path copy(String text, Charset charset) throws IOException {
        Path copy = Files.createTempFile("mended", ".plan");
        copy.toFile().deleteOnExit();
        return Files.writeString(copy, text, charset);
    }

    /** UTF-8 or Chinese where the bytes are that and nothing else; else that of western Windows, as tools assume. */
    static Charset charset(byte[] bytes) {
        if (decoded(StandardCharsets.US_ASCII, bytes) != null) {
            return StandardCharsets.ISO_8859_1;
        }
        if (decoded(StandardCharsets.UTF_8, bytes) != null) {
            return StandardCharsets.UTF_8;
        }
        String chinese = decoded(CHINESE, bytes);
        return chinese != null && isMostlyChinese(chinese) ? CHINESE : Charset.forName("windows-1252");
    }

    private static boolean isMostlyChinese(String text) {
        long foreign = text.codePoints().filter(it -> it > 127).count();
        long chinese = text.codePoints()
                .filter(it ->
                        it >= 0x4E00 && it <= 0x9FA5 || it >= 0x3000 && it <= 0x303F || it >= 0xFF00 && it <= 0xFFEF)
                .count();
        return chinese * 10 >= foreign * 9;
    }

    private static String decoded(Charset charset, byte[] bytes) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }
}
