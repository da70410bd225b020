package org.gatehouse.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.HouseTest;
import org.gatehouse.engine.Inbox;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.project.ProjectDraft;
import org.gatehouse.project.Projects;
import org.gatehouse.trail.Trail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Project manager lin, sponsor fang, member chen; wu is staff and has nothing to do with it. */
class AttachmentsTests extends HouseTest {

    private static final byte[] XSS =
            "<html><script>alert(document.cookie)</script></html>".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Attachments attachments;

    @Autowired
    Projects projects;

    @Autowired
    Trail trail;

    @Autowired
    Inbox inbox;

    @Autowired
    WebApplicationContext context;

    String key;
    MockMvc web;

    @BeforeEach
    void project() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        key = as(
                "lin",
                () -> projects.create(new ProjectDraft(
                        "Files",
                        "",
                        "",
                        "",
                        "",
                        LocalDate.of(2027, 1, 4),
                        LocalDate.of(2027, 3, 31),
                        new BigDecimal("1000"),
                        "CNY",
                        "fang",
                        List.of("chen"),
                        7)));
    }

    private Attachment added(String person, String name, byte[] content) {
        return as(person, () -> attachments.add("project:" + key, name, content));
    }

    @Test
    void keepsAFileWithItsFingerprintAndSaysSoInTheTrail() {
        Attachment file = added("chen", "plan.txt", "abc".getBytes(StandardCharsets.UTF_8));

        assertThat(file.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(attachments.of("project:" + key)).containsExactly(file);
        assertThat(as("fang", () -> attachments.open(file.id())).content()).isEqualTo(new byte[] {'a', 'b', 'c'});
        assertThat(trail.latest(key, 1, Locale.ENGLISH).get(0).what())
                .contains("plan.txt")
                .contains("ba7816bf");
    }

    @Test
    void aHostilePageIsHandedOverToBeSavedAndNothingElse() throws Exception {
        Attachment file = added("chen", "invoice.html\r\nX-Evil: 1", XSS);

        as(
                "lin",
                () -> web.perform(get("/files/" + file.id()))
                        .andExpect(status().isOk())
                        .andExpect(content().bytes(XSS))
                        .andExpect(header().string("Content-Type", "application/octet-stream"))
                        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                        .andExpect(header().string(
                                        "Content-Security-Policy", org.hamcrest.Matchers.startsWith("sandbox;")))
                        .andExpect(
                                header().string("Content-Disposition", org.hamcrest.Matchers.startsWith("attachment;")))
                        .andExpect(header().doesNotExist("X-Evil")));
    }

    @Test
    void aChineseNameArrives() {
        Attachment file = added("chen", "方案.pdf", XSS);

        as(
                "lin",
                () -> web.perform(get("/files/" + file.id()))
                        .andExpect(header().string(
                                        "Content-Disposition",
                                        org.hamcrest.Matchers.containsString(
                                                "filename*=UTF-8''%E6%96%B9%E6%A1%88.pdf"))));
    }

    @Test
    void whoMayNotSeeTheProjectFindsNoFile() {
        Attachment file = added("chen", "secret.txt", XSS);

        assertThatThrownBy(() -> as("wu", () -> attachments.open(file.id()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as("wu", () -> attachments.remove(file.id()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> added("wu", "mine.txt", XSS)).isInstanceOf(NotFound.class);
        as("wu", () -> web.perform(get("/files/" + file.id())).andExpect(status().isNotFound()));
        as("wu", () -> web.perform(post("/files/" + file.id() + "/remove")).andExpect(status().isNotFound()));
        as("lin", () -> web.perform(get("/files/987654321")).andExpect(status().isNotFound()));
    }

    @Test
    void aManagerOutsideTheTeamReadsOnly() {
        Attachment file = added("chen", "open.txt", XSS);

        assertThat(as("zhao", () -> attachments.open(file.id())).file()).isEqualTo(file);
        assertThatThrownBy(() -> added("zhao", "mine.txt", XSS)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as("zhao", () -> attachments.remove(file.id())))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void isRemovedByWhoAddedItOrTheProjectManager() {
        Attachment mine = added("chen", "mine.txt", XSS);
        Attachment managers = added("lin", "managers.txt", XSS);

        assertThatThrownBy(() -> as("chen", () -> attachments.remove(managers.id())))
                .isInstanceOf(NotAllowed.class);
        assertThat(as("chen", () -> attachments.removable("project:" + key))).containsExactly(mine.id());
        as("chen", () -> attachments.remove(mine.id()));
        as("lin", () -> attachments.remove(managers.id()));

        assertThat(attachments.of("project:" + key)).isEmpty();
        assertThat(trail.latest(key, 1, Locale.SIMPLIFIED_CHINESE).get(0).what())
                .contains("managers.txt");
    }

    @Test
    void emptyAndEndlessFilesAreRefused() {
        assertThatThrownBy(() -> added("chen", "empty.txt", new byte[0])).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> added("chen", "huge.bin", new byte[Attachments.LARGEST + 1]))
                .isInstanceOf(InvalidInput.class);
        assertThat(added("chen", "large.bin", new byte[Attachments.LARGEST]).size())
                .isEqualTo("20.0 MB");
    }

    @Test
    void anOwnerOfAnotherProjectOrShapeIsUnknown() {
        for (String owner :
                List.of("project:NOPE", "task:" + key, "item:../" + key, "item:" + key + "-1' or '1'='1", "")) {
            assertThatThrownBy(() -> as("lin", () -> attachments.add(owner, "a.txt", XSS)))
                    .as(owner)
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void isUploadedOnThePageAndLeadsBackToIt() {
        MockMultipartFile one = new MockMultipartFile("file", "C:\\x\\一.txt", "text/html", XSS);
        MockMultipartFile two = new MockMultipartFile("file", "two.txt", "text/html", XSS);
        as(
                "chen",
                () -> web.perform(multipart("/projects/" + key + "/files")
                                .file(one)
                                .file(two)
                                .param("owner", "item:" + key + "-1")
                                .param("back", "/projects/" + key + "/work"))
                        .andExpect(redirectedUrl("/projects/" + key + "/work")));
        assertThat(attachments.of("item:" + key + "-1"))
                .extracting(Attachment::name)
                .containsExactly("一.txt", "two.txt");
        for (String elsewhere :
                List.of("https://evil.example", "//evil.example", "/projects/" + key + "/../../logout")) {
            as(
                    "chen",
                    () -> web.perform(multipart("/projects/" + key + "/files")
                                    .file(two)
                                    .param("owner", "project:" + key)
                                    .param("back", elsewhere))
                            .andExpect(redirectedUrl("/projects/" + key)));
        }
    }

    @Test
    void nobodyUploadsIntoAnotherProjectThroughTheirOwn() {
        String other = as(
                "zhao",
                () -> projects.create(new ProjectDraft(
                        "Other files",
                        "",
                        "",
                        "",
                        "",
                        LocalDate.of(2027, 1, 4),
                        LocalDate.of(2027, 3, 31),
                        new BigDecimal("1000"),
                        "CNY",
                        "fang",
                        List.of(),
                        7)));
        MockMultipartFile file = new MockMultipartFile("file", "x.txt", "text/plain", XSS);
        as(
                "chen",
                () -> web.perform(multipart("/projects/" + key + "/files")
                                .file(file)
                                .param("owner", "project:" + other))
                        .andExpect(status().isNotFound()));
        assertThat(attachments.of("project:" + other)).isEmpty();
    }

    @Test
    void filesOfATaskAreForWhomTheTaskIs() {
        String task = inbox.ofProject(key).get(0).id();
        MockMultipartFile file = new MockMultipartFile("file", "goals.txt", "text/plain", XSS);

        as(
                "chen",
                () -> web.perform(multipart("/tasks/" + task + "/files").file(file))
                        .andExpect(status().isNotFound()));
        as("wu", () -> web.perform(get("/tasks/" + task + "/files")).andExpect(status().isNotFound()));
        as(
                "lin",
                () -> web.perform(multipart("/tasks/" + task + "/files").file(file))
                        .andExpect(status().isOk())
                        .andExpect(content().string(org.hamcrest.Matchers.containsString("goals.txt")))
                        .andExpect(content()
                                .string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("<form")))));
        assertThat(attachments.of("project:" + key))
                .extracting(Attachment::uploadedBy)
                .containsExactly("lin");
    }

    @Test
    void whenTheProjectHasEndedNothingIsAddedOrRemoved() {
        Attachment file = added("chen", "last.txt", XSS);
        as("fang", () -> projects.requestStop(key, "no longer wanted"));

        assertThatThrownBy(() -> added("lin", "late.txt", XSS)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as("lin", () -> attachments.remove(file.id()))).isInstanceOf(Conflict.class);
        assertThat(as("chen", () -> attachments.open(file.id())).content()).isEqualTo(XSS);
        assertThat(as("lin", () -> attachments.removable("project:" + key))).isEmpty();
    }
}
