package org.gatehouse.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gatehouse.archive.Manifest.Entry;
import org.gatehouse.archive.Manifest.House;
import org.gatehouse.archive.Manifest.ProjectFacts;
import org.gatehouse.kernel.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker or an accident makes of an archive is refused with the reason. */
class ArchiveFileTests {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final Map<String, String> content = new LinkedHashMap<>(Map.of("data/project.json", "[]"));

    @Test
    void an_archive_as_it_was_written_is_read() throws IOException {
        Path file = folder.resolve("good.zip");
        try (ZipWriting zip = new ZipWriting(Files.newOutputStream(file), AT)) {
            zip.add("data/project.json", out -> out.write("[]".getBytes(StandardCharsets.UTF_8)));
            Manifest manifest = manifest(zip.entries());
            zip.add(Manifest.NAME, out -> ArchiveJson.MAPPER.writeValue(out, manifest));
        }
        try (ArchiveFile archive = ArchiveFile.open(file)) {
            assertThat(archive.manifest().project().key()).isEqualTo("SEO");
            assertThat(archive.below("data")).containsExactly("data/project.json");
            assertThat(archive.bytes("data/project.json", 10)).asString().isEqualTo("[]");
        }
    }

    @Test
    void what_is_no_zip_or_no_archive_is_refused() throws IOException {
        refused("archive.refused.noZip", "hello".getBytes(StandardCharsets.UTF_8));
        refused("archive.refused.noZip", new byte[0]);
        byte[] good = zip(content, manifest(listed(content)));
        refused("archive.refused.noZip", java.util.Arrays.copyOf(good, good.length / 2));
        refused("archive.refused.noManifest", zip(content, (String) null));
        refused("archive.refused.noManifest", zip(content, "{\"format\":\"else\"}"));
        refused("archive.refused.noManifest", zip(content, "null"));
        refused("archive.refused.noManifest", zip(content, "[".repeat(100_000)));
        refused("archive.refused.noManifest", zip(content, "{\"format\":\"a\",\"format\":\"gatehouse-project\"}"));
        refused(
                "archive.refused.version",
                zip(
                        content,
                        zipManifest(manifest(listed(content))).replace("\"formatVersion\":1", "\"formatVersion\":99")));
        refused(
                "archive.refused.noManifest",
                zip(content, zipManifest(manifest(listed(content))).replace("\"SEO\"", "\"../SEO\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "data/../../evil",
                "/etc/passwd",
                "a\\..\\b",
                "C:evil",
                "data//x",
                "data/./x",
                "folder/",
                "x\u0000y"
            })
    void names_that_lead_elsewhere_are_refused(String name) throws IOException {
        content.put(name, "x");
        refused("archive.refused.name", zip(content, manifest(listed(content))));
    }

    @Test
    void each_entry_is_listed_and_each_listed_one_is_as_it_was() throws IOException {
        List<Entry> listed = listed(content);
        content.put("data/more.json", "[]");
        refused("archive.refused.unlisted", zip(content, manifest(listed)));
        content.remove("data/more.json");
        content.put("data/project.json", "[ ]");
        refused("archive.refused.changed", zip(content, manifest(listed)));
        content.put("data/project.json", "{}");
        refused("archive.refused.changed", zip(content, manifest(listed)));
        content.remove("data/project.json");
        refused("archive.refused.missing", zip(content, manifest(listed)));
    }

    @Test
    void an_entry_that_is_there_twice_is_refused() throws IOException {
        content.put("data/projecs.json", "[]");
        byte[] twice = zip(content, manifest(listed(content)));
        byte[] other = "data/projecs.json".getBytes(StandardCharsets.US_ASCII);
        byte[] same = "data/project.json".getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + other.length <= twice.length; at++) {
            if (java.util.Arrays.equals(twice, at, at + other.length, other, 0, other.length)) {
                System.arraycopy(same, 0, twice, at, same.length);
            }
        }
        refused("archive.refused.twice", twice);
    }

    @Test
    void what_unpacks_to_far_more_than_a_project_is_refused_before_it_is_unpacked() throws IOException {
        byte[] bomb = zip(content, manifest(listed(content)));
        for (int at = 0; at + 46 < bomb.length; at++) {
            // The directory's record of an entry: its unpacked size, four bytes, low first.
            if (bomb[at] == 'P' && bomb[at + 1] == 'K' && bomb[at + 2] == 1 && bomb[at + 3] == 2) {
                bomb[at + 27] = 0x40;
                break;
            }
        }
        refused("archive.refused.bomb", bomb);
    }

    @Test
    void more_entries_than_any_project_has_are_refused() throws IOException {
        Map<String, String> many = new LinkedHashMap<>();
        for (int n = 0; n <= ArchiveFile.MOST_ENTRIES; n++) {
            many.put("f/" + n, "");
        }
        refused("archive.refused.bomb", zip(many, "{}"));
    }

    private void refused(String message, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("bad.zip"), bytes);
        assertThatThrownBy(() -> ArchiveFile.open(file).close())
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal ->
                                assertThat(refusal.problems().get(0).message()).isEqualTo(message));
    }

    private static byte[] zip(Map<String, String> content, String manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            if (manifest != null) {
                zip.putNextEntry(new ZipEntry(Manifest.NAME));
                zip.write(manifest.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static List<Entry> listed(Map<String, String> content) {
        return content.entrySet().stream()
                .map(entry -> {
                    byte[] bytes = entry.getValue().getBytes(StandardCharsets.UTF_8);
                    return new Entry(
                            entry.getKey(),
                            bytes.length,
                            HexFormat.of().formatHex(ZipWriting.sha256().digest(bytes)));
                })
                .toList();
    }

    private static String zipManifest(Manifest manifest) {
        try {
            return ArchiveJson.MAPPER.writeValueAsString(manifest);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] zip(Map<String, String> content, Manifest manifest) throws IOException {
        return zip(content, zipManifest(manifest));
    }

    private static Manifest manifest(List<Entry> entries) {
        return new Manifest(
                Manifest.FORMAT,
                Manifest.VERSION,
                new House("1", "38"),
                new ProjectFacts("SEO", "SEO growth", "ARCHIVED"),
                true,
                0,
                true,
                AT,
                "lin",
                "Lin Yue",
                List.of(),
                entries);
    }
}
