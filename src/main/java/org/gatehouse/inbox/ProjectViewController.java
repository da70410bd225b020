package org.gatehouse.inbox;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gatehouse.execution.Standing;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Calendars;
import org.gatehouse.timesheet.Hours;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A project's work as list, board and calendar, all its people's. */
@Controller
@RequestMapping("/projects/{key}")
class ProjectViewController {

    private static final int PAGE = 50;

    /** Items in one view of the calendar. */
    private static final int MOST_DUE = 2000;

    private final ItemRows rows;
    private final WorkItems items;
    private final Hours hours;
    private final ViewWishes wishes;
    private final Surroundings surroundings;
    private final Projects projects;
    private final Calendars calendars;
    private final Timers timers;
    private final CurrentPerson me;

    ProjectViewController(
            ItemRows rows,
            WorkItems items,
            Hours hours,
            ViewWishes wishes,
            Surroundings surroundings,
            Projects projects,
            Calendars calendars,
            Timers timers,
            CurrentPerson me) {
        this.rows = rows;
        this.items = items;
        this.hours = hours;
        this.wishes = wishes;
        this.surroundings = surroundings;
        this.projects = projects;
        this.calendars = calendars;
        this.timers = timers;
        this.me = me;
    }

    /** An item in the list, with the hours booked on it; null: none. */
    record Line(WorkItem item, boolean overdue, BigDecimal hours) {}

    @GetMapping("/work")
    String list(
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Project project = projects.visible(key);
        ProjectWish wish = wishes.inProject(asked, model);
        LocalDate today = timers.today();
        List<WorkItem> all = items.of(key);
        List<WorkItem> taken =
                all.stream().filter(item -> wish.takes(item, me.id(), today)).toList();
        int pages = Math.max(1, (taken.size() + PAGE - 1) / PAGE);
        int current = Math.min(Math.max(1, page), pages);
        Map<String, BigDecimal> booked = hours.byItem(key);
        BigDecimal spent = booked.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        model.addAttribute("standing", Standing.of(all, spent, today));
        model.addAttribute("usuals", ProjectWish.Usual.values());
        model.addAttribute("isEmpty", all.isEmpty());
        model.addAttribute(
                "rows",
                taken.subList((current - 1) * PAGE, Math.min(current * PAGE, taken.size())).stream()
                        .map(item -> new Line(item, Standing.isOverdue(item, today), booked.get(item.key())))
                        .toList());
        model.addAttribute("page", current);
        model.addAttribute("pages", pages);
        around(model, project, wish, "/work", wish.query());
        return "inbox/project-list";
    }

    @GetMapping("/board")
    String board(@PathVariable String key, @RequestParam MultiValueMap<String, String> asked, Model model) {
        Project project = projects.visible(key);
        ProjectWish wish = wishes.inProject(asked, model);
        LocalDate today = timers.today();
        ItemRows.Cut cut = new ItemRows.Cut(wish.owner(me.id()), key, wish.text(), wish.due());
        model.addAttribute("board", Board.of(rows.boardOfProject(cut, Board.MOST, today), me.id(), today));
        around(model, project, wish, "/board", wish.query());
        return "inbox/project-board";
    }

    @GetMapping("/calendar")
    String calendar(
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "month") String show,
            Model model) {
        Project project = projects.visible(key);
        ProjectWish wish = wishes.inProject(asked, model);
        LocalDate today = timers.today();
        Month.Stretch stretch = Month.Stretch.around(day, show, today);
        List<Month.Due> due = rows.dueInProject(key, stretch.from(), stretch.to(), MOST_DUE).stream()
                .filter(row -> wish.takes(row, me.id(), today))
                .map(row -> new Month.Due(
                        row.title(),
                        row.itemKey(),
                        "/projects/" + key + "/work/" + row.itemKey(),
                        row.ownerId(),
                        row.isOverdue(today),
                        row.status() == ItemStatus.DONE,
                        row.due()))
                .toList();
        model.addAttribute("month", Month.of(stretch, due, calendars.of(key), today));
        around(model, project, wish, "/calendar", stretch.query() + "&" + wish.query());
        return "inbox/project-calendar";
    }

    private void around(Model model, Project project, ProjectWish wish, String view, String query) {
        model.addAttribute("project", project);
        model.addAttribute(
                "people",
                Stream.concat(project.team().stream(), Stream.of(wish.who()))
                        .filter(person -> !person.isEmpty() && !person.equals(ProjectWish.ME))
                        .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
        surroundings.of(model, "/projects/" + project.key() + view, query);
    }
}
