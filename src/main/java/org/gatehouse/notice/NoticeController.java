package org.gatehouse.notice;

import org.gatehouse.person.CurrentPerson;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class NoticeController {

    private final Notices notices;
    private final CurrentPerson me;

    NoticeController(Notices notices, CurrentPerson me) {
        this.notices = notices;
        this.me = me;
    }

    @GetMapping("/notices/{id}")
    String open(@PathVariable long id) {
        return "redirect:" + notices.open(id, me.id());
    }

    @PostMapping("/notices/read")
    String readUpTo(@RequestParam long newest) {
        notices.readUpTo(newest, me.id());
        return "redirect:/";
    }
}
