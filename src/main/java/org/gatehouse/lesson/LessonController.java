package org.gatehouse.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.engine.Steps;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** A project's lessons, and the list of all lessons one may read. */
@Controller
class LessonController {

    private static final int PAGE = 20;

    private final Lessons lessons;
    private final Projects projects;
    private final Steps steps;
    private final CurrentPerson me;

    LessonController(Lessons lessons, Projects projects, Steps steps, CurrentPerson me) {
        this.lessons = lessons;
        this.projects = projects;
        this.steps = steps;
        this.me = me;
    }

    record Choice(String value, String name) {}

    @GetMapping("/projects/{key}/report/lessons")
    String ofProject(@PathVariable String key, Locale locale, Model model) {
        Project project = projects.visible(key);
        List<Lesson> all = lessons.of(key);
        model.addAttribute("project", project);
        model.addAttribute("lessons", all);
        model.addAttribute(
                "removable",
                all.stream()
                        .filter(lesson -> lessons.mayRemove(lesson, project))
                        .map(Lesson::id)
                        .toList());
        model.addAttribute("contributes", project.isRunning() && project.isTeam(me.id()));
        model.addAttribute("steps", choices(locale));
        model.addAttribute("tags", lessons.tags());
        return "lesson/lessons";
    }

    @PostMapping("/projects/{key}/report/lessons")
    String add(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String whatHappened,
            @RequestParam(defaultValue = "") String whatToDo,
            @RequestParam(defaultValue = "") String tag) {
        projects.contributable(key);
        lessons.add(key, new Lessons.Draft(step, whatHappened.strip(), whatToDo.strip(), tag.strip()));
        return "redirect:/projects/" + key + "/report/lessons";
    }

    @PostMapping("/projects/{key}/report/lessons/{id}/removal")
    String remove(@PathVariable String key, @PathVariable long id) {
        projects.contributable(key);
        lessons.remove(key, id);
        return "redirect:/projects/" + key + "/report/lessons";
    }

    @GetMapping("/lessons")
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        String words = q.strip();
        int wanted = Math.max(1, page);
        Lessons.Found found = lessons.search(words, tag, PAGE, (long) (wanted - 1) * PAGE);
        model.addAttribute("found", found);
        model.addAttribute("q", words);
        model.addAttribute("tag", tag);
        model.addAttribute("tags", lessons.tags());
        model.addAttribute("page", wanted);
        model.addAttribute("pages", (int) Math.max(1, (found.count() + PAGE - 1) / PAGE));
        model.addAttribute(
                "url",
                UriComponentsBuilder.fromPath("/lessons")
                        .queryParam("q", "{q}")
                        .queryParam("tag", "{tag}")
                        .encode()
                        .buildAndExpand(words, tag)
                        .toUriString());
        return "lesson/search";
    }

    /** Steps to choose from, by process. */
    private Map<String, List<Choice>> choices(Locale locale) {
        Map<String, List<Choice>> choices = new LinkedHashMap<>();
        for (Steps.Step step : steps.all()) {
            choices.computeIfAbsent(step.processName().in(locale), any -> new ArrayList<>())
                    .add(new Choice(
                            step.process() + "/" + step.element(), step.name().in(locale)));
        }
        return choices;
    }
}
