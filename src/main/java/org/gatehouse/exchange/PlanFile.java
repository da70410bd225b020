package org.gatehouse.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.gatehouse.table.SheetTable;
import org.gatehouse.table.TextTable;
import org.gatehouse.table.Unreadable;

/**
 * Finds out what a file is, by its content rather than its name, and has it read. Everything hostile that can be seen
 * before a reader looks at it is refused here.
 */
final class PlanFile {

    /** Items a plan may have. */
    static final int MOST_ITEMS = 10_000;

    private static final int HEAD = 8192;

    private static final long MOST_UNPACKED = 256L * 1024 * 1024;
    private static final String UNKNOWN = "exchange.refused.unknown";

    private PlanFile() {}

    /** What is in the file, or why nothing of it can be taken. */
    static FileReading read(Path file, String name, Wishes wishes) {
        try {
            return limited(reading(file, name.toLowerCase(Locale.ROOT), wishes));
        } catch (Unreadable refused) {
            return FileReading.refused(refused.problem());
        } catch (StackOverflowError nested) {
            return FileReading.refused(new Unreadable("exchange.refused.tooDeep").problem());
        } catch (IOException failed) {
            return FileReading.refused(new Unreadable("exchange.refused.damaged").problem());
        }
    }

    private static FileReading limited(FileReading reading) {
        if (reading.document() != null && reading.document().items().size() > MOST_ITEMS) {
            throw new Unreadable("exchange.refused.tooManyItems", MOST_ITEMS);
        }
        return reading;
    }

    private static FileReading reading(Path file, String name, Wishes wishes) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            throw new Unreadable("exchange.refused.empty");
        }
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6)) {
            return packed(file, wishes);
        }
        if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return compound(file, wishes);
        }
        String start = text(head);
        if (start.startsWith("<")) {
            return markup(file, start, wishes);
        }
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return TableReading.of(TextTable.read(Files.readAllBytes(file)), wishes);
        }
        try {
            return ToolFiles.read(file, wishes.project());
        } catch (Unreadable refused) {
            if (!UNKNOWN.equals(refused.problem().message()) || isBinary(head)) {
                throw refused;
            }
        }
        return TableReading.of(TextTable.read(Files.readAllBytes(file)), wishes);
    }

    private static FileReading packed(Path file, Wishes wishes) throws IOException {
        Set<String> names = PackedFile.names(file);
        if (names.contains("xl/workbook.xml")) {
            return TableReading.of(SheetTable.read(file, MOST_UNPACKED, Headings::areIn), wishes);
        }
        if (names.contains("xl/workbook.bin") || names.contains("content.xml") && names.contains("mimetype")) {
            throw new Unreadable("exchange.refused.otherWorkbook");
        }
        if (names.contains("[Content_Types].xml")) {
            throw new Unreadable("exchange.refused.unknown");
        }
        PackedFile.check(file);
        return ToolFiles.read(file, wishes.project());
    }

    /** The old container of Microsoft's: workbooks of before 2007, encrypted ones of any age, and plans. */
    private static FileReading compound(Path file, Wishes wishes) {
        Set<String> entries;
        try (POIFSFileSystem store = new POIFSFileSystem(file.toFile(), true)) {
            entries = store.getRoot().getEntryNames();
        } catch (EncryptedDocumentException locked) {
            throw new Unreadable("exchange.refused.password");
        } catch (IOException | RuntimeException truncated) {
            throw new Unreadable("exchange.refused.damaged");
        }
        if (entries.contains("EncryptedPackage")) {
            throw new Unreadable("exchange.refused.password");
        }
        if (entries.contains("Workbook") || entries.contains("Book")) {
            return TableReading.of(SheetTable.readOld(file, Headings::areIn), wishes);
        }
        return ToolFiles.read(file, wishes.project());
    }

    private static FileReading markup(Path file, String start, Wishes wishes) {
        String lower = start.toLowerCase(Locale.ROOT);
        if (lower.contains("<html") || lower.contains("<!doctype html") || lower.contains("<table")) {
            throw new Unreadable("exchange.refused.html");
        }
        if (start.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            throw new Unreadable("exchange.refused.otherWorkbook");
        }
        int brokenAt = XmlShape.check(file);
        try {
            return ToolFiles.read(file, wishes.project());
        } catch (Unreadable refused) {
            throw brokenAt > 0 ? new Unreadable("exchange.refused.xml", brokenAt) : refused;
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static String text(byte[] head) {
        boolean little = startsWith(head, 0xFF, 0xFE);
        boolean big = startsWith(head, 0xFE, 0xFF);
        String text = new String(
                head, little ? StandardCharsets.UTF_16LE : big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
        return text.replace("\uFEFF", "").stripLeading();
    }

    private static boolean isBinary(byte[] head) {
        if (startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF)) {
            return false;
        }
        for (byte each : head) {
            if (each == 0) {
                return true;
            }
        }
        return startsWith(head, '%', 'P', 'D', 'F') || startsWith(head, 0x1F, 0x8B);
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
}
