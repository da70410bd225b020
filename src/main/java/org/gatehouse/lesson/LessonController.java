package org.gatehouse.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.engine.Steps;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** A project's lessons, all lessons of the house, one lesson and people's judgement of it. */
@Controller
class LessonController {

    private static final int PAGE = 20;

    /** Choices to narrow a search by: the most frequent. */
    private static final int CHOICES = 200;

    private final Lessons lessons;
    private final LessonRows rows;
    private final LessonSearch search;
    private final Shelf shelf;
    private final Proposals proposals;
    private final Projects projects;
    private final Steps steps;

    LessonController(
            Lessons lessons,
            LessonRows rows,
            LessonSearch search,
            Shelf shelf,
            Proposals proposals,
            Projects projects,
            Steps steps) {
        this.lessons = lessons;
        this.rows = rows;
        this.search = search;
        this.shelf = shelf;
        this.proposals = proposals;
        this.projects = projects;
        this.steps = steps;
    }

    record Choice(String value, String name) {}

    /** What somebody enters; all of it may be missing. */
    record Entry(String step, String category, String whatHappened, String whatToDo, String tags, String market) {

        Lessons.Draft draft() {
            return new Lessons.Draft(
                    text(step), text(category), text(whatHappened), text(whatToDo), Lessons.tags(text(tags)), market);
        }

        private static String text(String entered) {
            return entered == null ? "" : entered.strip();
        }
    }

    @GetMapping("/projects/{key}/lessons")
    String ofProject(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        Project project = projects.visible(key);
        int count = rows.count(key);
        int pages = pages(count);
        int shown = Math.min(Math.max(1, page), pages);
        List<Lesson> some = rows.page(key, PAGE, (shown - 1) * PAGE);
        model.addAttribute("project", project);
        model.addAttribute("lessons", shelf.lay(some));
        model.addAttribute(
                "changeable",
                some.stream()
                        .filter(lesson -> lessons.mayChange(lesson, project))
                        .map(Lesson::id)
                        .toList());
        model.addAttribute("contributes", lessons.mayAdd(project));
        model.addAttribute("chosen", step);
        model.addAttribute("market", Lessons.cut(project.targetMarket()));
        form(model, locale);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        return "lesson/lessons";
    }

    @PostMapping("/projects/{key}/lessons")
    String add(@PathVariable String key, @ModelAttribute Entry entry) {
        projects.contributable(key);
        lessons.add(key, entry.draft());
        return "redirect:/projects/" + key + "/lessons";
    }

    @GetMapping("/projects/{key}/lessons/{id}")
    String edit(@PathVariable String key, @PathVariable long id, Locale locale, Model model) {
        Project project = projects.visible(key);
        Lesson lesson = lessons.require(id);
        if (!lesson.projectKey().equals(key) || !lessons.mayChange(lesson, project)) {
            return "redirect:/lessons/" + lesson.id();
        }
        model.addAttribute("project", project);
        model.addAttribute("lesson", lesson);
        form(model, locale);
        return "lesson/edit";
    }

    @PostMapping("/projects/{key}/lessons/{id}")
    String change(
            @PathVariable String key, @PathVariable long id, @RequestParam int version, @ModelAttribute Entry entry) {
        projects.contributable(key);
        lessons.change(key, id, version, entry.draft());
        return "redirect:/projects/" + key + "/lessons";
    }

    @PostMapping("/projects/{key}/lessons/{id}/removal")
    String remove(@PathVariable String key, @PathVariable long id) {
        projects.contributable(key);
        lessons.remove(key, id);
        return "redirect:/projects/" + key + "/lessons";
    }

    @GetMapping("/lessons")
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String market,
            @RequestParam(defaultValue = "") String project,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        if (!project.isEmpty()) {
            projects.visible(project);
        }
        Wish wish = new Wish(q.strip(), step, tag.strip(), market.strip(), project);
        int wanted = Math.min(Math.max(1, page), pages(LessonIndex.WEIGHED));
        LessonSearch.Found found = search.find(wish, PAGE, (wanted - 1) * PAGE);
        model.addAttribute("count", found.total());
        model.addAttribute("lessons", shelf.lay(found.lessons(), wish.words()));
        model.addAttribute("wish", wish);
        model.addAttribute("tags", rows.tags(CHOICES));
        model.addAttribute("markets", rows.markets(CHOICES));
        model.addAttribute("steps", rows.steps(CHOICES));
        model.addAttribute("projects", shelf.projects(CHOICES));
        model.addAttribute("analyst", proposals.isMine());
        model.addAttribute("page", wanted);
        model.addAttribute("pages", pages(found.reachable()));
        model.addAttribute(
                "url",
                UriComponentsBuilder.fromPath("/lessons")
                        .queryParam("q", "{q}")
                        .queryParam("step", "{step}")
                        .queryParam("tag", "{tag}")
                        .queryParam("market", "{market}")
                        .queryParam("project", "{project}")
                        .encode()
                        .buildAndExpand(wish.words(), wish.step(), wish.tag(), wish.market(), wish.project())
                        .toUriString());
        return "lesson/search";
    }

    @GetMapping("/lessons/{id:\\d{1,18}}")
    String one(@PathVariable long id, Model model) {
        Lesson lesson = lessons.require(id);
        Shelf.Shown shown = shelf.lay(List.of(lesson)).get(0);
        model.addAttribute("shown", shown);
        model.addAttribute(
                "changeable",
                !shown.project().isEmpty() && lessons.mayChange(lesson, projects.require(lesson.projectKey())));
        return "lesson/lesson";
    }

    /** @param verdict {@code helpful}, {@code unhelpful}, or empty to take it back */
    @PostMapping("/lessons/{id:\\d{1,18}}/judgement")
    String judge(@PathVariable long id, @RequestParam(defaultValue = "") String verdict, Model model) {
        lessons.judge(
                id,
                switch (verdict) {
                    case "helpful" -> Boolean.TRUE;
                    case "unhelpful" -> Boolean.FALSE;
                    default -> null;
                });
        model.addAttribute("shown", shelf.lay(List.of(lessons.require(id))).get(0));
        return "lesson/pieces :: judgement";
    }

    private void form(Model model, Locale locale) {
        Map<String, List<Choice>> choices = new LinkedHashMap<>();
        for (Steps.Step step : steps.all()) {
            choices.computeIfAbsent(step.processName().in(locale), any -> new ArrayList<>())
                    .add(new Choice(
                            step.process() + "/" + step.element(), step.name().in(locale)));
        }
        model.addAttribute("steps", choices);
        model.addAttribute("categories", Lessons.CATEGORIES);
        model.addAttribute("tags", rows.tags(CHOICES));
    }

    private static int pages(int count) {
        return Math.max(1, (count + PAGE - 1) / PAGE);
    }
}
