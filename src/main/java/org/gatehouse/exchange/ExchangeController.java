package org.gatehouse.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.table.DateOrder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
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

/** Plans as files: brought, looked at, taken; and handed out. */
@Controller
class ExchangeController {

    private static final int SHOWN = 200;

    private final ReadingDesk desk;
    private final PendingImports pending;
    private final PlanImports imports;
    private final HousePlan house;
    private final Projects projects;
    private final People people;
    private final Clock clock;
    private final String address;

    ExchangeController(
            ReadingDesk desk,
            PendingImports pending,
            PlanImports imports,
            HousePlan house,
            Projects projects,
            People people,
            Clock clock,
            @Value("${gatehouse.address}") String address) {
        this.desk = desk;
        this.pending = pending;
        this.imports = imports;
        this.house = house;
        this.projects = projects;
        this.people = people;
        this.clock = clock;
        this.address = address;
    }

    @GetMapping("/projects/{key}/plan/import")
    String form(@PathVariable String key, Model model) {
        show(imports.open(key), model);
        return "exchange/import";
    }

    @PostMapping("/projects/{key}/plan/import")
    String bring(@PathVariable String key, @RequestParam MultipartFile file, Model model, HttpServletResponse response)
            throws IOException {
        Project project = imports.open(key);
        String name = name(file);
        FileReading reading = desk.read(file.getBytes(), name, new Wishes(0, List.of(), null, imports.known(key)));
        if (reading.refusal() != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            show(project, model);
            model.addAttribute("file", name);
            model.addAttribute("refusal", reading.refusal());
            return "exchange/import";
        }
        return "redirect:/projects/" + key + "/plan/import/" + pending.keep(key, name, file.getBytes(), reading);
    }

    @GetMapping("/projects/{key}/plan/import/{id}")
    String look(@PathVariable String key, @PathVariable String id, Model model) {
        imports.open(key);
        return preview(pending.require(key, id), ImportChoices.USUAL, model);
    }

    /** Looks again, with other choices or the file read otherwise. */
    @PostMapping("/projects/{key}/plan/import/{id}/preview")
    String lookAgain(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response) {
        imports.open(key);
        PendingImport file = pending.require(key, id);
        FileReading reading = desk.read(file.content(), file.fileName(), wishes(key, file.reading(), form));
        if (reading.refusal() != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refusal", reading.refusal());
            return preview(file, choices(form), model);
        }
        pending.reread(id, reading);
        return preview(new PendingImport(id, key, file.fileName(), file.content(), reading), choices(form), model);
    }

    @PostMapping("/projects/{key}/plan/import/{id}")
    String take(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        imports.open(key);
        PendingImport file = pending.require(key, id);
        try {
            imports.apply(file, choices(form));
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refusal", refused.problems().get(0));
            return preview(file, choices(form), model);
        }
        pending.forget(id);
        flash.addFlashAttribute("notice", "exchange.notice.imported");
        return "redirect:/projects/" + key + "/plan";
    }

    @PostMapping("/projects/{key}/plan/import/{id}/discard")
    String discard(@PathVariable String key, @PathVariable String id) {
        imports.open(key);
        pending.forget(id);
        return "redirect:/projects/" + key + "/plan";
    }

    @GetMapping("/projects/{key}/plan/export/{format}")
    ResponseEntity<byte[]> export(@PathVariable String key, @PathVariable String format, Locale locale) {
        Project project = projects.visible(key);
        return switch (format) {
            case "mspdi" -> file(key + "-plan.xml", MediaType.APPLICATION_XML, MpxjWriting.mspdi(house.of(project)));
            case "xlsx" ->
                file(
                        key + "-plan.xlsx",
                        MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                        SheetWriting.of(house.of(project), locale));
            case "csv" ->
                file(
                        key + "-plan.csv",
                        new MediaType("text", "csv", StandardCharsets.UTF_8),
                        CsvWriting.of(house.of(project), locale));
            case "ics" ->
                file(
                        key + "-plan.ics",
                        new MediaType("text", "calendar", StandardCharsets.UTF_8),
                        IcsWriting.of(house.of(project), address, clock.instant()));
            default -> throw new NotFound(format);
        };
    }

    /** A small plan in the reader's language that can be imported as it is. */
    @GetMapping("/projects/{key}/plan/import/sample.csv")
    ResponseEntity<byte[]> sample(@PathVariable String key, Locale locale) {
        Project project = projects.visible(key);
        return file(
                key + "-sample.csv",
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                SampleTable.of(people.name(project.managerId()), project.startDate(), locale));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }

    private String preview(PendingImport file, ImportChoices choices, Model model) {
        Project project = imports.open(file.projectKey());
        FileReading reading = file.reading();
        ImportPreview preview = imports.preview(file, choices);
        model.addAttribute("project", project);
        model.addAttribute("file", file);
        model.addAttribute("reading", reading);
        model.addAttribute("preview", preview);
        model.addAttribute("choices", choices);
        model.addAttribute("errors", reading.errors().stream().limit(SHOWN).toList());
        model.addAttribute("fits", reading.errors().isEmpty() && preview.isPossible());
        model.addAttribute("shown", SHOWN);
        model.addAttribute("columns", Column.values());
        model.addAttribute("orders", DateOrder.values());
        model.addAttribute(
                "team",
                people.all().stream().filter(it -> project.isTeam(it.id())).toList());
        return "exchange/preview";
    }

    private static void show(Project project, Model model) {
        model.addAttribute("project", project);
        model.addAttribute("most", ReadingDesk.MOST_BYTES / 1024 / 1024);
        model.addAttribute("mostItems", PlanFile.MOST_ITEMS);
    }

    private Wishes wishes(String key, FileReading reading, Map<String, String> form) {
        List<Column> columns = new ArrayList<>();
        if (reading.table() != null) {
            for (int i = 0; i < reading.table().headers().size(); i++) {
                columns.add(chosen(Column.values(), form.get("column." + i)));
            }
        }
        int wanted = form.getOrDefault("plan", "").matches("\\d{1,4}") ? Integer.parseInt(form.get("plan")) : 0;
        return new Wishes(wanted, columns, chosen(DateOrder.values(), form.get("dates")), imports.known(key));
    }

    private static <E extends Enum<E>> E chosen(E[] values, String name) {
        return Arrays.stream(values)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static ImportChoices choices(Map<String, String> form) {
        Map<String, String> resources = new HashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith("resource.")) {
                resources.put(name.substring("resource.".length()), value);
            }
        });
        return new ImportChoices(
                resources,
                form.containsKey("cancelVanished"),
                form.containsKey("calendars"),
                form.containsKey("baselines"));
    }

    private static String name(MultipartFile file) {
        String given = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String bare = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        String name = bare.isEmpty() ? "plan" : bare;
        // Its end says what it is.
        return name.length() <= 120 ? name : name.substring(0, 60) + "…" + name.substring(name.length() - 58);
    }
}
