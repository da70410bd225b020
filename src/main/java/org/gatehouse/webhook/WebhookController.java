package org.gatehouse.webhook;

import java.util.List;
import java.util.Locale;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Webhooks of a project, and, without one, of the house. */
@Controller
@RequestMapping({"/webhooks", "/projects/{key}/webhooks"})
class WebhookController {

    private static final int PAGE = 20;

    private final Webhooks webhooks;
    private final Messages log;
    private final Projects projects;
    private final MessageSource messages;

    WebhookController(Webhooks webhooks, Messages log, Projects projects, MessageSource messages) {
        this.webhooks = webhooks;
        this.log = log;
        this.projects = projects;
        this.messages = messages;
    }

    @GetMapping
    String list(@PathVariable(required = false) String key, Model model, Locale locale) {
        model.addAttribute("webhooks", webhooks.of(key));
        model.addAttribute("chosen", List.of());
        show(key, model, locale);
        return "webhook/list";
    }

    @PostMapping
    String add(
            @PathVariable(required = false) String key,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") List<String> kinds,
            RedirectAttributes after) {
        Webhook added = webhooks.add(key, url, kinds);
        after.addFlashAttribute("secret", added.secret());
        return "redirect:" + base(key) + "/" + added.id();
    }

    @GetMapping("/{id}")
    String webhook(
            @PathVariable(required = false) String key,
            @PathVariable long id,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        Webhook webhook = webhooks.managed(key, id);
        int pages = Math.max(1, (log.count(id) + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        model.addAttribute("webhook", webhook);
        model.addAttribute("chosen", webhook.kinds());
        model.addAttribute("lines", log.of(id, (shown - 1) * PAGE, PAGE));
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        show(key, model, locale);
        return "webhook/webhook";
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable(required = false) String key,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") List<String> kinds) {
        webhooks.change(key, id, url, kinds);
        return "redirect:" + base(key) + "/" + id;
    }

    @PostMapping("/{id}/secret")
    String rotate(@PathVariable(required = false) String key, @PathVariable long id, RedirectAttributes after) {
        after.addFlashAttribute("secret", webhooks.rotate(key, id).secret());
        return "redirect:" + base(key) + "/" + id;
    }

    @PostMapping("/{id}/switch")
    String switchTo(@PathVariable(required = false) String key, @PathVariable long id, @RequestParam boolean on) {
        webhooks.switchTo(key, id, on);
        return "redirect:" + base(key) + "/" + id;
    }

    @PostMapping("/{id}/ping")
    String ping(@PathVariable(required = false) String key, @PathVariable long id) {
        webhooks.ping(key, id);
        return "redirect:" + base(key) + "/" + id;
    }

    @PostMapping("/{id}/messages/{message}/sending")
    String sendAgain(@PathVariable(required = false) String key, @PathVariable long id, @PathVariable long message) {
        webhooks.sendAgain(key, id, message);
        return "redirect:" + base(key) + "/" + id;
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable(required = false) String key, @PathVariable long id) {
        webhooks.remove(key, id);
        return "redirect:" + base(key);
    }

    private void show(String key, Model model, Locale locale) {
        Project project = key == null ? null : projects.visible(key);
        model.addAttribute("project", project);
        model.addAttribute("base", base(key));
        model.addAttribute("changeable", project == null || project.isRunning());
        model.addAttribute(
                "kinds",
                Webhooks.KINDS.stream()
                        .map(kind -> new Kind(kind, messages.getMessage("trail.kind." + kind, null, kind, locale)))
                        .toList());
    }

    private static String base(String key) {
        return key == null ? "/webhooks" : "/projects/" + key + "/webhooks";
    }

    /** What can be told, in the reader's words. */
    record Kind(String name, String text) {}
}
