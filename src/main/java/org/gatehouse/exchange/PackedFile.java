package org.gatehouse.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.gatehouse.table.Unreadable;

/** Looks through a zip file, and the zip files in it, before anybody unpacks it. */
final class PackedFile {

    private static final long MOST_BYTES = 400L * 1024 * 1024;
    private static final int MOST_ENTRIES = 5000;

    /** A plan may come zipped with its tool's own zip inside; nothing honest goes deeper. */
    private static final int MOST_NESTED = 2;

    private long bytes;
    private int entries;

    private PackedFile() {}

    /** The names of the file's entries, from its directory; nothing is unpacked. */
    static Set<String> names(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new Unreadable("exchange.refused.bomb");
            }
            return zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        } catch (ZipException | IllegalArgumentException broken) {
            throw new Unreadable("exchange.refused.damaged");
        }
    }

    /** Unpacks everything to nowhere, as a reader of streams would, and stops where it is too much. */
    static void check(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            new PackedFile().walk(in, 0);
        } catch (ZipException | IllegalArgumentException broken) {
            throw new Unreadable(
                    String.valueOf(broken.getMessage()).contains("encrypted")
                            ? "exchange.refused.password"
                            : "exchange.refused.damaged");
        }
    }

    private void walk(InputStream in, int depth) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (++entries > MOST_ENTRIES || escapes(name)) {
                throw new Unreadable("exchange.refused.bomb");
            }
            BufferedInputStream content = new BufferedInputStream(new Counted(zip));
            content.mark(8);
            boolean nested = content.read() == 'P' && content.read() == 'K' && content.read() == 3;
            content.reset();
            if (nested) {
                if (depth == MOST_NESTED) {
                    throw new Unreadable("exchange.refused.bomb");
                }
                walk(content, depth + 1);
            }
            drain(content);
        }
    }

    private static boolean escapes(String name) {
        return name.startsWith("/")
                || name.startsWith("\\")
                || name.contains("../")
                || name.contains("..\\")
                || name.indexOf('\0') >= 0
                || name.matches("^[A-Za-z]:.*");
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        while (in.read(buffer) >= 0) {
            // Counted on the way.
        }
    }

    /** Stops as soon as too much came out, of all entries together. */
    private final class Counted extends InputStream {

        private final InputStream in;

        Counted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = in.read(buffer, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            bytes += more;
            if (bytes > MOST_BYTES) {
                throw new Unreadable("exchange.refused.bomb");
            }
        }
    }
}
