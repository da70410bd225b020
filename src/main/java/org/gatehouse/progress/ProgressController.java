package org.gatehouse.progress;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.gatehouse.budget.Costs;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.Baselines;
import org.gatehouse.progress.ProgressTables.Part;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A project's progress: figures, earned value, milestones, flow. Money is for those who may know costs. */
@Controller
@RequestMapping("/projects/{key}/progress")
class ProgressController {

    static final int PAGE = 100;

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Surveys surveys;
    private final Progress progress;
    private final Baselines baselines;
    private final Costs costs;
    private final Curves curves;
    private final ProgressTables tables;
    private final ProgressRows rows;
    private final Projects projects;

    ProgressController(
            Surveys surveys,
            Progress progress,
            Baselines baselines,
            Costs costs,
            Curves curves,
            ProgressTables tables,
            ProgressRows rows,
            Projects projects) {
        this.surveys = surveys;
        this.progress = progress;
        this.baselines = baselines;
        this.costs = costs;
        this.curves = curves;
        this.tables = tables;
        this.rows = rows;
        this.projects = projects;
    }

    /**
     * What is asked for.
     *
     * @param baseline its number; null: the one that was approved last
     * @param on the status date, today or before; empty: now
     * @param unit {@code hours}; else money, for those who may
     */
    record Asked(Integer baseline, String on, String unit) {}

    /** @param show {@code items} too; else phases and packages */
    @GetMapping
    String show(
            @PathVariable String key,
            Asked asked,
            @RequestParam(defaultValue = "groups") String show,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        Project project = projects.visible(key);
        progress.renewTouched(key);
        List<Baseline> all = baselines.all(key);
        ProgressView view = view(project, all, asked);
        Flow flow = Flow.of(view.survey());
        model.addAttribute("project", project);
        model.addAttribute("baselines", all);
        model.addAttribute("view", view);
        model.addAttribute("figures", view.survey().figures());
        model.addAttribute("today", view.survey().today());
        model.addAttribute("trend", view.trend());
        model.addAttribute("flow", flow);
        model.addAttribute("throughput", curves.throughput(flow, locale));
        model.addAttribute("cumulative", curves.cumulative(flow, locale));
        model.addAttribute("show", show);
        if (view.book() != null) {
            earned(view, show.equals("items"), page, model, locale);
        }
        return "progress/progress";
    }

    private void earned(ProgressView view, boolean items, int page, Model model, Locale locale) {
        SCurve curve = view.curve();
        List<Branch> branches = view.branches().stream()
                .filter(branch -> items || branch.group())
                .toList();
        List<ProgressView.Added> added = view.added();
        int pages = Math.max(1, (branches.size() + PAGE - 1) / PAGE);
        int at = Math.min(Math.max(1, page), pages);
        model.addAttribute("measures", view.measures());
        model.addAttribute("whole", Rounded.of(view.value()));
        model.addAttribute("lines", view.lines() == null ? null : Rounded.of(view.lines()));
        model.addAttribute("curve", curves.values(curve, view.unit(), locale));
        model.addAttribute("indices", curves.indices(curve, locale));
        model.addAttribute("branches", branches.subList((at - 1) * PAGE, Math.min(at * PAGE, branches.size())));
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
        model.addAttribute("added", added.subList(0, Math.min(PAGE, added.size())));
        model.addAttribute("addedCount", added.size());
    }

    @GetMapping("/export.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String key, Asked asked, @RequestParam(defaultValue = "series") String part, Locale locale) {
        Part wanted = part(part);
        ProgressView view = view(projects.visible(key), baselines.all(key), asked);
        return file(
                key + "-progress-" + wanted.name().toLowerCase(Locale.ROOT) + ".csv",
                CSV,
                ProgressFile.csv(tables.of(wanted, view, locale)));
    }

    @GetMapping("/export.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable String key, Asked asked, Locale locale) {
        ProgressView view = view(projects.visible(key), baselines.all(key), asked);
        return file(key + "-progress.xlsx", XLSX, ProgressFile.xlsx(tables.all(view, locale)));
    }

    private ProgressView view(Project project, List<Baseline> all, Asked asked) {
        Survey survey = asked.baseline() == null
                ? surveys.of(project)
                : surveys.of(project, Baselines.require(all, asked.baseline()));
        boolean mayKnow = costs.mayKnow(project);
        List<Milestone> milestones = Milestone.of(survey);
        return new ProgressView(
                survey,
                survey.baseline() == null ? null : survey.book(),
                cutoff(survey, asked.on()),
                mayKnow && survey.isPriced() && !"hours".equals(asked.unit()),
                mayKnow && survey.isPriced(),
                MilestoneTrend.of(milestones, baselines.milestoneDays(project.key()), rows.readings(project.key())));
    }

    private static Cutoff cutoff(Survey survey, String on) {
        if (on == null || on.isBlank()) {
            return Cutoff.at(survey.now());
        }
        LocalDate day;
        try {
            day = LocalDate.parse(on.strip());
        } catch (DateTimeParseException wrong) {
            throw new InvalidInput("on", "progress.error.day");
        }
        if (day.isAfter(survey.today()) || day.getYear() < 1950) {
            throw new InvalidInput("on", "progress.error.day");
        }
        return day.equals(survey.today()) ? Cutoff.at(survey.now()) : Cutoff.endOf(day);
    }

    private static Part part(String name) {
        try {
            return Part.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("part", "progress.error.part");
        }
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
                .body(content);
    }
}
