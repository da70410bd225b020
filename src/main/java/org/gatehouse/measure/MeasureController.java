package org.gatehouse.measure;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Problems;
import org.gatehouse.measure.Reading.Origin;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.format.annotation.DateTimeFormat;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The measures tab: how the goals stand, sales against spend, the readings, and how they come in. */
@Controller
@RequestMapping("/projects/{key}/measures")
class MeasureController {

    private static final int PER_PAGE = 25;

    private final MeasureBook book;
    private final MeasurePlots plots;
    private final Metrics metrics;
    private final Readings readings;
    private final ReadingStore store;
    private final Projects projects;
    private final CurrentPerson me;
    private final Clock clock;

    MeasureController(
            MeasureBook book,
            MeasurePlots plots,
            Metrics metrics,
            Readings readings,
            ReadingStore store,
            Projects projects,
            CurrentPerson me,
            Clock clock) {
        this.book = book;
        this.plots = plots;
        this.metrics = metrics;
        this.readings = readings;
        this.store = store;
        this.projects = projects;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable String key,
            @RequestParam(required = false) Long metric,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Project project = projects.visible(key);
        MeasureBook.Page all = book.of(key);
        show(project, model);
        model.addAttribute("goals", all.goals());
        model.addAttribute("states", states(project, all));
        model.addAttribute(
                "plots",
                all.goals().stream()
                        .filter(stand -> stand.metric() != null)
                        .collect(Collectors.toMap(stand -> stand.goal().key(), plots::of)));
        Returns returns = Returns.of(all, project.currency());
        model.addAttribute("returns", returns.isEmpty() ? null : returns);
        model.addAttribute("returnsPlot", plots.of(returns));
        model.addAttribute("metrics", all.metrics());
        model.addAttribute("names", all.metrics().stream().collect(Collectors.toMap(Metric::id, Function.identity())));
        long count = metric == null
                ? all.readings().values().stream().mapToLong(List::size).sum()
                : all.readings().getOrDefault(metric, List.of()).size();
        int pages = (int) Math.max(1, (count + PER_PAGE - 1) / PER_PAGE);
        int at = Math.max(1, Math.min(page, pages));
        model.addAttribute("chosen", metric);
        model.addAttribute("count", count);
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
        model.addAttribute("readings", store.page(key, metric, PER_PAGE, (long) (at - 1) * PER_PAGE));
        return "measure/measures";
    }

    /** The short form for the overview. */
    @GetMapping("/summary")
    String summary(@PathVariable String key, Model model) {
        Project project = projects.visible(key);
        MeasureBook.Page all = book.of(key);
        Returns returns = Returns.of(all, project.currency());
        model.addAttribute("project", project);
        model.addAttribute("goals", all.goals());
        model.addAttribute("states", states(project, all));
        model.addAttribute("returns", returns.isEmpty() ? null : returns);
        return "measure/summary :: summary";
    }

    @PostMapping("/readings")
    String record(
            @PathVariable String key,
            @RequestParam long metric,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String note) {
        projects.contributable(key);
        readings.record(key, metric, day, number(value, metrics.require(key, metric)), note);
        return page(key) + "#readings";
    }

    @GetMapping("/readings/{id}")
    String reading(@PathVariable String key, @PathVariable long id, Model model) {
        Project project = projects.contributable(key);
        Reading reading = store.find(key, id).orElseThrow(() -> new NotFound(Long.toString(id)));
        show(project, model);
        model.addAttribute("reading", reading);
        model.addAttribute("metric", metrics.require(key, reading.metricId()));
        return "measure/reading";
    }

    @PostMapping("/readings/{id}")
    String correct(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String note) {
        projects.contributable(key);
        Reading reading = store.find(key, id).orElseThrow(() -> new NotFound(Long.toString(id)));
        readings.correct(key, id, version, day, number(value, metrics.require(key, reading.metricId())), note);
        return page(key) + "#readings";
    }

    @PostMapping("/readings/{id}/removal")
    String remove(
            @PathVariable String key,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason) {
        readings.remove(key, id, version, reason.strip());
        return page(key) + "#readings";
    }

    @GetMapping("/upload")
    String uploadForm(@PathVariable String key, Model model) {
        upload(projects.contributable(key), model);
        return "measure/upload";
    }

    @PostMapping("/upload")
    String upload(
            @PathVariable String key,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) Long metric,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash)
            throws IOException {
        Project project = projects.contributable(key);
        String name = name(file);
        try {
            Metric chosen = metric == null ? null : metrics.require(key, metric);
            Told told = ReadingFile.read(file.getBytes(), metrics.of(key), chosen);
            flash.addFlashAttribute("taken", readings.take(key, told, Origin.FILE, name));
            flash.addFlashAttribute("file", name);
            flash.addFlashAttribute("leftOut", String.join(", ", told.leftOut()));
            return page(key);
        } catch (InvalidInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            upload(project, model);
            model.addAttribute("file", name);
            model.addAttribute("chosen", metric);
            model.addAttribute("wrong", Problems.of(refused));
            return "measure/upload";
        }
    }

    /** A small file that can be uploaded as it is, but for its numbers. */
    @GetMapping("/upload/sample.csv")
    ResponseEntity<byte[]> sample(@PathVariable String key, Locale locale) {
        projects.visible(key);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(key + "-readings.csv", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(SampleReadings.of(metrics.of(key), LocalDate.now(clock), locale));
    }

    private void upload(Project project, Model model) {
        show(project, model);
        model.addAttribute("metrics", metrics.of(project.key()));
        model.addAttribute("most", ReadingFile.MOST_BYTES / 1024 / 1024);
    }

    private void show(Project project, Model model) {
        model.addAttribute("project", project);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("contributes", project.isRunning() && project.isTeam(me.id()));
        model.addAttribute("steers", project.isRunning() && project.managerId().equals(me.id()));
    }

    /** By goal key. */
    private Map<String, GoalStand.State> states(Project project, MeasureBook.Page all) {
        Map<String, GoalStand.State> states = new TreeMap<>();
        all.goals()
                .forEach(stand ->
                        states.put(stand.goal().key(), stand.state(LocalDate.now(clock), project.reviewDays())));
        return states;
    }

    /** As people write numbers; null where nothing was entered. */
    private static BigDecimal number(String text, Metric metric) {
        if (text.isBlank()) {
            return null;
        }
        return WrittenNumbers.of(List.of(text), ',')
                .read(text, metric.isPercent(), metric.measure())
                .orElseThrow(() -> new InvalidInput("value", "error.number", text));
    }

    private static String page(String key) {
        return "redirect:/projects/" + key + "/measures";
    }

    private static String name(MultipartFile file) {
        String given = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String bare = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return bare.isEmpty() ? "file" : bare.length() <= 120 ? bare : bare.substring(0, 119) + "…";
    }
}
