package org.gatehouse.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.gatehouse.chart.Plot;
import org.gatehouse.chart.Plot.Point;
import org.gatehouse.chart.Plot.Series;
import org.gatehouse.chart.Plot.Shape;
import org.gatehouse.chart.Plot.Tone;
import org.gatehouse.engine.Models;
import org.gatehouse.engine.ProcessLog;
import org.gatehouse.insight.EventLog.Format;
import org.gatehouse.insight.EventLog.Resources;
import org.gatehouse.insight.Figures.Week;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Projects;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** How the processes really run: figures, the cases behind them, and the log as a file. */
@Controller
class InsightController {

    private static final int WORDS = 20;

    private final Insight insight;
    private final EventLog log;
    private final Models models;
    private final Lasting lasting;
    private final Projects projects;
    private final CurrentPerson me;
    private final MessageSource messages;
    private final Clock clock;

    InsightController(
            Insight insight,
            EventLog log,
            Models models,
            Lasting lasting,
            Projects projects,
            CurrentPerson me,
            MessageSource messages,
            Clock clock) {
        this.insight = insight;
        this.log = log;
        this.models = models;
        this.lasting = lasting;
        this.projects = projects;
        this.me = me;
        this.messages = messages;
        this.clock = clock;
    }

    /** What the picture of the model is drawn from. */
    record Picture(String xml) {}

    @GetMapping("/insight")
    String model(@RequestParam Map<String, String> given, Locale locale, Model page) {
        List<ProcessLog.Model> all = insight.models();
        Ask ask = Ask.of(given, all, LocalDate.now(clock));
        Insight.Answer answer = insight.answer(ask);
        show(ask, all, "model", page);
        page.addAttribute("answer", answer);
        page.addAttribute("graph", answer.graph());
        page.addAttribute("figures", answer.figures());
        if (answer.beside() != null) {
            Set<String> both = new LinkedHashSet<>();
            answer.figures().steps().forEach(line -> both.add(line.step()));
            answer.beside().steps().forEach(line -> both.add(line.step()));
            page.addAttribute("both", both);
            page.addAttribute("graphs", List.of(answer.graph(), insight.graph(ask.only(ask.against()))));
            return "insight/versions";
        }
        page.addAttribute("heat", Heat.of(answer, lasting));
        page.addAttribute("throughput", throughput(answer.figures().weeks(), locale));
        return "insight/model";
    }

    @GetMapping("/insight/gates")
    String gates(@RequestParam Map<String, String> given, Model page) {
        List<ProcessLog.Model> all = insight.models();
        Ask ask = Ask.of(given, all, LocalDate.now(clock));
        show(ask, all, "gates", page);
        page.addAttribute("gates", insight.gates(ask));
        page.addAttribute("reworks", insight.reworks(ask, WORDS));
        return "insight/gates";
    }

    @GetMapping("/insight/cases")
    String cases(@RequestParam Map<String, String> given, @RequestParam(defaultValue = "1") int page, Model model) {
        List<ProcessLog.Model> all = insight.models();
        Ask ask = Ask.of(given, all, LocalDate.now(clock));
        Drill drill = Drill.of(given);
        show(ask, all, "cases", model);
        model.addAttribute("drill", drill);
        model.addAttribute("graph", insight.graph(ask));
        model.addAttribute("found", insight.behind(ask, drill, page));
        return "insight/cases";
    }

    @GetMapping(path = "/insight/picture", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Picture picture(@RequestParam Map<String, String> given, Locale locale) {
        Ask ask = Ask.of(given, insight.models(), LocalDate.now(clock));
        return new Picture(models.of(ask.drawn(), locale).xml());
    }

    @GetMapping("/insight/export/{format}")
    void export(
            @PathVariable String format,
            @RequestParam Map<String, String> given,
            @RequestParam(defaultValue = "") String people,
            HttpServletResponse response)
            throws IOException {
        Format wanted = format(format);
        Resources resources = resources(people);
        Ask ask = Ask.of(given, insight.models(), LocalDate.now(clock));
        asFile(ask.model().process() + "-" + ask.from() + "-" + ask.to(), wanted, response);
        log.ofModel(
                ask.model().process(),
                ask.from(),
                ask.to(),
                ask.version(),
                wanted,
                resources,
                response.getOutputStream());
    }

    @GetMapping("/projects/{key}/event-log/{format}")
    void ofProject(
            @PathVariable String key,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String people,
            HttpServletResponse response)
            throws IOException {
        projects.visible(key);
        Format wanted = format(format);
        Resources resources = resources(people);
        asFile(key + "-" + LocalDate.now(clock), wanted, response);
        log.ofProject(key, wanted, resources, response.getOutputStream());
    }

    private void show(Ask ask, List<ProcessLog.Model> all, String view, Model page) {
        page.addAttribute("ask", ask);
        page.addAttribute("models", all);
        page.addAttribute("view", view);
        page.addAttribute("names", mayHaveNames());
        page.addAttribute("ages", Figures.AGES);
    }

    private static Format format(String text) {
        return switch (text) {
            case "xes" -> Format.XES;
            case "csv" -> Format.CSV;
            default -> throw new NotFound(text);
        };
    }

    /** Managers and administrators see who did what anyway; for analysts people have no names. */
    private boolean mayHaveNames() {
        return me.is(Role.MANAGER) || me.is(Role.ADMIN);
    }

    private Resources resources(String people) {
        return switch (people) {
            case "" -> mayHaveNames() ? Resources.NAMED : Resources.PSEUDONYMS;
            case "pseudonyms" -> Resources.PSEUDONYMS;
            case "named" -> {
                if (!mayHaveNames()) {
                    throw new NotAllowed("insight.error.names");
                }
                yield Resources.NAMED;
            }
            default -> throw new InvalidInput("people", "insight.error.people", people);
        };
    }

    private static void asFile(String name, Format format, HttpServletResponse response) {
        response.setContentType(format == Format.XES ? "application/xml;charset=UTF-8" : "text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "." + format.name().toLowerCase(Locale.ROOT), StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private Plot throughput(List<Week> weeks, Locale locale) {
        return new Plot(
                text("insight.throughput", locale),
                "",
                List.of(
                        series("insight.started", Tone.PLAN, weeks, Week::started, locale),
                        series("insight.finished", Tone.GAIN, weeks, Week::finished, locale),
                        series("insight.aborted", Tone.COST, weeks, Week::aborted, locale)),
                null,
                List.of());
    }

    private Series series(String name, Tone tone, List<Week> weeks, ToIntFunction<Week> count, Locale locale) {
        return new Series(
                text(name, locale),
                Shape.BAR,
                tone,
                weeks.stream()
                        .map(week -> new Point(week.monday(), BigDecimal.valueOf(count.applyAsInt(week))))
                        .toList());
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
