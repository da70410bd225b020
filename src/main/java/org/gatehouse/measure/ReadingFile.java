package org.gatehouse.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.table.SheetTable;
import org.gatehouse.table.Table;
import org.gatehouse.table.TextTable;
import org.gatehouse.table.Unreadable;

/** Takes readings out of a file, which is known by its content rather than its name: CSV, an Excel workbook, JSON. */
final class ReadingFile {

    /** Bytes a file may have. */
    static final int MOST_BYTES = 5 * 1024 * 1024;

    /** Bytes a part of a workbook may have when it is unpacked: it is read here, among everything else. */
    private static final long MOST_UNPACKED = 32L * 1024 * 1024;

    private ReadingFile() {}

    /**
     * What the file tells about these metrics; a file that nothing can be taken from is refused.
     *
     * @param chosen the metric it is about, where it does not name any; null where it does
     */
    static Told read(byte[] file, List<Metric> metrics, Metric chosen) {
        if (file.length > MOST_BYTES) {
            throw new InvalidInput("file", "measure.file.tooLarge", MOST_BYTES / 1024 / 1024);
        }
        try {
            return ReadingRows.read(table(file), metrics, chosen);
        } catch (Unreadable refused) {
            throw new InvalidInput(List.of(refused.problem()));
        } catch (StackOverflowError nested) {
            throw new InvalidInput("file", "table.refused.damaged");
        }
    }

    private static Table table(byte[] file) {
        if (startsWith(file, 'P', 'K')) {
            return sheet(file);
        }
        if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Unreadable("measure.file.oldWorkbook");
        }
        return switch (firstSign(file)) {
            case '[', '{' -> JsonTable.read(file);
            case '<' -> throw new Unreadable("measure.file.markup");
            default -> TextTable.read(file);
        };
    }

    private static Table sheet(byte[] file) {
        Path path = null;
        try {
            path = Files.createTempFile("gatehouse-readings", ".xlsx");
            Files.write(path, file);
            return SheetTable.read(path, MOST_UNPACKED, ReadingRows::areIn);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            remove(path);
        }
    }

    private static void remove(Path path) {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            path.toFile().deleteOnExit();
        }
    }

    /** The first byte that is no blank and no byte order mark of UTF-8. */
    private static int firstSign(byte[] file) {
        for (int i = startsWith(file, 0xEF, 0xBB, 0xBF) ? 3 : 0; i < file.length; i++) {
            if (file[i] != ' ' && file[i] != '\t' && file[i] != '\r' && file[i] != '\n') {
                return file[i];
            }
        }
        return 0;
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
