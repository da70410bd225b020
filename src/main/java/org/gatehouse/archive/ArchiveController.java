package org.gatehouse.archive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A project's archive handed out; one from another house brought, looked at and taken over. */
@Controller
class ArchiveController {

    private final Archives archives;
    private final Arrivals arrivals;
    private final Projects projects;
    private final Clock clock;
    private final DataSize largest;

    ArchiveController(
            Archives archives,
            Arrivals arrivals,
            Projects projects,
            Clock clock,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
        this.archives = archives;
        this.arrivals = arrivals;
        this.projects = projects;
        this.clock = clock;
        this.largest = largest;
    }

    @GetMapping("/projects/{key}/archive")
    String archive(@PathVariable String key, Model model) {
        Project project = archives.exportable(key);
        model.addAttribute("project", project);
        model.addAttribute("size", archives.size(key));
        model.addAttribute("origins", archives.origins(key));
        return "archive/archive";
    }

    @GetMapping("/projects/{key}/archive.zip")
    void export(@PathVariable String key, HttpServletResponse response) throws IOException {
        Path file = Files.createTempFile("gatehouse-", ".zip");
        try {
            archives.export(key, file);
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(file));
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(key + "-archive-" + LocalDate.now(clock) + ".zip", StandardCharsets.UTF_8)
                            .build()
                            .toString());
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @GetMapping("/archive/import")
    String form(Model model) {
        archives.requireImporter();
        model.addAttribute("most", largest.toMegabytes());
        return "archive/import";
    }

    @PostMapping("/archive/import")
    String bring(@RequestParam MultipartFile file, Model model, HttpServletResponse response) throws IOException {
        archives.requireImporter();
        Path here = Files.createTempFile("gatehouse-", ".zip");
        try {
            file.transferTo(here);
            try (ArchiveFile archive = ArchiveFile.open(here)) {
                archives.preview(archive);
            }
            return "redirect:/archive/import/" + arrivals.keep(name(file), here);
        } catch (InvalidInput refused) {
            return again(name(file), refused, model, response);
        } finally {
            Files.deleteIfExists(here);
        }
    }

    @GetMapping("/archive/import/{id}")
    String look(@PathVariable String id, Model model, HttpServletResponse response) throws IOException {
        archives.requireImporter();
        Path here = Files.createTempFile("gatehouse-", ".zip");
        try {
            String name = arrivals.fetch(id, here);
            try (ArchiveFile archive = ArchiveFile.open(here)) {
                model.addAttribute("preview", archives.preview(archive));
                model.addAttribute("id", id);
                model.addAttribute("name", name);
                return "archive/preview";
            } catch (InvalidInput refused) {
                return again(name, refused, model, response);
            }
        } finally {
            Files.deleteIfExists(here);
        }
    }

    @PostMapping("/archive/import/{id}")
    String take(@PathVariable String id, Model model, HttpServletResponse response, RedirectAttributes flash)
            throws IOException {
        archives.requireImporter();
        Path here = Files.createTempFile("gatehouse-", ".zip");
        try {
            String name = arrivals.fetch(id, here);
            try (ArchiveFile archive = ArchiveFile.open(here)) {
                String key = archives.take(archive).manifest().project().key();
                arrivals.forget(id);
                flash.addFlashAttribute("notice", "archive.imported");
                return "redirect:/projects/" + key + (projects.mayView(projects.require(key)) ? "" : "/archive");
            } catch (InvalidInput refused) {
                return again(name, refused, model, response);
            }
        } finally {
            Files.deleteIfExists(here);
        }
    }

    @PostMapping("/archive/import/{id}/discard")
    String discard(@PathVariable String id) {
        archives.requireImporter();
        arrivals.forget(id);
        return "redirect:/archive/import";
    }

    private String again(String name, Refusal refused, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("file", name);
        model.addAttribute("refusal", refused.problems().get(0));
        return form(model);
    }

    private static String name(MultipartFile file) {
        String given = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String bare = ArchiveFile.plain(given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1));
        return bare.length() <= 120 ? bare : bare.substring(bare.length() - 120);
    }
}
