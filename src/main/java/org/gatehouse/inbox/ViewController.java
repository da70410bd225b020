package org.gatehouse.inbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.resource.Calendars;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** My work as board and calendar. */
@Controller
@RequestMapping("/my-work")
class ViewController {

    private final MyEntries entries;
    private final ItemRows rows;
    private final BoardMoves moves;
    private final ViewWishes wishes;
    private final Surroundings surroundings;
    private final Calendars calendars;
    private final CurrentPerson me;

    ViewController(
            MyEntries entries,
            ItemRows rows,
            BoardMoves moves,
            ViewWishes wishes,
            Surroundings surroundings,
            Calendars calendars,
            CurrentPerson me) {
        this.entries = entries;
        this.rows = rows;
        this.moves = moves;
        this.wishes = wishes;
        this.surroundings = surroundings;
        this.calendars = calendars;
        this.me = me;
    }

    @GetMapping("/board")
    String board(@RequestParam MultiValueMap<String, String> asked, Model model) {
        Wish wish = wishes.mine(asked, model);
        LocalDate today = entries.today();
        ItemRows.Cut cut = new ItemRows.Cut(me.id(), wish.project(), wish.text(), wish.due());
        model.addAttribute("board", Board.of(rows.boardOf(cut, Board.MOST, today), me.id(), today));
        model.addAttribute("projects", MyEntries.projects(entries.all()));
        surroundings.of(model, "/my-work/board", wish.query());
        return "inbox/board";
    }

    @GetMapping("/calendar")
    String calendar(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "month") String show,
            Model model) {
        Wish wish = wishes.mine(asked, model);
        LocalDate today = entries.today();
        Month.Stretch stretch = Month.Stretch.around(day, show, today);
        Locale locale = LocaleContextHolder.getLocale();
        List<Entry> all = entries.all();
        Wish whatever = wish.in(Wish.State.ALL);
        List<Month.Due> due = all.stream()
                .filter(entry -> stretch.has(entry.due()) && whatever.takes(entry, today))
                .map(entry -> new Month.Due(
                        entry.title(locale),
                        entry.isItem() ? entry.itemKey() : "",
                        entry.href(),
                        entry.project(),
                        entry.overdue(),
                        false,
                        entry.due()))
                .toList();
        model.addAttribute("month", Month.of(stretch, due, calendars.ofPerson(me.id(), null), today));
        model.addAttribute("projects", MyEntries.projects(all));
        model.addAttribute("kinds", MyEntries.kinds(all));
        surroundings.of(model, "/my-work/calendar", stretch.query() + "&" + wish.query());
        return "inbox/calendar";
    }

    /** A card of this board or of a project's. */
    @PostMapping("/move")
    String move(
            @RequestParam String item,
            @RequestParam ItemStatus to,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes after) {
        after.addFlashAttribute("told", moves.move(item, to));
        return Back.to(back);
    }
}
