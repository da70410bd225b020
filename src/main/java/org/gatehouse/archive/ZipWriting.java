package org.gatehouse.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gatehouse.archive.Manifest.Entry;

/** A ZIP file as it is written; remembers what went into it. */
final class ZipWriting implements AutoCloseable {

    private final ZipOutputStream zip;
    private final Instant at;
    private final List<Entry> entries = new ArrayList<>();

    ZipWriting(OutputStream out, Instant at) {
        this.zip = new ZipOutputStream(out);
        this.at = at;
    }

    interface Content {
        void write(OutputStream out) throws IOException;
    }

    void add(String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
        Counted counted = new Counted(zip);
        content.write(counted);
        counted.flush();
        zip.closeEntry();
        entries.add(new Entry(name, counted.size, HexFormat.of().formatHex(counted.digest.digest())));
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Stays open when its writer closes it. */
    private static final class Counted extends FilterOutputStream {

        private final MessageDigest digest = sha256();
        private long size;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            digest.update((byte) one);
            size++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            digest.update(bytes, from, length);
            size += length;
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
