package org.gatehouse.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

@Controller
class AttachmentController {

    private final Attachments attachments;
    private final Projects projects;

    AttachmentController(Attachments attachments, Projects projects) {
        this.attachments = attachments;
        this.projects = projects;
    }

    @PostMapping("/projects/{key}/files")
    String add(
            @PathVariable String key,
            @RequestParam String owner,
            @RequestParam List<MultipartFile> file,
            @RequestParam(defaultValue = "") String back) {
        projects.contributable(key);
        if (!Owner.of(owner).projectKey().equals(key)) {
            throw new NotFound(owner);
        }
        for (MultipartFile each : chosen(file)) {
            attachments.add(owner, each.getOriginalFilename(), bytes(each));
        }
        return "redirect:" + inside(key, back);
    }

    /** Whatever is in the file: it is handed over to be saved, never to be shown. */
    @GetMapping("/files/{id}")
    ResponseEntity<byte[]> open(@PathVariable long id) {
        Attachments.Opened opened = attachments.open(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(opened.file().byteCount())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(opened.file().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(opened.content());
    }

    @PostMapping("/files/{id}/remove")
    String remove(@PathVariable long id, @RequestParam(defaultValue = "") String back) {
        Attachment removed = attachments.remove(id);
        return "redirect:" + inside(removed.projectKey(), back);
    }

    @GetMapping("/tasks/{taskId}/files")
    String ofTask(@PathVariable String taskId, Model model) {
        model.addAttribute("owner", attachments.ownerFor(taskId));
        model.addAttribute("inTask", true);
        return "attachment/list :: files";
    }

    @PostMapping("/tasks/{taskId}/files")
    String addToTask(@PathVariable String taskId, @RequestParam List<MultipartFile> file, Model model) {
        for (MultipartFile each : chosen(file)) {
            attachments.addTo(taskId, each.getOriginalFilename(), bytes(each));
        }
        return ofTask(taskId, model);
    }

    private static List<MultipartFile> chosen(List<MultipartFile> files) {
        List<MultipartFile> chosen = files.stream()
                .filter(file -> !file.isEmpty() || !"".equals(file.getOriginalFilename()))
                .toList();
        if (chosen.isEmpty()) {
            throw new InvalidInput("file", "attachment.error.none");
        }
        return chosen;
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new InvalidInput("file", "error.unreadable");
        }
    }

    /** Back to the page of this project that asked; nowhere else. */
    private static String inside(String key, String back) {
        String home = "/projects/" + key;
        boolean ours = (back.equals(home) || back.startsWith(home + "/") || back.startsWith(home + "?"))
                && !back.contains("\\")
                && !back.contains("..")
                && back.chars().noneMatch(Character::isISOControl);
        return ours ? back : home;
    }
}
