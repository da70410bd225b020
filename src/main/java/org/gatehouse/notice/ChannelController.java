package org.gatehouse.notice;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Problems;
import org.gatehouse.project.Projects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A project's robots: where it tells its chat what happens. */
@Controller
@RequestMapping("/projects/{key}/channels")
class ChannelController {

    /** Chosen before anybody chooses. */
    private static final Set<Topic> USUAL = Set.of(Topic.DECISIONS, Topic.RISKS, Topic.MEETINGS, Topic.COURSE);

    private final ChatBots bots;
    private final Projects projects;

    ChannelController(ChatBots bots, Projects projects) {
        this.bots = bots;
        this.projects = projects;
    }

    @GetMapping
    String show(@PathVariable String key, Model model) {
        model.addAttribute("project", projects.steerable(key));
        model.addAttribute("bots", bots.ofProject(key));
        model.addAttribute("kinds", ChatKind.values());
        model.addAttribute("topics", Topic.values());
        model.addAttribute("usual", USUAL);
        return "notice/channels";
    }

    @PostMapping
    String add(
            @PathVariable String key,
            ChatBots.Draft draft,
            @RequestParam(defaultValue = "zh-CN") String language,
            @RequestParam(defaultValue = "") List<String> topics,
            RedirectAttributes redirect) {
        bots.addToProject(key, draft.whole(), language, topics);
        return done(redirect, key, "notice.bot.added");
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable String key, @PathVariable long id, RedirectAttributes redirect) {
        bots.removeFromProject(key, id);
        return done(redirect, key, "notice.bot.removed");
    }

    @PostMapping("/{id}/trial")
    String attempt(@PathVariable String key, @PathVariable long id, RedirectAttributes redirect) {
        bots.tryOfProject(key, id);
        return done(redirect, key, "notice.bot.tried");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    String wrong(InvalidInput wrong, HttpServletRequest request, Model model) {
        model.addAttribute(Problems.ATTRIBUTE, Problems.of(wrong));
        model.addAttribute(
                "typed",
                Map.of(
                        "kind", String.valueOf(request.getParameter("kind")),
                        "name", String.valueOf(request.getParameter("name"))));
        Map<?, ?> path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return show(String.valueOf(path.get("key")), model);
    }

    private static String done(RedirectAttributes redirect, String key, String notice) {
        redirect.addFlashAttribute("notice", notice);
        redirect.addAttribute("key", key);
        return "redirect:/projects/{key}/channels";
    }
}
