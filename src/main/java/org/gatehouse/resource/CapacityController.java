package org.gatehouse.resource;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The house's people as those who plan see them, and each person's own working time. */
@Controller
class CapacityController {

    /** People on a page. */
    private static final int PAGE = 50;

    private final Capacity capacity;
    private final Rates rates;
    private final Calendars calendars;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;

    CapacityController(
            Capacity capacity, Rates rates, Calendars calendars, People people, CurrentPerson me, Clock clock) {
        this.capacity = capacity;
        this.rates = rates;
        this.calendars = calendars;
        this.people = people;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping("/resources/people")
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String skill,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        if (!capacity.mayGovern()) {
            throw new NotAllowed("resource.error.managerOnly");
        }
        List<String> skilled = skill.isEmpty() ? null : capacity.withSkill(skill);
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<Person> found = people.all().stream()
                .filter(person -> skilled == null || skilled.contains(person.id()))
                .filter(person -> (person.id() + " " + person.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        List<Person> here = found.subList((shown - 1) * PAGE, Math.min(found.size(), shown * PAGE));
        List<String> ids = here.stream().map(Person::id).toList();
        Map<Long, String> names = calendarNames();
        Map<String, Working> working = capacity.of(ids);
        Map<String, List<Skill>> skills = capacity.skills(ids);
        Map<String, List<Absence>> absences =
                capacity.absences(ids).stream().collect(Collectors.groupingBy(Absence::personId));
        model.addAttribute(
                "rows",
                here.stream()
                        .map(person -> new Row(
                                person,
                                working.get(person.id()).percent(),
                                names.getOrDefault(working.get(person.id()).calendarId(), ""),
                                skills.getOrDefault(person.id(), List.of()),
                                absences.getOrDefault(person.id(), List.of())))
                        .toList());
        model.addAttribute("text", text);
        model.addAttribute("skill", skill);
        model.addAttribute("skills", capacity.knownSkills());
        model.addAttribute("total", found.size());
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute("today", LocalDate.now(clock));
        return "resource/people";
    }

    @GetMapping("/me/working-time")
    String own() {
        return page(me.id());
    }

    @GetMapping("/resources/people/{id}")
    String show(@PathVariable String id, Model model) {
        Person person =
                people.find(id).filter(found -> capacity.mayTend(found.id())).orElseThrow(() -> new NotFound(id));
        model.addAttribute("person", person);
        model.addAttribute("working", capacity.of(List.of(id)).get(id));
        model.addAttribute("skills", capacity.skills(List.of(id)).getOrDefault(id, List.of()));
        model.addAttribute("knownSkills", capacity.knownSkills());
        model.addAttribute("absences", capacity.absences(List.of(id)));
        model.addAttribute("kinds", Absence.Kind.values());
        model.addAttribute("calendarNames", calendarNames());
        model.addAttribute("governs", capacity.mayGovern());
        model.addAttribute("keepsRates", rates.mayKeep());
        model.addAttribute("rates", rates.mayKeep() ? rates.of(List.of(id)) : List.of());
        model.addAttribute("today", LocalDate.now(clock));
        return "resource/person";
    }

    @PostMapping("/resources/people/{id}/capacity")
    String set(@PathVariable String id, @RequestParam int percent, @RequestParam(required = false) Long calendarId) {
        capacity.set(id, calendarId, percent);
        return page(id);
    }

    @PostMapping("/resources/people/{id}/absences")
    String addAbsence(
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate fromDate,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate toDate,
            @RequestParam(defaultValue = "LEAVE") Absence.Kind kind,
            @RequestParam(defaultValue = "") String note) {
        capacity.addAbsence(id, fromDate, toDate == null ? fromDate : toDate, kind, note);
        return page(id);
    }

    @PostMapping("/resources/people/{id}/absences/{absence}/removal")
    String removeAbsence(@PathVariable String id, @PathVariable long absence) {
        capacity.removeAbsence(id, absence);
        return page(id);
    }

    @PostMapping("/resources/people/{id}/skills")
    String setSkill(@PathVariable String id, @RequestParam(defaultValue = "") String skill, @RequestParam int level) {
        capacity.setSkill(id, skill, level);
        return page(id);
    }

    @PostMapping("/resources/people/{id}/skills/removal")
    String removeSkill(@PathVariable String id, @RequestParam String skill) {
        capacity.removeSkill(id, skill);
        return page(id);
    }

    @PostMapping("/resources/people/{id}/rates")
    String setRate(
            @PathVariable String id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate validFrom,
            @RequestParam(required = false) BigDecimal hourly,
            @RequestParam(defaultValue = "CNY") String currency) {
        rates.set(new Rate(id, validFrom, hourly, currency.strip().toUpperCase(Locale.ROOT)));
        return page(id);
    }

    @PostMapping("/resources/people/{id}/rates/removal")
    String removeRate(@PathVariable String id, @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate validFrom) {
        rates.remove(id, validFrom);
        return page(id);
    }

    private Map<Long, String> calendarNames() {
        return calendars.all(null).stream().collect(Collectors.toMap(CalendarRules::id, CalendarRules::name));
    }

    private static String page(String id) {
        return "redirect:/resources/people/" + id;
    }

    /** @param calendar empty where they follow their project's or the house's */
    record Row(Person person, int percent, String calendar, List<Skill> skills, List<Absence> absences) {

        /** The absence of today or the next one; null where none is known. */
        public Absence next() {
            return absences.isEmpty() ? null : absences.get(0);
        }
    }
}
