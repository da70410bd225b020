package org.gatehouse.timesheet;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.engine.Engine;
import org.gatehouse.engine.TaskPlace;
import org.gatehouse.engine.TaskPlaces;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The weekly sheet: one's own to fill, others' to read, and the evidence in the task forms of a week. */
@Controller
class SheetController {

    /** Items that are worked on and stand in the grid before anything is entered. */
    private static final int OFFERED = 12;

    private final Sheets sheets;
    private final SheetDesk desk;
    private final Hours hours;
    private final Approvals approvals;
    private final WeekReopenings reopenings;
    private final WorkKinds kinds;
    private final TaskPlaces tasks;
    private final Engine engine;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;

    SheetController(
            Sheets sheets,
            SheetDesk desk,
            Hours hours,
            Approvals approvals,
            WeekReopenings reopenings,
            WorkKinds kinds,
            TaskPlaces tasks,
            Engine engine,
            People people,
            CurrentPerson me,
            Clock clock) {
        this.sheets = sheets;
        this.desk = desk;
        this.hours = hours;
        this.approvals = approvals;
        this.reopenings = reopenings;
        this.kinds = kinds;
        this.tasks = tasks;
        this.engine = engine;
        this.people = people;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping("/hours")
    String thisWeek(Model model) {
        return week(LocalDate.now(clock), model);
    }

    @GetMapping("/hours/{day:\\d{4}-\\d{2}-\\d{2}}")
    String week(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, Model model) {
        List<ItemLine> choices = desk.choices();
        LocalDate monday = Week.mondayOf(day);
        List<String> offered = choices.stream()
                .filter(item -> item.finish() == null || !item.finish().isBefore(monday))
                .map(ItemLine::key)
                .limit(OFFERED)
                .toList();
        Sheet sheet = sheets.mine(day, offered);
        show(sheet, model);
        model.addAttribute(
                "choices",
                choices.stream()
                        .collect(Collectors.groupingBy(
                                ItemLine::projectName, java.util.TreeMap::new, Collectors.toList())));
        model.addAttribute("kinds", kinds.active());
        model.addAttribute("proposals", desk.proposals(monday, choices));
        model.addAttribute("kindNames", kinds.names());
        LocalDate today = LocalDate.now(clock);
        boolean thisWeek = Week.mondayOf(today).equals(monday);
        model.addAttribute("today", today);
        model.addAttribute("entryDay", thisWeek ? today : monday);
        return "timesheet/sheet";
    }

    @GetMapping("/hours/{day:\\d{4}-\\d{2}-\\d{2}}/of/{person}")
    String others(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String person,
            Model model) {
        Sheet sheet = sheets.visible(person, day);
        show(sheet, model);
        model.addAttribute("mayReopen", reopenings.mayReopen(sheet.week()));
        return "timesheet/others";
    }

    /** The grid's script: a cell gets another number; answers the sums that follow from it. */
    @PostMapping(path = "/hours/{day:\\d{4}-\\d{2}-\\d{2}}/cells", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, String> cell(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam String line,
            @RequestParam(required = false) BigDecimal hours) {
        Sheets.Wanted wanted = Sheets.Wanted.of(line);
        if (wanted == null) {
            throw new NotFound(line);
        }
        desk.put(wanted, day, hours);
        Sheet sheet = sheets.mine(day, List.of(wanted.itemKey()));
        Optional<Sheet.Line> changed =
                sheet.lines().stream().filter(each -> each.getId().equals(line)).findFirst();
        int number = (int) (day.toEpochDay() - sheet.week().monday().toEpochDay());
        return Map.of(
                "cell",
                        plain(changed.map(each -> each.cells().get(number).hours())
                                .orElse(BigDecimal.ZERO)),
                "line", plain(changed.map(Sheet.Line::total).orElse(BigDecimal.ZERO)),
                "day", plain(sheet.days().get(number).hours()),
                "standing", sheet.days().get(number).getStanding(),
                "week", plain(sheet.getTotal()));
    }

    @PostMapping("/hours/{day:\\d{4}-\\d{2}-\\d{2}}/entries")
    String enter(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Typed typed,
            RedirectAttributes after) {
        hours.enter(typed.draft());
        return back(day, "timesheet.entered", after);
    }

    @PostMapping("/hours/{day:\\d{4}-\\d{2}-\\d{2}}/entries/{id}")
    String change(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable long id,
            Typed typed,
            RedirectAttributes after) {
        hours.change(id, typed.draft());
        return back(day, "timesheet.saved", after);
    }

    @PostMapping("/hours/{day:\\d{4}-\\d{2}-\\d{2}}/entries/{id}/removal")
    String remove(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable long id,
            RedirectAttributes after) {
        hours.remove(id);
        return back(day, "timesheet.removed.done", after);
    }

    @PostMapping("/hours/{day:\\d{4}-\\d{2}-\\d{2}}/entries/{id}/correction")
    String correct(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable long id,
            Typed typed,
            RedirectAttributes after) {
        hours.correct(id, typed.day(), typed.hours(), typed.note());
        return back(typed.day(), "timesheet.corrected.done", after);
    }

    @PostMapping("/hours/{day:\\d{4}-\\d{2}-\\d{2}}/copy")
    String copy(@PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, RedirectAttributes after) {
        return told(day, desk.copyLastWeek(Week.mondayOf(day)), after);
    }

    @PostMapping("/hours/{day:\\d{4}-\\d{2}-\\d{2}}/proposals")
    String enterProposals(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, RedirectAttributes after) {
        return told(day, desk.enterProposals(Week.mondayOf(day)), after);
    }

    @PostMapping("/hours/{day:\\d{4}-\\d{2}-\\d{2}}/submission")
    String submit(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, RedirectAttributes after) {
        approvals.submit(Week.mondayOf(day));
        return back(day, "timesheet.submitted", after);
    }

    @PostMapping("/hours/{day:\\d{4}-\\d{2}-\\d{2}}/withdrawal")
    String withdraw(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, RedirectAttributes after) {
        reopenings.withdraw(Week.mondayOf(day));
        return back(day, "timesheet.withdrawn", after);
    }

    @PostMapping("/hours/{day:\\d{4}-\\d{2}-\\d{2}}/of/{person}/reopening")
    String reopen(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String person,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes after) {
        sheets.visible(person, day);
        reopenings.reopen(person, Week.mondayOf(day), reason);
        after.addFlashAttribute("notice", "timesheet.reopened");
        return "redirect:/hours/" + Week.mondayOf(day) + "/of/" + person;
    }

    /** Both task forms: the person's whole week, or what of it this approver is asked about. */
    @GetMapping("/tasks/{taskId}/hours")
    String evidence(@PathVariable String taskId, Model model) {
        TaskPlace place = tasks.addressedTo(taskId, me.id(), me.groups());
        if (!place.process().equals(Approvals.PROCESS)) {
            throw new NotFound(taskId);
        }
        Week week = approvals.of(place.businessKey());
        if (place.step().equals(Approvals.SUBMIT)) {
            show(sheets.visible(week.personId(), week.monday()), model);
        } else {
            String asked = engine.factOfTask(taskId, "approver").orElse(me.id());
            Set<String> projects = approvals.askedAbout(week, asked);
            show(sheets.part(week, projects), model);
        }
        model.addAttribute("mayOpen", week.personId().equals(me.id()));
        return "timesheet/evidence :: evidence";
    }

    private void show(Sheet sheet, Model model) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("week", sheet.week());
        model.addAttribute("personName", people.name(sheet.week().personId()));
    }

    private static String told(LocalDate day, SheetDesk.Copied copied, RedirectAttributes after) {
        after.addFlashAttribute("copied", copied);
        return "redirect:/hours/" + Week.mondayOf(day);
    }

    private static String back(LocalDate day, String notice, RedirectAttributes after) {
        after.addFlashAttribute("notice", notice);
        return "redirect:/hours/" + Week.mondayOf(day);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "" : number.stripTrailingZeros().toPlainString();
    }

    /**
     * An entry as the form sends it.
     *
     * @param billable {@code true}, {@code false} or nothing for what the kind says
     */
    record Typed(
            String item,
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            BigDecimal hours,
            String kind,
            Boolean billable,
            String note) {

        EntryDraft draft() {
            if (item == null || item.isBlank()) {
                throw new InvalidInput("item", "error.required", "item");
            }
            return new EntryDraft(item.strip(), day, hours, kind, billable, note);
        }
    }
}
