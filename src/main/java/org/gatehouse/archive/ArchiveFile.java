package org.gatehouse.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.gatehouse.archive.Manifest.Entry;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.ProjectKey;

/**
 * An archive that somebody brought. Nothing in it is believed before it was looked through: names, sizes, and every
 * byte against the manifest.
 */
final class ArchiveFile implements AutoCloseable {

    static final int MOST_ENTRIES = 50_000;
    static final long MOST_BYTES = 4L * 1024 * 1024 * 1024;

    /** Above this, what is packed tighter than {@link #TIGHTEST} is no project but a bomb. */
    private static final long HARMLESS = 200L * 1024 * 1024;

    private static final int TIGHTEST = 100;
    private static final long LONGEST_LIST = 32L * 1024 * 1024;

    /** Forward slashes only, no part that is empty or a dot or two, nothing a file system takes amiss. */
    private static final Pattern NAME =
            Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}]+(/[^/\\\\:*?\"<>|\\p{Cntrl}]+){0,8}");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final ZipFile zip;
    private final Manifest manifest;

    private ArchiveFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Opens and checks the whole file; throws {@link InvalidInput} with the reason where it is not what it should be. */
    static ArchiveFile open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException broken) {
            throw refused("archive.refused.noZip");
        }
        try {
            Map<String, ZipEntry> found = look(zip);
            ArchiveFile archive = new ArchiveFile(zip, manifest(zip, found));
            archive.check(found);
            return archive;
        } catch (ZipException | IllegalArgumentException broken) {
            zip.close();
            throw refused("archive.refused.damaged");
        } catch (IOException | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    InputStream read(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw refused("archive.refused.missing", name);
        }
        return zip.getInputStream(entry);
    }

    byte[] bytes(String name, long most) throws IOException {
        try (InputStream in = read(name)) {
            byte[] content = in.readNBytes((int) most + 1);
            if (content.length > most) {
                throw refused("archive.refused.tooLarge", name);
            }
            return content;
        }
    }

    /** A short list or document in JSON. */
    <T> T json(String name, TypeReference<T> type) throws IOException {
        try {
            T value = ArchiveJson.MAPPER.readValue(bytes(name, LONGEST_LIST), type);
            if (value == null) {
                throw refused("archive.refused.json", name);
            }
            return value;
        } catch (JsonProcessingException broken) {
            throw refused("archive.refused.json", name);
        }
    }

    /** Names of entries below a folder. */
    List<String> below(String folder) {
        return manifest.entries().stream()
                .map(Entry::name)
                .filter(name -> name.startsWith(folder + "/"))
                .toList();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static InvalidInput refused(String message, Object... arguments) {
        return new InvalidInput("file", message, arguments);
    }

    /** A person's name for a file, without anything that a ZIP or a file system takes amiss. */
    static String plain(String name) {
        String plain = name.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "_").strip();
        return plain.isEmpty() || plain.equals(".") || plain.equals("..") ? "file" : plain;
    }

    private static Map<String, ZipEntry> look(ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw refused("archive.refused.bomb");
        }
        Map<String, ZipEntry> found = new HashMap<>();
        long size = 0;
        long packed = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            boolean plain = NAME.matcher(name).matches();
            for (String part : name.split("/")) {
                plain &= !part.equals(".") && !part.equals("..");
            }
            if (!plain) {
                throw refused("archive.refused.name");
            }
            if (found.put(name, entry) != null) {
                throw refused("archive.refused.twice", name);
            }
            size += Math.max(0, entry.getSize());
            packed += Math.max(0, entry.getCompressedSize());
        }
        if (size > MOST_BYTES || size > HARMLESS && size / Math.max(1, packed) > TIGHTEST) {
            throw refused("archive.refused.bomb");
        }
        return found;
    }

    private static Manifest manifest(ZipFile zip, Map<String, ZipEntry> found) throws IOException {
        ZipEntry entry = found.get(Manifest.NAME);
        if (entry == null) {
            throw refused("archive.refused.noManifest");
        }
        Manifest manifest;
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) LONGEST_LIST + 1);
            if (content.length > LONGEST_LIST) {
                throw refused("archive.refused.bomb");
            }
            manifest = ArchiveJson.MAPPER.readValue(content, Manifest.class);
        } catch (JsonProcessingException broken) {
            throw refused("archive.refused.noManifest");
        }
        if (manifest == null || !Manifest.FORMAT.equals(manifest.format())) {
            throw refused("archive.refused.noManifest");
        }
        if (manifest.formatVersion() != Manifest.VERSION) {
            throw refused("archive.refused.version", manifest.formatVersion(), Manifest.VERSION);
        }
        if (manifest.project() == null
                || !ProjectKey.isValid(manifest.project().key())
                || manifest.house() == null
                || manifest.madeAt() == null
                || manifest.entries() == null
                || manifest.tables() == null) {
            throw refused("archive.refused.noManifest");
        }
        return manifest;
    }

    /** Each entry is listed, each listed one is there, and each has the content that is listed. */
    private void check(Map<String, ZipEntry> found) throws IOException {
        Set<String> listed = new HashSet<>();
        for (Entry entry : manifest.entries()) {
            if (entry == null
                    || entry.name() == null
                    || entry.sha256() == null
                    || !HASH.matcher(entry.sha256()).matches()
                    || entry.name().equals(Manifest.NAME)
                    || !listed.add(entry.name())) {
                throw refused("archive.refused.noManifest");
            }
            if (!found.containsKey(entry.name())) {
                throw refused("archive.refused.missing", entry.name());
            }
        }
        for (String name : found.keySet()) {
            if (!name.equals(Manifest.NAME) && !listed.contains(name)) {
                throw refused("archive.refused.unlisted", name);
            }
        }
        long left = MOST_BYTES;
        byte[] buffer = new byte[64 * 1024];
        for (Entry entry : manifest.entries()) {
            MessageDigest digest = ZipWriting.sha256();
            long size = 0;
            try (InputStream in = new DigestInputStream(zip.getInputStream(found.get(entry.name())), digest)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    size += read;
                    left -= read;
                    if (size > entry.size() || left < 0) {
                        throw refused(left < 0 ? "archive.refused.bomb" : "archive.refused.changed", entry.name());
                    }
                }
            }
            if (size != entry.size()
                    || !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
                throw refused("archive.refused.changed", entry.name());
            }
        }
    }
}
