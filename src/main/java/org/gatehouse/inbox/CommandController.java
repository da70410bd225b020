package org.gatehouse.inbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.plan.WorkItem;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do from their list; each answer leads back to what they looked at and tells what became of it. */
@Controller
@RequestMapping("/my-work")
class CommandController {

    private final Bulk bulk;
    private final Undo undo;
    private final QuickAdd quickAdd;
    private final Days days;
    private final InboxSettings settings;
    private final WorkFilters filters;

    CommandController(Bulk bulk, Undo undo, QuickAdd quickAdd, Days days, InboxSettings settings, WorkFilters filters) {
        this.bulk = bulk;
        this.undo = undo;
        this.quickAdd = quickAdd;
        this.days = days;
        this.settings = settings;
        this.filters = filters;
    }

    @PostMapping("/bulk")
    String bulk(
            @RequestParam String action,
            @RequestParam(required = false) List<String> entry,
            @RequestParam(required = false) Integer percent,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate due,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes after) {
        List<String> chosen = entry == null ? List.of() : entry;
        Told told = switch (action) {
            case "progress" -> bulk.progress(chosen, percent);
            case "finish" -> bulk.finish(chosen);
            case "move" -> bulk.move(chosen, due);
            case "snooze" -> bulk.snooze(chosen, until);
            case "wake" -> bulk.wake(chosen);
            case "claim" -> bulk.claim(chosen);
            default ->
                throw new InvalidInput("action", "error.choice", action, "progress, finish, move, snooze, wake, claim");
        };
        return back(told, back, after);
    }

    @PostMapping("/undo")
    String undo(@RequestParam(defaultValue = "") String back, RedirectAttributes after) {
        return back(undo.last(), back, after);
    }

    /** How a line is understood, while it is typed. */
    @GetMapping("/quick-add")
    String understand(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String project,
            Model model) {
        model.addAttribute("preview", text.isBlank() ? null : quickAdd.understand(text, project));
        model.addAttribute("seen", Back.seen(text, project));
        return "inbox/add :: understood";
    }

    /**
     * Saves a line; one whose meaning was not shown yet is shown first.
     *
     * @param seen the line whose meaning was shown
     */
    @PostMapping("/quick-add")
    String add(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String project,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes after) {
        if (text.isBlank()) {
            throw new InvalidInput("text", "error.required", "title");
        }
        if (!seen.equals(Back.seen(text, project))) {
            after.addAttribute("add", text);
            after.addAttribute("to", project);
            return "redirect:/my-work";
        }
        WorkItem item = quickAdd.add(text, project);
        return back(Told.of("add", item.key() + " " + item.title(), true), back, after);
    }

    @PostMapping("/hours")
    String book(
            @RequestParam(defaultValue = "") String item,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(required = false) BigDecimal hours,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes after) {
        if (item.isBlank()) {
            throw new InvalidInput("item", "inbox.error.noItem");
        }
        return back(Told.of("hours", days.add(item, day, hours, note), true), back, after);
    }

    @PostMapping("/hours/{id}/removal")
    String unbook(@PathVariable long id, @RequestParam(defaultValue = "") String back) {
        days.remove(id);
        return Back.to(back);
    }

    @PostMapping("/settings")
    String settings(
            @RequestParam(defaultValue = "false") boolean keys,
            @RequestParam int rounding,
            @RequestParam(defaultValue = "") String back) {
        settings.choose(keys, rounding);
        return Back.to(back);
    }

    @PostMapping("/filters")
    String keep(
            @RequestParam Scope scope,
            @RequestParam String name,
            @RequestParam String query,
            @RequestParam(defaultValue = "false") boolean usual,
            @RequestParam(defaultValue = "") String back) {
        filters.keep(scope, name, query, usual);
        return Back.to(back);
    }

    @PostMapping("/filters/{id}/usual")
    String makeUsual(@PathVariable long id, @RequestParam(defaultValue = "") String back) {
        filters.makeUsual(id);
        return Back.to(back);
    }

    @PostMapping("/filters/{id}/removal")
    String remove(@PathVariable long id, @RequestParam(defaultValue = "") String back) {
        filters.remove(id);
        return Back.to(back);
    }

    private static String back(Told told, String back, RedirectAttributes after) {
        after.addFlashAttribute("told", told);
        return Back.to(back);
    }
}
