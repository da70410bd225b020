package org.gatehouse.plan;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a plan from a CSV file, or shows line by line why not. */
@Controller
class ImportController {

    private static final int SHOWN = 200;

    private final PlanImport imports;
    private final WorkItems items;
    private final Projects projects;
    private final People people;

    ImportController(PlanImport imports, WorkItems items, Projects projects, People people) {
        this.imports = imports;
        this.items = items;
        this.projects = projects;
        this.people = people;
    }

    @GetMapping("/projects/{key}/plan/import")
    String form(@PathVariable String key, Model model) {
        Project project = projects.steerable(key);
        if (!items.areOpen(project)) {
            throw new Conflict("plan.error.notOpen");
        }
        show(project, model);
        return "plan/import";
    }

    @PostMapping("/projects/{key}/plan/import")
    String take(
            @PathVariable String key,
            @RequestParam MultipartFile file,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response)
            throws IOException {
        Project project = projects.steerable(key);
        String name = name(file);
        try {
            imports.take(key, name, file.getBytes());
        } catch (ImportRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            show(project, model);
            model.addAttribute(
                    "refused",
                    new Refused(
                            name,
                            refused.errors().size(),
                            refused.errors().stream().limit(SHOWN).toList()));
            return "plan/import";
        }
        flash.addFlashAttribute("notice", "plan.notice.imported");
        return "redirect:/projects/" + key + "/plan";
    }

    /** A small plan in the reader's language that can be imported as it is. */
    @GetMapping("/projects/{key}/plan/import/sample.csv")
    ResponseEntity<byte[]> sample(@PathVariable String key, Locale locale) throws IOException {
        Project project = projects.visible(key);
        boolean chinese = "zh".equals(locale.getLanguage());
        StringBuilder text = new StringBuilder("\uFEFF");
        List<ImportColumn> columns = List.of(ImportColumn.values());
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(columns.stream().map(column -> column.header(locale)));
            String owner = people.name(project.managerId());
            String start = project.startDate().toString();
            if (chinese) {
                printer.printRecord("关键词调研", owner, start, "", "16", "", "高", "准备", "分析现有流量与竞品", "关键词清单", "是");
                printer.printRecord("撰写落地页", owner, "", "", "5天", "1", "中", "内容", "", "三个落地页", "否");
                printer.printRecord("上线与监测", owner, "", "", "8", "撰写落地页", "中", "上线", "", "", "否");
            } else {
                printer.printRecord(
                        "Keyword research",
                        owner,
                        start,
                        "",
                        "16",
                        "",
                        "high",
                        "Preparation",
                        "Look at present traffic and at competitors",
                        "List of keywords",
                        "yes");
                printer.printRecord(
                        "Write landing pages",
                        owner,
                        "",
                        "",
                        "5d",
                        "1",
                        "normal",
                        "Content",
                        "",
                        "Three landing pages",
                        "no");
                printer.printRecord(
                        "Go live and measure",
                        owner,
                        "",
                        "",
                        "8",
                        "Write landing pages",
                        "normal",
                        "Launch",
                        "",
                        "",
                        "no");
            }
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + key + "-plan.csv\"")
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void show(Project project, Model model) {
        model.addAttribute("project", project);
        model.addAttribute(
                "columns",
                Arrays.stream(ImportColumn.values())
                        .map(column -> new Column(
                                column.key(), column.header(Locale.ENGLISH) + " / " + column.header(Locale.CHINESE)))
                        .toList());
    }

    private static String name(MultipartFile file) {
        String given = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String bare = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        String name = bare.isEmpty() ? "CSV" : bare;
        return name.length() <= 120 ? name : name.substring(0, 120) + "…";
    }

    record Refused(String file, int total, List<ImportError> errors) {}

    record Column(String name, String header) {}
}
