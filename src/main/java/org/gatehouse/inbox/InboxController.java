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
    private final WorkFilters filters;
    private final InboxSettings settings;
    private final Timers timers;
    private final LastSteps steps;
    private final Days days;
    private final QuickAdd quickAdd;
    private final ItemRows rows;
    private final CurrentPerson me;

    InboxController(
            MyEntries entries,
            WorkFilters filters,
            InboxSettings settings,
            Timers timers,
            LastSteps steps,
            Days days,
            QuickAdd quickAdd,
            ItemRows rows,
            CurrentPerson me) {
        this.entries = entries;
        this.filters = filters;
        this.settings = settings;
        this.timers = timers;
        this.steps = steps;
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
        List<WorkFilters.WorkFilter> kept = filters.mine();
        Wish wish = asked.containsKey("state")
                ? Wish.of(asked)
                : WorkFilters.usual(kept)
                        .map(filter -> Wish.parse(filter.query()))
                        .filter(usual -> !Wish.of(asked).isNarrow())
                        .orElse(Wish.of(asked));
        List<Entry> all = entries.all();
        List<ItemRows.Place> places = rows.placesToAdd(me.id());
        model.addAttribute("wish", wish);
        model.addAttribute("sheet", Sheet.of(all, wish, page, entries.today()));
        model.addAttribute("filters", kept);
        model.addAttribute(
                "shownFilter",
                kept.stream()
                        .filter(filter -> filter.query().equals(wish.query()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("setting", settings.mine());
        model.addAttribute("roundings", InboxSettings.ROUNDINGS);
        model.addAttribute("timer", timers.mine().orElse(null));
        model.addAttribute("now", timers.now());
        model.addAttribute("undo", steps.offered(me.id()).orElse(null));
        model.addAttribute("week", days.week(day, all));
        model.addAttribute(
                "running", all.stream().filter(Entry::isRunning).limit(200).toList());
        model.addAttribute("places", places);
        model.addAttribute("addTo", to.isEmpty() ? wish.project() : to);
        model.addAttribute("addText", add);
        if (!add.isBlank()) {
            model.addAttribute("preview", quickAdd.understand(add, to));
            model.addAttribute("seen", Back.seen(add, to));
        }
        model.addAttribute("today", entries.today());
        model.addAttribute("here", "/my-work?" + wish.query());
        return "inbox/list";
    }
}
