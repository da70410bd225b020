package org.gatehouse.notice;

import org.gatehouse.person.CurrentPerson;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class NoticeController {

    private static final int ON_A_PAGE = 30;

    private final Notices notices;
    private final CurrentPerson me;

    NoticeController(Notices notices, CurrentPerson me) {
        this.notices = notices;
        this.me = me;
    }

    @GetMapping("/notices")
    String all(
            @RequestParam(defaultValue = "all") String state, @RequestParam(defaultValue = "1") int page, Model model) {
        Notices.State chosen = Notices.State.of(state);
        model.addAttribute("page", notices.page(me.id(), chosen, page, ON_A_PAGE));
        model.addAttribute("state", chosen.toString());
        model.addAttribute("states", Notices.State.values());
        return "notice/all";
    }

    /** How many are unread, for the bell. */
    @GetMapping("/notices/count")
    String count(Model model) {
        model.addAttribute("count", notices.countUnread(me.id()));
        model.addAttribute("most", Notices.SHOWN);
        return "notice/bell :: count";
    }

    @GetMapping("/notices/{id}")
    String open(@PathVariable long id) {
        return "redirect:" + notices.open(id, me.id());
    }

    /** @param from where it was said: the page of all, else the first page */
    @PostMapping("/notices/read")
    String readUpTo(@RequestParam long newest, @RequestParam(defaultValue = "") String from) {
        notices.readUpTo(newest, me.id());
        return from.equals("all") ? "redirect:/notices" : "redirect:/";
    }
}
