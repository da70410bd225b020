package org.gatehouse.notice;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.delivery.Mails;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Problems;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's page of what reaches them how: habits, robots, calendar. */
@Controller
@RequestMapping("/me/notices")
class SettingsController {

    private final Settings settings;
    private final ChatBots bots;
    private final Feeds feeds;
    private final Mails mails;
    private final People people;
    private final CurrentPerson me;

    SettingsController(Settings settings, ChatBots bots, Feeds feeds, Mails mails, People people, CurrentPerson me) {
        this.settings = settings;
        this.bots = bots;
        this.feeds = feeds;
        this.mails = mails;
        this.people = people;
        this.me = me;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("habits", settings.habits());
        model.addAttribute("choices", settings.choices());
        model.addAttribute("channels", Channel.values());
        model.addAttribute("ways", Way.values());
        model.addAttribute("zones", Zones.all());
        model.addAttribute("bots", bots.mine());
        model.addAttribute("kinds", ChatKind.values());
        model.addAttribute("mailed", mails.areSent());
        model.addAttribute("email", people.find(me.id()).map(Person::email).orElse(""));
        model.addAttribute("feed", feeds.mine().orElse(null));
        return "notice/settings";
    }

    @PostMapping
    String save(
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String digestAt,
            @RequestParam(defaultValue = "false") boolean workingDays,
            @RequestParam(defaultValue = "") String quietFrom,
            @RequestParam(defaultValue = "") String quietUntil,
            @RequestParam Map<String, String> all,
            RedirectAttributes redirect) {
        Map<String, String> choices = new HashMap<>(all);
        choices.keySet().removeIf(name -> !name.contains("."));
        settings.save(new SettingsForm(zone, digestAt, workingDays, quietFrom, quietUntil, choices));
        return done(redirect, "notice.settings.saved");
    }

    @PostMapping("/bots")
    String add(ChatBots.Draft draft, RedirectAttributes redirect) {
        bots.addMine(draft.whole());
        return done(redirect, "notice.bot.added");
    }

    @PostMapping("/bots/{id}/removal")
    String remove(@PathVariable long id, RedirectAttributes redirect) {
        bots.removeMine(id);
        return done(redirect, "notice.bot.removed");
    }

    @PostMapping("/bots/{id}/trial")
    String attempt(@PathVariable long id, RedirectAttributes redirect) {
        bots.tryMine(id);
        return done(redirect, "notice.bot.tried");
    }

    /** Shows the new address this once; only its hash is kept. */
    @PostMapping("/feed")
    String feed(Model model) {
        model.addAttribute("feedAddress", feeds.renew());
        return show(model);
    }

    @PostMapping("/feed/removal")
    String revoke(RedirectAttributes redirect) {
        feeds.revoke();
        return done(redirect, "notice.feed.revoked");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    String wrong(InvalidInput wrong, HttpServletRequest request, Model model) {
        model.addAttribute(Problems.ATTRIBUTE, Problems.of(wrong));
        // What was typed stays; secrets do not.
        Map<String, String> typed = new HashMap<>();
        for (String field : new String[] {"zone", "digestAt", "quietFrom", "quietUntil", "kind", "name"}) {
            typed.put(field, request.getParameter(field));
        }
        model.addAttribute("typed", typed);
        return show(model);
    }

    private static String done(RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/me/notices";
    }
}
