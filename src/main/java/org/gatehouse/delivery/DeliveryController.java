package org.gatehouse.delivery;

import java.time.Clock;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The log of deliveries; administrators alone come here, see {@code AccessRules}. */
@Controller
@RequestMapping("/deliveries")
class DeliveryController {

    private static final int ON_A_PAGE = 50;

    private final DeliveryLog log;
    private final DeliveryRows rows;
    private final Clock clock;

    DeliveryController(DeliveryLog log, DeliveryRows rows, Clock clock) {
        this.log = log;
        this.rows = rows;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "WAITING") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        if (!DeliveryLog.STATES.contains(state)) {
            throw new InvalidInput("state", "error.choice", state, String.join(", ", DeliveryLog.STATES));
        }
        int pages = Math.max(1, (log.count(state) + ON_A_PAGE - 1) / ON_A_PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        model.addAttribute("lines", log.lines(state, (shown - 1) * ON_A_PAGE, ON_A_PAGE));
        model.addAttribute("state", state);
        model.addAttribute("states", DeliveryLog.STATES);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        return "delivery/log";
    }

    /** What could not be delivered is tried anew, for its full time. */
    @PostMapping("/{id}/revival")
    String revive(@PathVariable long id, RedirectAttributes redirect) {
        if (!rows.revive(id, clock.instant())) {
            throw new Conflict("delivery.error.notFailed");
        }
        redirect.addFlashAttribute("notice", "delivery.revived");
        return "redirect:/deliveries?state=FAILED";
    }
}
