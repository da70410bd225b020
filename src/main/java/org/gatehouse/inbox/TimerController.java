package org.gatehouse.inbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The one timer of the signed-in person. */
@Controller
@RequestMapping("/my-work/timer")
class TimerController {

    private final Timers timers;
    private final InboxSettings settings;

    TimerController(Timers timers, InboxSettings settings) {
        this.timers = timers;
        this.settings = settings;
    }

    /** What a stopped timer proposes, to be changed and booked. */
    @GetMapping
    String proposal(Model model) {
        Optional<Timers.Timer> timer = timers.mine();
        if (timer.isEmpty()) {
            return "redirect:/my-work";
        }
        InboxSettings.Setting setting = settings.mine();
        model.addAttribute("timer", timer.get());
        model.addAttribute("now", timers.now());
        model.addAttribute("minutes", timer.get().minutes(timers.now()));
        model.addAttribute("rounding", setting.rounding());
        model.addAttribute("hours", Timers.proposed(timer.get().length(timers.now()), setting.rounding()));
        model.addAttribute("day", timers.day(timer.get()));
        model.addAttribute("today", timers.today());
        return "inbox/timer";
    }

    @PostMapping("/start")
    String start(@RequestParam String item, @RequestParam(defaultValue = "") String back) {
        timers.start(item);
        return Back.to(back);
    }

    @PostMapping("/stop")
    String stop() {
        timers.stop();
        return "redirect:/my-work/timer";
    }

    @PostMapping("/resume")
    String resume() {
        timers.resume();
        return "redirect:/my-work";
    }

    @PostMapping("/discard")
    String discard() {
        timers.discard();
        return "redirect:/my-work";
    }

    @PostMapping("/hours")
    String book(
            @RequestParam(required = false) BigDecimal hours,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes after) {
        after.addFlashAttribute("told", Told.of("hours", timers.book(hours, day, note), true));
        return "redirect:/my-work";
    }
}
