package org.gatehouse.inbox;

import java.time.LocalDate;
import java.util.List;
import org.gatehouse.person.CurrentPerson;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My work as a list, with what is added, counted and kept beside it. */
@Controller
@RequestMapping("/my-work")
class InboxController {

    private final MyEntries entries;
    private final ViewWishes wishes;
    private final Surroundings surroundings;
    private final Days days;
    private final QuickAdd quickAdd;
    private final ItemRows rows;
    private final CurrentPerson me;

    InboxController(
            MyEntries entries,
            ViewWishes wishes,
            Surroundings surroundings,
            Days days,
            QuickAdd quickAdd,
            ItemRows rows,
            CurrentPerson me) {
        this.entries = entries;
        this.wishes = wishes;
        this.surroundings = surroundings;
        this.days = days;
        this.quickAdd = quickAdd;
        this.rows = rows;
        this.me = me;
    }

    /** Where nothing is asked for, the person's usual filter is shown. */
    @GetMapping
    String list(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "") String add,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        Wish wish = wishes.mine(asked, model);
        List<Entry> all = entries.all();
        model.addAttribute("sheet", Sheet.of(all, wish, page, entries.today()));
        model.addAttribute("roundings", InboxSettings.ROUNDINGS);
        model.addAttribute("week", days.week(day, all));
        model.addAttribute(
                "running", all.stream().filter(Entry::isRunning).limit(200).toList());
        model.addAttribute("places", rows.placesToAdd(me.id()));
        model.addAttribute("addTo", to.isEmpty() ? wish.project() : to);
        model.addAttribute("addText", add);
        if (!add.isBlank()) {
            model.addAttribute("preview", quickAdd.understand(add, to));
            model.addAttribute("seen", Back.seen(add, to));
        }
        surroundings.of(model, "/my-work", wish.query());
        return "inbox/list";
    }
}
