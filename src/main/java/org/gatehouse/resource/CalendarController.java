package org.gatehouse.resource;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.schedule.ChineseHolidays;
import org.gatehouse.schedule.ChineseHolidays.Holiday;
import org.gatehouse.schedule.WorkCalendar;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The calendars of the house, and those of a project: the same pages. */
@Controller
@RequestMapping({"/resources/calendars", "/projects/{key}/calendars"})
class CalendarController {

    /** Months whose working days are shown, from this one on. */
    private static final int AHEAD = 12;

    private final Calendars calendars;
    private final Projects projects;
    private final CurrentPerson me;
    private final Clock clock;

    CalendarController(Calendars calendars, Projects projects, CurrentPerson me, Clock clock) {
        this.calendars = calendars;
        this.projects = projects;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping
    String list(@PathVariable(required = false) String key, Model model) {
        place(key, model);
        List<CalendarRules> all = calendars.all(key);
        model.addAttribute(
                "calendars",
                all.stream()
                        .filter(each -> Objects.equals(each.projectKey(), key))
                        .toList());
        model.addAttribute(
                "houses", all.stream().filter(each -> each.projectKey() == null).toList());
        boolean own = all.stream().anyMatch(each -> each.standard() && Objects.equals(each.projectKey(), key));
        model.addAttribute("ownStandard", own);
        model.addAttribute("unknownYears", unknownYears(key));
        return "resource/calendars";
    }

    @GetMapping("/{id}")
    String show(@PathVariable(required = false) String key, @PathVariable long id, Model model) {
        place(key, model);
        CalendarRules rules = calendars.require(key, id);
        List<CalendarRules> all = calendars.all(key);
        WorkCalendar calendar = calendars.byId(id);
        Map<Long, String> names = all.stream().collect(Collectors.toMap(CalendarRules::id, CalendarRules::name));
        model.addAttribute("calendar", rules);
        model.addAttribute("baseName", names.get(rules.draft().baseId()));
        model.addAttribute("bases", all.stream().filter(each -> each.id() != id).toList());
        model.addAttribute("week", week(rules));
        model.addAttribute("months", months(calendar));
        model.addAttribute("holidays", holidays(calendar));
        model.addAttribute("unknownYears", unknownYears(key));
        return "resource/calendar";
    }

    @PostMapping
    String add(
            @PathVariable(required = false) String key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) Long baseId) {
        Holidays holidays = baseId == null ? Holidays.NO : null;
        CalendarRules added = calendars.add(key, new CalendarDraft(name, baseId, holidays, null, Map.of(), List.of()));
        return "redirect:" + path(key) + "/" + added.id();
    }

    /**
     * @param mode for each weekday, Monday first: {@code base}, {@code free} or {@code work}
     * @param hours for each weekday; counts where the mode is {@code work}
     */
    @PostMapping("/{id}")
    String change(
            @PathVariable(required = false) String key,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) Long baseId,
            @RequestParam(required = false) Holidays holidays,
            @RequestParam String[] mode,
            @RequestParam String[] hours) {
        calendars.requireKeeper(key);
        CalendarDraft before = calendars.require(key, id).draft();
        calendars.change(
                key,
                id,
                version,
                new CalendarDraft(
                        name, baseId, holidays, before.externalId(), week(mode, hours), before.specialDays()));
        return "redirect:" + path(key) + "/" + id;
    }

    @PostMapping("/{id}/days")
    String addDays(
            @PathVariable(required = false) String key,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam(defaultValue = "") String dayName,
            @RequestParam(defaultValue = "") String dayHours) {
        calendars.requireKeeper(key);
        if (from == null) {
            throw new InvalidInput("from", "error.required", "date");
        }
        SpecialDays days =
                new SpecialDays(from, to == null ? from : to, dayName.strip(), DayHours.parse("dayHours", dayHours));
        calendars.change(key, id, version, calendars.require(key, id).with(days));
        return "redirect:" + path(key) + "/" + id;
    }

    @PostMapping("/{id}/days/{place}/removal")
    String removeDays(
            @PathVariable(required = false) String key,
            @PathVariable long id,
            @PathVariable int place,
            @RequestParam int version) {
        calendars.requireKeeper(key);
        CalendarRules rules = calendars.require(key, id);
        if (place < 0 || place >= rules.draft().specialDays().size()) {
            throw new Conflict("error.changedMeanwhile");
        }
        calendars.change(key, id, version, rules.without(place));
        return "redirect:" + path(key) + "/" + id;
    }

    @PostMapping("/{id}/standard")
    String makeStandard(@PathVariable(required = false) String key, @PathVariable long id) {
        calendars.makeStandard(key, id);
        return "redirect:" + path(key);
    }

    /** Only a project follows the house; the house has nobody to follow. */
    @PostMapping("/house")
    String followHouse(@PathVariable String key) {
        calendars.followHouse(key);
        return "redirect:" + path(key);
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable(required = false) String key, @PathVariable long id) {
        calendars.remove(key, id);
        return "redirect:" + path(key);
    }

    private void place(String key, Model model) {
        boolean editable;
        if (key == null) {
            editable = calendars.mayKeepHouse();
        } else {
            Project project = projects.visible(key);
            editable = project.isRunning() && project.managerId().equals(me.id());
            model.addAttribute("project", project);
        }
        model.addAttribute("editable", editable);
        model.addAttribute("path", path(key));
    }

    private static String path(String key) {
        return key == null ? "/resources/calendars" : "/projects/" + key + "/calendars";
    }

    private List<Integer> unknownYears(String key) {
        LocalDate today = LocalDate.now(clock);
        LocalDate until = today.plusMonths(AHEAD);
        if (key != null && projects.require(key).endDate().isAfter(until)) {
            until = projects.require(key).endDate();
        }
        return Calendars.unknownYears(today, until);
    }

    private static Map<DayOfWeek, List<Shift>> week(String[] mode, String[] hours) {
        if (mode.length != 7 || hours.length != 7) {
            throw new InvalidInput("hours", "error.required", "hours");
        }
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            int at = day.getValue() - 1;
            switch (mode[at]) {
                case "free" -> week.put(day, List.of());
                case "work" -> {
                    List<Shift> shifts = DayHours.parse("hours", hours[at]);
                    if (shifts.isEmpty()) {
                        throw new InvalidInput("hours", "resource.error.noHours");
                    }
                    week.put(day, shifts);
                }
                default -> {}
            }
        }
        return week;
    }

    private List<Day> week(CalendarRules rules) {
        List<Day> days = new ArrayList<>();
        WorkCalendar plain = calendars.weekOf(rules);
        LocalDate monday = LocalDate.of(2024, 1, 1);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Shift> own = rules.draft().week().get(day);
            List<Shift> holds = plain.shiftsOn(monday.plusDays(day.getValue() - 1L));
            String mode = own == null ? "base" : own.isEmpty() ? "free" : "work";
            days.add(new Day(day.getValue(), mode, Shift.format(holds)));
        }
        return days;
    }

    private List<Month> months(WorkCalendar calendar) {
        List<Month> months = new ArrayList<>();
        YearMonth first = YearMonth.now(clock);
        for (YearMonth month = first; month.isBefore(first.plusMonths(AHEAD)); month = month.plusMonths(1)) {
            int days = 0;
            int minutes = 0;
            for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
                int worked = calendar.minutesOn(day);
                days += worked > 0 ? 1 : 0;
                minutes += worked;
            }
            months.add(new Month(month.toString(), days, minutes / 60.0));
        }
        return months;
    }

    /** Public holidays of the coming months and the days worked instead, as this calendar keeps them. */
    private List<Festive> holidays(WorkCalendar calendar) {
        List<Festive> festive = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        for (LocalDate day = today; day.isBefore(today.plusMonths(AHEAD)); day = day.plusDays(1)) {
            Holiday holiday = ChineseHolidays.on(day);
            if (holiday == null) {
                continue;
            }
            boolean kept = holiday.worked() == calendar.minutesOn(day) > 0;
            Festive last = festive.isEmpty() ? null : festive.get(festive.size() - 1);
            if (last != null && last.goesOn(day, holiday, kept)) {
                festive.set(festive.size() - 1, new Festive(last.from(), day, last.name(), last.worked(), kept));
            } else {
                festive.add(new Festive(day, day, holiday.name(), holiday.worked(), kept));
            }
        }
        return festive;
    }

    /** @param mode {@code base}, {@code free} or {@code work} */
    record Day(int number, String mode, String hours) {}

    record Month(String name, int days, double hours) {}

    /** @param kept whether the calendar does as the holiday says */
    record Festive(LocalDate from, LocalDate to, String name, boolean worked, boolean kept) {

        boolean goesOn(LocalDate day, Holiday holiday, boolean alsoKept) {
            return to.plusDays(1).equals(day)
                    && name.equals(holiday.name())
                    && worked == holiday.worked()
                    && kept == alsoKept;
        }
    }
}
