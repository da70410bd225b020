package org.gatehouse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.Stage;
import org.gatehouse.Visitor;
import org.gatehouse.attachment.Attachments;
import org.gatehouse.gate.Dossiers;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.trail.Trail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** lin manages, fang sponsors, chen and wu are members; zhao manages elsewhere, sun has nothing to do with it. */
class DocumentsTests extends Stage {

    private static final byte[] PAGE =
            "<svg onload=alert(1)><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Documents documents;

    @Autowired
    DocumentRows rows;

    @Autowired
    Attachments attachments;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Trail trail;

    @Autowired
    JdbcTemplate jdbc;

    private int newest(String key) {
        return rows.find(key).orElseThrow().version();
    }

    @Test
    void every_change_is_a_version_and_an_old_one_comes_back_as_a_new_one() {
        String project = newProject();
        String key = as("chen", () -> documents.write(project, "Concept", "One\r\ntwo\n", ""));
        assertThat(key).isEqualTo(project + "-D1");
        assertThat(rows.version(key, 1).orElseThrow().sha256())
                .isEqualTo("cf2acc9335388cb2767d8c570ba3efcf7145fd2304e616e883dfa837cfefe288");
        as("wu", () -> documents.save(project, key, 1, "One\nthree\n", "Better"));
        assertThatThrownBy(() -> as("chen", () -> documents.save(project, key, 1, "Mine", "")))
                .isInstanceOf(Conflict.class);
        as("lin", () -> documents.replace(project, key, 2, "../con.svg", PAGE, "As a picture"));
        as("lin", () -> documents.restore(project, key, 3, 1, "Back"));

        List<Version> versions = rows.versions(key);
        assertThat(versions).extracting(Version::number).containsExactly(4, 3, 2, 1);
        assertThat(versions.get(0).sha256()).isEqualTo(versions.get(3).sha256());
        assertThat(versions.get(0).restoredFrom()).isEqualTo(1);
        assertThat(documents.text(versions.get(0))).isEqualTo("One\ntwo\n");
        assertThat(versions.get(1).name()).isEqualTo("_con.svg");
        assertThat(trail.latest(project, 1, Locale.ENGLISH).get(0).what())
                .contains("version 4")
                .contains(versions.get(0).sha256());
        // A file comes back as well, and its bytes stay as long as a version has them.
        as("lin", () -> documents.restore(project, key, 4, 3, ""));
        assertThat(rows.version(key, 5).orElseThrow().attachmentId())
                .isEqualTo(versions.get(1).attachmentId());
        assertThatThrownBy(
                        () -> as("lin", () -> attachments.remove(versions.get(1).attachmentId())))
                .isInstanceOf(Conflict.class);
        assertThat(newest(key)).isEqualTo(5);
    }

    @Test
    void a_gate_names_the_version_that_was_seen() {
        String project = newProject();
        String key = as("chen", () -> documents.write(project, "Concept <b>1</b>", "First", ""));
        submitGoals(project);
        String seen = rows.version(key, 1).orElseThrow().sha256();
        as("chen", () -> documents.save(project, key, 1, "Second", "Afterwards"));
        Visitor fang = new Visitor(port).signIn("fang");
        String gate = fang.get(
                        "/tasks/" + openTask("fang", project, "decideGate").getId() + "/dossier")
                .body();
        decide("fang", project, "go", "");

        assertThat(gate)
                .contains("/documents/" + key + "/1", seen.substring(0, 12))
                .doesNotContain("<b>1</b>");
        assertThat(dossiers.lastApproved(project, "goal")
                        .orElseThrow()
                        .facts()
                        .get("documents")
                        .toString())
                .contains("version=1", seen);
        assertThat(dossiers.factsNow(project, "plan", "").get("documents").toString())
                .contains("version=2");
        String old =
                fang.get("/projects/" + project + "/documents/" + key + "/1").body();
        assertThat(old).contains("First", "the newest is 2").doesNotContain("Second");
    }

    @Test
    void pages_tell_versions_and_differences_and_hostile_content_is_inert() {
        String project = newProject();
        Visitor chen = new Visitor(port).signIn("chen");
        String list = "/projects/" + project + "/documents";
        assertThat(chen.post(
                                list,
                                Map.of(
                                        "title",
                                        "<script>alert(1)</script>",
                                        "text",
                                        "one\n<img src=x onerror=alert(2)>\nthree"))
                        .statusCode())
                .isEqualTo(302);
        String key = project + "-D1";
        String one = list + "/" + key;
        assertThat(chen.post(
                                one + "/text",
                                Map.of("version", "1", "text", "one\n<b>two</b>\nthree", "reason", "<i>why</i>"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(chen.post(one + "/text", Map.of("version", "1", "text", "late"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(chen.upload(list + "/upload", "file", "<x>.html", PAGE).statusCode())
                .isEqualTo(302);
        for (String page : List.of(list, one + "/1", one + "/2", one + "/2/changes", list + "/" + project + "-D2/1")) {
            assertThat(chen.get(page).statusCode()).as(page).isEqualTo(200);
            assertThat(chen.get(page).body())
                    .as(page)
                    .doesNotContain("<script>alert", "<img src=x", "<b>two", "<i>why", "<svg onload");
        }
        assertThat(chen.get(one + "/2/changes").body()).contains("&lt;", "two");
        assertThat(chen.get(one).headers().firstValue("Location").orElseThrow()).endsWith("/2");
        long file = rows.version(project + "-D2", 1).orElseThrow().attachmentId();
        for (String path : List.of("/files/" + file, one + "/1/text")) {
            var sent = chen.bytes(path);
            assertThat(sent.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment");
            assertThat(sent.headers().firstValue("Content-Type").orElseThrow()).isEqualTo("application/octet-stream");
            assertThat(sent.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
        assertThat(chen.get(list + "/" + project + "-D2/1/text").statusCode()).isEqualTo(422);
        assertThat(chen.post(one + "/1/restoration", Map.of("version", "2")).statusCode())
                .isEqualTo(302);
        assertThat(newest(key)).isEqualTo(3);

        // Another manager reads and changes nothing; whoever is in no team of it learns nothing.
        Visitor zhao = new Visitor(port).signIn("zhao");
        assertThat(zhao.get(one + "/1").statusCode()).isEqualTo(200);
        assertThat(zhao.post(one + "/text", Map.of("version", "3", "text", "x")).statusCode())
                .isEqualTo(403);
        assertThat(zhao.upload(list + "/upload", "file", "a.txt", PAGE).statusCode())
                .isEqualTo(403);
        Visitor sun = new Visitor(port).signIn("sun");
        for (String page : List.of(list, one, one + "/1", one + "/1/text", one + "/2/changes", "/files/" + file)) {
            assertThat(sun.get(page).statusCode()).as(page).isEqualTo(404);
        }
        assertThat(sun.post(one + "/text", Map.of("version", "3", "text", "x")).statusCode())
                .isEqualTo(404);
        assertThat(sun.post(one + "/title", Map.of("title", "x")).statusCode()).isEqualTo(404);
        String other = newProject();
        assertThat(chen.get("/projects/" + other + "/documents/" + key + "/1").statusCode())
                .isEqualTo(404);
        assertThat(chen.get(one + "/99").statusCode()).isEqualTo(404);
        assertThat(chen.get(one + "/1/changes").statusCode()).isEqualTo(404);
    }

    @Test
    void what_has_ended_is_read_only_and_nonsense_is_refused() {
        String project = newProject();
        String key = as("lin", () -> documents.write(project, "Concept", "Text", ""));
        for (String text :
                List.of("", " \n", "x".repeat(Documents.LONGEST + 1), "\n".repeat(Documents.MOST_LINES + 2) + "x")) {
            assertThatThrownBy(() -> as("lin", () -> documents.save(project, key, 1, text, "")))
                    .isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> as("lin", () -> documents.write(project, " ", "x", "")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("lin", () -> documents.upload(project, "Empty", "a.txt", new byte[0], "")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as("zhao", () -> documents.write(project, "x", "x", "")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("sun", () -> documents.write(project, "x", "x", "")))
                .isInstanceOf(NotFound.class);
        assertThat(jdbc.queryForObject("select count(*) from document where project_key = ?", Long.class, project))
                .isEqualTo(1);
        assertThat(newest(key)).isEqualTo(1);
        as("lin", () -> projects.requestStop(project, "No more"));
        runAutomatedSteps(project);

        assertThatThrownBy(() -> as("lin", () -> documents.save(project, key, 1, "x", "")))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("lin", () -> documents.rename(project, key, "x")))
                .isInstanceOf(Conflict.class);
        assertThat(new Visitor(port)
                        .signIn("lin")
                        .get("/projects/" + project + "/documents/" + key + "/1")
                        .statusCode())
                .isEqualTo(200);
    }
}
