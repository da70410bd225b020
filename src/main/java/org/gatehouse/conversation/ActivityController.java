package org.gatehouse.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.trail.Activity;
import org.gatehouse.trail.Activity.Wish;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What happens in a project, and what a person does, comments among it. */
@Controller
class ActivityController {

    private static final int PAGE = 30;

    /** So much of a comment stands in a feed, in characters. */
    private static final int EXCERPT = 240;

    private final Activity activity;
    private final Comments comments;
    private final Markdown markdown;
    private final Projects projects;
    private final People people;

    ActivityController(Activity activity, Comments comments, Markdown markdown, Projects projects, People people) {
        this.activity = activity;
        this.comments = comments;
        this.markdown = markdown;
        this.projects = projects;
        this.people = people;
    }

    /** A line of the feed: what was said, and where; both empty where nothing was said or it is gone. */
    record Shown(Activity.Event event, String said, String link) {}

    @GetMapping("/projects/{key}/activity")
    String ofProject(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        Project project = projects.visible(key);
        model.addAttribute("project", project);
        show(new Wish(List.of(key), "", kind), "/projects/" + key + "/activity", page, locale, model);
        return "conversation/activity";
    }

    @GetMapping("/activity/{id}")
    String ofPerson(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        model.addAttribute("person", people.find(id).orElseThrow(() -> new NotFound(id)));
        Wish wish = new Wish(projects.seesAll() ? null : projects.mineByKey(), id, kind);
        List<Shown> shown = show(wish, "/activity/" + id, page, locale, model);
        model.addAttribute(
                "names",
                projects.names(
                        shown.stream().map(one -> one.event().projectKey()).collect(Collectors.toSet())));
        return "conversation/person";
    }

    private List<Shown> show(Wish wish, String path, int page, Locale locale, Model model) {
        long count = activity.count(wish);
        int pages = (int) Math.max(1, (count + PAGE - 1) / PAGE);
        int shown = Math.max(1, Math.min(page, pages));
        List<Shown> events = said(activity.of(wish, PAGE, (long) (shown - 1) * PAGE, locale));
        model.addAttribute("events", events);
        model.addAttribute("kinds", activity.kinds(wish, locale));
        model.addAttribute("kind", wish.kind());
        model.addAttribute("count", count);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("path", path);
        model.addAttribute(
                "url",
                UriComponentsBuilder.fromPath(path)
                        .queryParam("kind", "{kind}")
                        .encode()
                        .buildAndExpand(wish.kind())
                        .toUriString());
        return events;
    }

    private List<Shown> said(List<Activity.Event> events) {
        List<Activity.Event> spoken =
                events.stream().filter(ActivityController::isSaid).toList();
        Map<String, Comment> standing = comments.standing(
                spoken.stream().map(Activity.Event::projectKey).collect(Collectors.toSet()),
                spoken.stream().map(ActivityController::number).collect(Collectors.toSet()));
        return events.stream()
                .map(event -> {
                    Comment comment = isSaid(event) ? standing.get(event.projectKey() + " " + number(event)) : null;
                    return comment == null
                            ? new Shown(event, "", "")
                            : new Shown(event, markdown.beginning(comment.body(), EXCERPT), comment.link());
                })
                .toList();
    }

    private static boolean isSaid(Activity.Event event) {
        return event.action().equals("conversation.commented")
                && event.details().size() == 1
                && event.details().get(0).matches("\\d{1,9}");
    }

    private static int number(Activity.Event event) {
        return Integer.parseInt(event.details().get(0));
    }
}
