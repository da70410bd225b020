package org.gatehouse.inbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Calendars;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The same work as board and calendar: a person's over all projects, and a project's over all its people. */
@Controller
class ViewController {

    /** Items of a project in one view of its calendar. */
    private static final int MOST_DUE = 2000;

    private final MyEntries entries;
    private final ItemRows rows;
    private final BoardMoves moves;
    private final InboxSettings settings;
    private final Timers timers;
    private final LastSteps steps;
    private final Projects projects;
    private final Calendars calendars;
    private final CurrentPerson me;

    ViewController(
            MyEntries entries,
            ItemRows rows,
            BoardMoves moves,
            InboxSettings settings,
            Timers timers,
            LastSteps steps,
            Projects projects,
            Calendars calendars,
            CurrentPerson me) {
        this.entries = entries;
        this.rows = rows;
        this.moves = moves;
        this.settings = settings;
        this.timers = timers;
        this.steps = steps;
        this.projects = projects;
        this.calendars = calendars;
        this.me = me;
    }

    @GetMapping("/my-work/board")
    String board(@RequestParam(defaultValue = "") String project, Model model) {
        LocalDate today = entries.today();
        List<ItemRows.Counted> cards = rows.boardOf(me.id(), project, Board.MOST, today);
        model.addAttribute("board", Board.of(cards, me.id(), today));
        model.addAttribute("chosenProject", project);
        model.addAttribute("projects", MyEntries.projects(entries.all()));
        frame(model, "/my-work/board" + (project.isEmpty() ? "" : "?project=" + project));
        return "inbox/board";
    }

    @GetMapping("/my-work/calendar")
    String calendar(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "month") String show,
            Model model) {
        LocalDate chosen = chosen(day);
        boolean week = show.equals("week");
        LocalDate[] stretch = Month.stretch(chosen, week);
        Locale locale = org.springframework.context.i18n.LocaleContextHolder.getLocale();
        List<Month.Due> due = entries.all().stream()
                .filter(entry -> entry.due() != null
                        && !entry.due().isBefore(stretch[0])
                        && !entry.due().isAfter(stretch[1]))
                .map(entry -> new Month.Due(
                        entry.title(locale),
                        entry.isItem() ? entry.itemKey() : "",
                        entry.href(),
                        entry.project(),
                        entry.overdue(),
                        false,
                        entry.due()))
                .toList();
        model.addAttribute("month", Month.of(chosen, week, due, calendars.ofPerson(me.id(), null), entries.today()));
        frame(model, "/my-work/calendar?show=" + (week ? "week" : "month") + "&day=" + chosen);
        return "inbox/calendar";
    }

    @GetMapping("/projects/{key}/board")
    String board(@PathVariable String key, @RequestParam(defaultValue = "") String who, Model model) {
        Project project = projects.visible(key);
        LocalDate today = entries.today();
        boolean mine = who.equals("me");
        List<ItemRows.Counted> cards =
                mine ? rows.boardOf(me.id(), key, Board.MOST, today) : rows.boardOfProject(key, Board.MOST, today);
        model.addAttribute("project", project);
        model.addAttribute("board", Board.of(cards, me.id(), today));
        model.addAttribute("onlyMine", mine);
        frame(model, "/projects/" + key + "/board" + (mine ? "?who=me" : ""));
        return "inbox/project-board";
    }

    @GetMapping("/projects/{key}/calendar")
    String calendar(
            @PathVariable String key,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "month") String show,
            Model model) {
        Project project = projects.visible(key);
        LocalDate chosen = chosen(day);
        boolean week = show.equals("week");
        LocalDate[] stretch = Month.stretch(chosen, week);
        LocalDate today = entries.today();
        List<Month.Due> due = rows.dueInProject(key, stretch[0], stretch[1], MOST_DUE).stream()
                .map(row -> new Month.Due(
                        row.title(),
                        row.itemKey(),
                        "/projects/" + key + "/work/" + row.itemKey(),
                        row.ownerId(),
                        row.isOverdue(today),
                        row.status() == ItemStatus.DONE,
                        row.due()))
                .toList();
        model.addAttribute("project", project);
        model.addAttribute("month", Month.of(chosen, week, due, calendars.of(key), today));
        frame(model, "/projects/" + key + "/calendar?show=" + (week ? "week" : "month") + "&day=" + chosen);
        return "inbox/project-calendar";
    }

    @PostMapping("/my-work/move")
    String move(
            @RequestParam String item,
            @RequestParam ItemStatus to,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes after) {
        after.addFlashAttribute("told", moves.move(item, to));
        return Back.to(back);
    }

    /** A calendar goes no further than people plan. */
    private LocalDate chosen(LocalDate day) {
        LocalDate today = entries.today();
        if (day == null) {
            return today;
        }
        if (day.isBefore(today.minusYears(20)) || day.isAfter(today.plusYears(20))) {
            throw new InvalidInput("day", "inbox.calendar.error.far");
        }
        return day;
    }

    private void frame(Model model, String here) {
        model.addAttribute("setting", settings.mine());
        model.addAttribute("timer", timers.mine().orElse(null));
        model.addAttribute("now", timers.now());
        model.addAttribute("undo", steps.offered(me.id()).orElse(null));
        model.addAttribute("here", here);
        model.addAttribute("today", entries.today());
    }
}
