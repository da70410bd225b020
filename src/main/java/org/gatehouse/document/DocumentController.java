package org.gatehouse.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.gatehouse.conversation.Markdown;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A project's documents, one version of one, and what became of it from version to version. */
@Controller
@RequestMapping("/projects/{key}/documents")
class DocumentController {

    private static final int PAGE = 25;

    private final Documents documents;
    private final DocumentRows rows;
    private final Projects projects;
    private final Markdown markdown;

    DocumentController(Documents documents, DocumentRows rows, Projects projects, Markdown markdown) {
        this.documents = documents;
        this.rows = rows;
        this.projects = projects;
        this.markdown = markdown;
    }

    @GetMapping
    String list(@PathVariable String key, @RequestParam(defaultValue = "1") int page, Model model) {
        Project project = projects.visible(key);
        int pages = Math.max(1, (rows.count(key) + PAGE - 1) / PAGE);
        int shown = Math.max(1, Math.min(page, pages));
        model.addAttribute("project", project);
        model.addAttribute("held", rows.newest(key, (shown - 1) * PAGE, PAGE));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("writes", documents.mayWrite(project));
        return "document/list";
    }

    @PostMapping
    String write(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String reason) {
        return place(key, documents.write(key, title, text, reason));
    }

    @PostMapping("/upload")
    String upload(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String title,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String reason) {
        projects.contributable(key);
        return place(key, documents.upload(key, title, file.getOriginalFilename(), bytes(file), reason));
    }

    @GetMapping("/{documentKey}")
    String newest(@PathVariable String key, @PathVariable String documentKey) {
        projects.visible(key);
        Document document = documents.require(key, documentKey);
        return place(key, documentKey) + "/" + document.version();
    }

    @GetMapping("/{documentKey}/{number}")
    String version(@PathVariable String key, @PathVariable String documentKey, @PathVariable int number, Model model) {
        Project project = projects.visible(key);
        Document document = documents.require(key, documentKey);
        Version version = documents.require(document, number);
        model.addAttribute("project", project);
        model.addAttribute("document", document);
        model.addAttribute("version", version);
        if (version.isText()) {
            String text = documents.text(version);
            model.addAttribute("text", text);
            model.addAttribute("html", markdown.html(text));
        }
        model.addAttribute("versions", rows.versions(documentKey));
        model.addAttribute("writes", documents.mayWrite(project));
        return "document/version";
    }

    /** The text as it was saved, to be kept elsewhere. */
    @GetMapping("/{documentKey}/{number}/text")
    ResponseEntity<byte[]> text(@PathVariable String key, @PathVariable String documentKey, @PathVariable int number) {
        projects.visible(key);
        Version version = documents.require(documents.require(key, documentKey), number);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(documentKey + "-v" + number + ".md")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(documents.text(version).getBytes(StandardCharsets.UTF_8));
    }

    /** @param from number of the version before; 0 for the one just before */
    @GetMapping("/{documentKey}/{number}/changes")
    String changes(
            @PathVariable String key,
            @PathVariable String documentKey,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        Project project = projects.visible(key);
        Document document = documents.require(key, documentKey);
        Version after = documents.require(document, number);
        Version before = documents.require(document, from == 0 ? number - 1 : from);
        model.addAttribute("project", project);
        model.addAttribute("document", document);
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute("difference", Difference.of(documents.text(before), documents.text(after)));
        model.addAttribute("versions", rows.versions(documentKey));
        return "document/changes";
    }

    @PostMapping("/{documentKey}/text")
    String save(
            @PathVariable String key,
            @PathVariable String documentKey,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String reason) {
        documents.save(key, documentKey, version, text, reason);
        return place(key, documentKey);
    }

    @PostMapping("/{documentKey}/file")
    String replace(
            @PathVariable String key,
            @PathVariable String documentKey,
            @RequestParam int version,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String reason) {
        projects.contributable(key);
        documents.replace(key, documentKey, version, file.getOriginalFilename(), bytes(file), reason);
        return place(key, documentKey);
    }

    @PostMapping("/{documentKey}/{number}/restoration")
    String restore(
            @PathVariable String key,
            @PathVariable String documentKey,
            @PathVariable int number,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason) {
        documents.restore(key, documentKey, version, number, reason);
        return place(key, documentKey);
    }

    @PostMapping("/{documentKey}/title")
    String rename(
            @PathVariable String key, @PathVariable String documentKey, @RequestParam(defaultValue = "") String title) {
        documents.rename(key, documentKey, title);
        return place(key, documentKey);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new InvalidInput("file", "error.unreadable");
        }
    }

    private static String place(String key, String documentKey) {
        return "redirect:/projects/" + key + "/documents/" + documentKey;
    }
}
