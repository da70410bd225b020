package org.gatehouse.closure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.closure.GoalResult.Entry;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.measure.Readings;
import org.gatehouse.person.CurrentPerson;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The report tab, the goals' results, and the evidence in the closure's task forms. */
@Controller
class ClosureController {

    private static final String ACTUAL = "actual-";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,4})?");

    private final Closures closures;
    private final ReportFigures figures;
    private final FollowUps followUps;
    private final ClosureChecks checks;
    private final GateReviews gates;
    private final Readings readings;
    private final Projects projects;
    private final TaskPlaces tasks;
    private final Engine engine;
    private final CurrentPerson me;
    private final ReportView view;
    private final ReportPaper paper;
    private final Clock clock;

    ClosureController(
            Closures closures,
            ReportFigures figures,
            FollowUps followUps,
            ClosureChecks checks,
            GateReviews gates,
            Readings readings,
            Projects projects,
            TaskPlaces tasks,
            Engine engine,
            CurrentPerson me,
            ReportView view,
            ReportPaper paper,
            Clock clock) {
        this.closures = closures;
        this.figures = figures;
        this.followUps = followUps;
        this.checks = checks;
        this.gates = gates;
        this.readings = readings;
        this.projects = projects;
        this.tasks = tasks;
        this.engine = engine;
        this.me = me;
        this.view = view;
        this.paper = paper;
        this.clock = clock;
    }

    @GetMapping("/projects/{key}/report")
    String report(@PathVariable String key, Locale locale, Model model) {
        Project project = projects.visible(key);
        model.addAllAttributes(view.of(project, locale));
        model.addAttribute("contributes", project.isRunning() && project.isTeam(me.id()));
        return "closure/report";
    }

    @GetMapping("/projects/{key}/report.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String key, Locale locale) {
        Project project = projects.visible(key);
        byte[] pdf = paper.now(project, locale);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(key + "-closure-report.pdf")
                                .build()
                                .toString())
                .body(pdf);
    }

    @GetMapping("/projects/{key}/report/results")
    String results(@PathVariable String key, Model model) {
        Project project = projects.visible(key);
        Closure closure = closures.of(key);
        model.addAttribute("project", project);
        model.addAttribute("version", closure.version());
        model.addAttribute("goals", figures.goals(key, closure));
        model.addAttribute("later", followUps.of(key));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("read", lastRead(key));
        model.addAttribute(
                "editable", project.isRunning() && project.managerId().equals(me.id()) && closures.areResultsOpen(key));
        return "closure/results";
    }

    /** By goal what was read last, to begin with where nobody has said yet what it came to. */
    private Map<String, Point> lastRead(String key) {
        Map<String, Point> last = new HashMap<>();
        readings.ofGoals(key).forEach((goal, points) -> {
            Point point = points.get(points.size() - 1);
            last.put(goal, new Point(point.day(), point.value().setScale(4, RoundingMode.HALF_UP)));
        });
        return last;
    }

    @PostMapping("/projects/{key}/report/results")
    String record(@PathVariable String key, @RequestParam int version, @RequestParam Map<String, String> form) {
        projects.steerable(key);
        closures.recordResults(key, version, entries(form));
        return "redirect:/projects/" + key + "/report/results";
    }

    @GetMapping("/tasks/{taskId}/results")
    String resultsOfTask(@PathVariable String taskId, Model model) {
        Project project = projectOf(taskId);
        Closure closure = closures.of(project.key());
        model.addAttribute("project", project);
        model.addAttribute("closure", closure.verdict().equals(Closure.REWORK) ? closure : null);
        model.addAttribute("returned", returned(project));
        return "closure/evidence :: results";
    }

    /** What is to be read now that the day has come, for the form of the follow-up. */
    @GetMapping("/tasks/{taskId}/reading")
    String readingOfTask(@PathVariable String taskId, Model model) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        Project project = projects.require(place.projectKey());
        String goal = engine.factOf(place.processInstanceId(), "goalKey").orElseThrow(() -> new NotFound(taskId));
        model.addAttribute("project", project);
        model.addAttribute("one", followUps.waiting(project.key(), goal));
        model.addAttribute("mayOpen", projects.mayView(project));
        return "closure/later :: reading";
    }

    @GetMapping("/tasks/{taskId}/deliverables")
    String deliverablesOfTask(@PathVariable String taskId, Model model) {
        Project project = projectOf(taskId);
        model.addAttribute("project", project);
        model.addAttribute("returned", returned(project));
        model.addAttribute("deliverables", figures.deliverables(project.key()));
        model.addAttribute("lines", checks.of(project));
        model.addAttribute("open", figures.open(project.key()));
        model.addAttribute("goals", figures.goals(project.key(), closures.of(project.key())));
        return "closure/evidence :: deliverables";
    }

    @GetMapping("/tasks/{taskId}/lessons")
    String lessonsOfTask(@PathVariable String taskId, Model model) {
        Project project = projectOf(taskId);
        model.addAttribute("project", project);
        model.addAttribute("returned", returned(project));
        return "closure/evidence :: lessons";
    }

    private GateReview returned(Project project) {
        return gates.lastReturn(project.key(), "", SentBack.STEPS).orElse(null);
    }

    private Project projectOf(String taskId) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        return projects.require(place.projectKey());
    }

    private List<Entry> entries(Map<String, String> form) {
        List<Entry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String field : form.keySet()) {
            if (field.startsWith(ACTUAL)) {
                String goal = field.substring(ACTUAL.length());
                BigDecimal actual = number(field, form, problems);
                LocalDate day = date("measuredOn-" + goal, form, problems);
                entries.add(new Entry(
                        goal,
                        actual,
                        actual == null ? null : day == null ? LocalDate.now(clock) : day,
                        text("notMeasured-" + goal, form),
                        text("note-" + goal, form),
                        date("knownOn-" + goal, form, problems)));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return entries;
    }

    private static BigDecimal number(String field, Map<String, String> form, List<Problem> problems) {
        String text = text(field, form).replace(",", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            problems.add(Problem.of(field, "error.number", text));
            return null;
        }
        return new BigDecimal(text);
    }

    private static LocalDate date(String field, Map<String, String> form, List<Problem> problems) {
        String text = text(field, form);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            problems.add(Problem.of(field, "error.date", text));
            return null;
        }
    }

    private static String text(String field, Map<String, String> form) {
        return form.getOrDefault(field, "").strip();
    }
}
