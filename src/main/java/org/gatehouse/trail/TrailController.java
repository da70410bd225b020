package org.gatehouse.trail;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** A project's trail, filtered by what stands in the address: as a page, and the same lines as a file. */
@Controller
@RequestMapping("/projects/{key}/trail")
class TrailController {

    private static final int PAGE = 50;

    private static final Map<String, String> TYPES = Map.of(
            "csv", "text/csv;charset=UTF-8",
            "json", "application/json",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Projects projects;
    private final TrailLines lines;
    private final TrailTexts texts;
    private final CurrentPerson me;
    private final MessageSource messages;
    private final Clock clock;

    TrailController(
            Projects projects,
            TrailLines lines,
            TrailTexts texts,
            CurrentPerson me,
            MessageSource messages,
            Clock clock) {
        this.projects = projects;
        this.lines = lines;
        this.texts = texts;
        this.me = me;
        this.messages = messages;
        this.clock = clock;
    }

    record Choice(String id, String label) {}

    /** What was chosen, as the form and the address say it. */
    record Chosen(
            String person,
            String kind,
            String text,
            @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @DateTimeFormat(iso = ISO.DATE) LocalDate until) {

        Chosen {
            person = person == null ? "" : person;
            kind = kind == null ? "" : kind;
            text = text == null ? "" : text.strip();
        }

        String url(String path, String key) {
            return UriComponentsBuilder.fromPath(path)
                    .queryParam("person", "{person}")
                    .queryParam("kind", "{kind}")
                    .queryParam("text", "{text}")
                    .queryParam("from", "{from}")
                    .queryParam("until", "{until}")
                    .encode()
                    .buildAndExpand(key, person, kind, text, from == null ? "" : from, until == null ? "" : until)
                    .toUriString();
        }
    }

    @GetMapping
    String trail(
            @PathVariable String key,
            Chosen chosen,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        Project project = projects.visible(key);
        TrailFilter filter = filter(key, chosen);
        long count = lines.count(filter);
        int pages = (int) Math.max(1, (count + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        boolean costs = mayKnowCosts(project);
        model.addAttribute("project", project);
        model.addAttribute(
                "entries",
                lines.of(filter, PAGE, (long) (shown - 1) * PAGE).stream()
                        .map(line -> texts.entry(line, costs, locale))
                        .toList());
        model.addAttribute("count", count);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("people", choices(lines.people(key), id -> texts.who(id, locale)));
        model.addAttribute("kinds", choices(lines.kinds(key), id -> texts.kind(id, locale)));
        model.addAttribute("chosen", chosen);
        model.addAttribute("url", chosen.url("/projects/{key}/trail", key));
        for (String format : TYPES.keySet()) {
            model.addAttribute(format, chosen.url("/projects/{key}/trail/export/" + format, key));
        }
        return "trail/trail";
    }

    @GetMapping("/export/{format}")
    void export(
            @PathVariable String key,
            @PathVariable String format,
            Chosen chosen,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Project project = projects.visible(key);
        if (!TYPES.containsKey(format)) {
            throw new NotFound(format);
        }
        response.setContentType(TYPES.get(format));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(key + "-trail-" + LocalDate.now(clock) + "." + format, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        TrailFile file = new TrailFile(lines, texts, messages, mayKnowCosts(project), clock.getZone(), locale);
        file.write(format, filter(key, chosen), response.getOutputStream());
    }

    private TrailFilter filter(String key, Chosen chosen) {
        return TrailFilter.of(
                key, chosen.person(), chosen.kind(), chosen.text(), chosen.from(), chosen.until(), clock.getZone());
    }

    private boolean mayKnowCosts(Project project) {
        return me.id().equals(project.managerId()) || me.id().equals(project.sponsorId()) || me.is(Role.ADMIN);
    }

    private static List<Choice> choices(List<String> ids, UnaryOperator<String> label) {
        return ids.stream().map(id -> new Choice(id, label.apply(id))).toList();
    }
}
