package org.gatehouse.conversation;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gatehouse.conversation.Reactions.Sign;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** What is said about a subject, as a piece of whichever page shows the subject. */
@Controller
@RequestMapping("/projects/{key}/conversation")
class ConversationController {

    /** So many people are suggested at once. */
    private static final int SUGGESTED = 8;

    private final Comments comments;
    private final Threads threads;
    private final Topics topics;
    private final Watches watches;
    private final Projects projects;
    private final CurrentPerson me;

    ConversationController(
            Comments comments, Threads threads, Topics topics, Watches watches, Projects projects, CurrentPerson me) {
        this.comments = comments;
        this.threads = threads;
        this.topics = topics;
        this.watches = watches;
        this.projects = projects;
        this.me = me;
    }

    /** Somebody who may be mentioned. */
    record Suggestion(String id, String name) {}

    /** @param comment number of a comment that is to be seen; 0 for none */
    @GetMapping
    String thread(
            @PathVariable String key,
            @RequestParam String subject,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "0") int comment,
            Model model) {
        Project project = projects.visible(key);
        Subject about = of(project, subject);
        topics.require(about);
        show(about, project, page, comment, model);
        model.addAttribute("chosen", watches.chosenBy(me.id(), about));
        return "conversation/thread :: thread";
    }

    /** Its comments alone, for a page that has the rest already. */
    @GetMapping("/comments")
    String list(
            @PathVariable String key,
            @RequestParam String subject,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Project project = projects.visible(key);
        Subject about = of(project, subject);
        topics.require(about);
        return list(about, project, page, 0, model);
    }

    @PostMapping
    String add(
            @PathVariable String key,
            @RequestParam String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "0") int replyTo,
            @RequestParam(required = false) List<MultipartFile> file,
            Model model) {
        Project project = comments.open(key);
        Comment comment = comments.add(of(project, subject), replyTo, body, files(file));
        return list(comment.subject(), project, 1, comment.number(), model);
    }

    /** To the very place on the page of its subject. */
    @GetMapping("/{number}")
    String place(@PathVariable String key, @PathVariable int number) {
        Comment comment = comments.visible(key, number);
        return "redirect:" + topics.require(comment.subject()).path() + "#comment-" + number;
    }

    @GetMapping("/{number}/versions")
    String versions(@PathVariable String key, @PathVariable int number, Model model) {
        Comment comment = comments.visible(key, number);
        Project project = projects.visible(key);
        model.addAttribute(
                "versions",
                comments.versions(comment).stream()
                        .map(version -> new Earlier(version, threads.html(version.body(), project)))
                        .toList());
        return "conversation/thread :: versions";
    }

    record Earlier(CommentRows.Version version, String html) {}

    @PostMapping("/{number}")
    String change(
            @PathVariable String key,
            @PathVariable int number,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String body,
            Model model) {
        comments.change(key, number, version, body);
        return around(key, number, model);
    }

    @PostMapping("/{number}/removal")
    String remove(
            @PathVariable String key,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String reason,
            Model model) {
        comments.remove(key, number, reason);
        return around(key, number, model);
    }

    @PostMapping("/{number}/reaction")
    String react(@PathVariable String key, @PathVariable int number, @RequestParam String sign, Model model) {
        comments.react(key, number, sign(sign));
        return around(key, number, model);
    }

    @PostMapping("/preview")
    String preview(@PathVariable String key, @RequestParam(defaultValue = "") String body, Model model) {
        Project project = comments.open(key);
        if (body.length() > Comments.LONGEST) {
            throw new InvalidInput("body", "error.tooLong", Comments.LONGEST);
        }
        model.addAttribute("html", threads.preview(body, project));
        return "conversation/thread :: preview";
    }

    @PostMapping("/watch")
    String follow(@PathVariable String key, @RequestParam String subject, @RequestParam String choice, Model model) {
        Project project = projects.visible(key);
        Subject about = of(project, subject);
        comments.follow(about, choice(choice));
        model.addAttribute("project", project);
        model.addAttribute("subject", about);
        model.addAttribute("speaks", true);
        model.addAttribute("chosen", watches.chosenBy(me.id(), about));
        return "conversation/thread :: watch";
    }

    /** Who can be mentioned and whose id or name holds the text. */
    @GetMapping("/people")
    @ResponseBody
    List<Suggestion> people(@PathVariable String key, @RequestParam(defaultValue = "") String q) {
        String sought = q.strip().toLowerCase(Locale.ROOT);
        return projects.audience(comments.open(key)).stream()
                .filter(person -> person.id().toLowerCase(Locale.ROOT).contains(sought)
                        || person.name().toLowerCase(Locale.ROOT).contains(sought))
                .limit(SUGGESTED)
                .map(person -> new Suggestion(person.id(), person.name()))
                .toList();
    }

    private String around(String key, int number, Model model) {
        Comment comment = comments.visible(key, number);
        return list(comment.subject(), projects.visible(key), 1, number, model);
    }

    private String list(Subject subject, Project project, int page, int number, Model model) {
        show(subject, project, page, number, model);
        return "conversation/thread :: list";
    }

    private void show(Subject subject, Project project, int page, int number, Model model) {
        Threads.View view = threads.of(subject, project, page, number);
        model.addAttribute("project", project);
        model.addAttribute("subject", subject);
        model.addAttribute("view", view);
        model.addAttribute("speaks", view.speaks());
        model.addAttribute("signs", Sign.values());
    }

    private static Subject of(Project project, String text) {
        Subject subject = Subject.of(text);
        if (!subject.projectKey().equals(project.key())) {
            throw new NotFound(text);
        }
        return subject;
    }

    private static Sign sign(String name) {
        for (Sign sign : Sign.values()) {
            if (sign.name().equals(name)) {
                return sign;
            }
        }
        throw new InvalidInput("sign", "error.choice", name, Arrays.toString(Sign.values()));
    }

    private static Watches.Choice choice(String name) {
        for (Watches.Choice choice : Watches.Choice.values()) {
            if (choice.name().equals(name)) {
                return choice;
            }
        }
        throw new InvalidInput("choice", "error.choice", name, Arrays.toString(Watches.Choice.values()));
    }

    private static List<Comments.File> files(List<MultipartFile> chosen) {
        return chosen == null
                ? List.of()
                : chosen.stream()
                        .filter(file -> !file.isEmpty() || !"".equals(file.getOriginalFilename()))
                        .map(ConversationController::file)
                        .toList();
    }

    private static Comments.File file(MultipartFile file) {
        try {
            return new Comments.File(file.getOriginalFilename(), file.getBytes());
        } catch (IOException broken) {
            throw new InvalidInput("file", "error.unreadable");
        }
    }
}
