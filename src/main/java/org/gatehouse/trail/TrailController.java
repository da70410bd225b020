package org.gatehouse.trail;

import java.util.List;
import java.util.Locale;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

@Controller
class TrailController {

    private static final int PAGE = 50;

    private final Projects projects;
    private final TrailLines lines;
    private final TrailTexts texts;

    TrailController(Projects projects, TrailLines lines, TrailTexts texts) {
        this.projects = projects;
        this.lines = lines;
        this.texts = texts;
    }

    record Choice(String id, String label) {}

    @GetMapping("/projects/{key}/trail")
    String trail(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        model.addAttribute("project", projects.visible(key));
        long count = lines.count(key, person, kind);
        int pages = (int) Math.max(1, (count + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        model.addAttribute(
                "entries",
                lines.of(key, person, kind, PAGE, (long) (shown - 1) * PAGE).stream()
                        .map(line -> texts.entry(line, locale))
                        .toList());
        model.addAttribute("count", count);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("people", choices(lines.actors(key), id -> texts.who(id, locale)));
        model.addAttribute("kinds", choices(lines.kinds(key), id -> texts.kind(id, locale)));
        model.addAttribute("person", person);
        model.addAttribute("kind", kind);
        model.addAttribute(
                "url",
                UriComponentsBuilder.fromPath("/projects/{key}/trail")
                        .queryParam("person", "{person}")
                        .queryParam("kind", "{kind}")
                        .encode()
                        .buildAndExpand(key, person, kind)
                        .toUriString());
        return "trail/trail";
    }

    private static List<Choice> choices(List<String> ids, java.util.function.UnaryOperator<String> label) {
        return ids.stream().map(id -> new Choice(id, label.apply(id))).toList();
    }
}
