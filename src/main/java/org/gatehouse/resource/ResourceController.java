package org.gatehouse.resource;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Money;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.ProjectResource.Kind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A project's people, roles and material. */
@Controller
class ResourceController {

    private final ProjectResources resources;
    private final Calendars calendars;
    private final Capacity capacity;
    private final Rates rates;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;

    ResourceController(
            ProjectResources resources,
            Calendars calendars,
            Capacity capacity,
            Rates rates,
            Projects projects,
            People people,
            CurrentPerson me,
            Clock clock) {
        this.resources = resources;
        this.calendars = calendars;
        this.capacity = capacity;
        this.rates = rates;
        this.projects = projects;
        this.people = people;
        this.me = me;
        this.clock = clock;
    }

    @GetMapping("/projects/{key}/resources")
    String list(@PathVariable String key, Model model) {
        Project project = projects.visible(key);
        List<ProjectResource> all = resources.of(key);
        List<String> ids = all.stream()
                .map(ProjectResource::personId)
                .filter(Objects::nonNull)
                .toList();
        boolean seesRates = rates.mayKnow(project);
        RateCard card = seesRates ? rates.card(project, ids) : new RateCard(List.of(), Map.of());
        Map<String, Working> working = capacity.of(ids);
        Map<String, List<Skill>> skills = capacity.skills(ids);
        Map<String, List<Absence>> absences =
                capacity.absences(ids).stream().collect(Collectors.groupingBy(Absence::personId));
        List<CalendarRules> known = calendars.all(key);
        Map<Long, String> names = known.stream().collect(Collectors.toMap(CalendarRules::id, CalendarRules::name));
        LocalDate today = LocalDate.now(clock);
        List<Row> rows = all.stream()
                .map(each -> new Row(
                        each,
                        resources.nameOf(each),
                        each.kind() == Kind.PERSON
                                ? working.get(each.personId()).percent()
                                : 100,
                        names.getOrDefault(calendarOf(each, working), ""),
                        skills.getOrDefault(each.personId(), List.of()),
                        absences.getOrDefault(each.personId(), List.of()),
                        rate(each, card, project, today, seesRates)))
                .toList();
        model.addAttribute("project", project);
        model.addAttribute(
                "workers",
                rows.stream().filter(row -> row.resource().isWorker()).toList());
        model.addAttribute(
                "things",
                rows.stream().filter(row -> !row.resource().isWorker()).toList());
        model.addAttribute(
                "editable", project.isRunning() && project.managerId().equals(me.id()));
        model.addAttribute("seesRates", seesRates);
        model.addAttribute("calendars", known);
        model.addAttribute("today", today);
        model.addAttribute("kinds", List.of(Kind.PLACEHOLDER, Kind.MATERIAL, Kind.COST));
        model.addAttribute(
                "outside",
                project.team().stream()
                        .filter(id -> !ids.contains(id))
                        .map(id -> new Option(id, people.name(id)))
                        .toList());
        model.addAttribute(
                "team",
                project.team().stream()
                        .map(id -> new Option(id, people.name(id)))
                        .toList());
        return "resource/resources";
    }

    @GetMapping("/projects/{key}/resources/{id}")
    String edit(@PathVariable String key, @PathVariable long id, Model model) {
        Project project = projects.steerable(key);
        ProjectResource resource = resources.require(key, id);
        model.addAttribute("project", project);
        model.addAttribute("resource", resource);
        model.addAttribute("name", resources.nameOf(resource));
        model.addAttribute("calendars", calendars.all(key));
        model.addAttribute(
                "team",
                project.team().stream()
                        .map(person -> new Option(person, people.name(person)))
                        .toList());
        return "resource/resource";
    }

    @PostMapping("/projects/{key}/resources")
    String add(@PathVariable String key, Wording wording) {
        Kind kind = wording.personId() == null || wording.personId().isBlank() ? wording.kind() : Kind.PERSON;
        resources.add(key, wording.draft(kind, kind == Kind.PERSON ? wording.personId() : null, null));
        return "redirect:/projects/" + key + "/resources";
    }

    @PostMapping("/projects/{key}/resources/{id}")
    String change(@PathVariable String key, @PathVariable long id, @RequestParam int version, Wording wording) {
        projects.steerable(key);
        ProjectResource before = resources.require(key, id);
        resources.change(key, id, version, wording.draft(before.kind(), before.personId(), before.externalId()));
        return "redirect:/projects/" + key + "/resources";
    }

    @PostMapping("/projects/{key}/resources/{id}/person")
    String bind(@PathVariable String key, @PathVariable long id, @RequestParam(defaultValue = "") String personId) {
        resources.bind(key, id, personId);
        return "redirect:/projects/" + key + "/resources";
    }

    @PostMapping("/projects/{key}/resources/{id}/removal")
    String remove(@PathVariable String key, @PathVariable long id) {
        resources.remove(key, id);
        return "redirect:/projects/" + key + "/resources";
    }

    private static Long calendarOf(ProjectResource resource, Map<String, Working> working) {
        return resource.kind() == Kind.PERSON
                        && working.get(resource.personId()).calendarId() != null
                ? working.get(resource.personId()).calendarId()
                : resource.calendarId();
    }

    /** What an hour or a unit costs; null where nobody said or the reader may not know. */
    private static Money rate(
            ProjectResource resource, RateCard card, Project project, LocalDate today, boolean seesRates) {
        if (resource.kind() == Kind.PERSON) {
            return card.hourly(resource.personId(), today).orElse(null);
        }
        boolean shown = resource.rate() != null && (seesRates || !resource.isWorker());
        return shown ? new Money(resource.rate(), project.currency()) : null;
    }

    record Option(String id, String name) {}

    /** @param personPercent of a day that the person gives the house at all */
    record Row(
            ProjectResource resource,
            String name,
            int personPercent,
            String calendar,
            List<Skill> skills,
            List<Absence> absences,
            Money rate) {

        /** The absence of today or the next one; null where none is known. */
        public Absence next() {
            return absences.isEmpty() ? null : absences.get(0);
        }
    }

    /** The form as it is sent. */
    record Wording(
            Kind kind,
            String personId,
            String name,
            Integer percent,
            String unitLabel,
            BigDecimal rate,
            Long calendarId) {

        ResourceDraft draft(Kind what, String person, String externalId) {
            return new ResourceDraft(
                    what,
                    person,
                    name == null ? "" : name,
                    percent == null ? 100 : percent,
                    unitLabel == null ? "" : unitLabel,
                    rate,
                    calendarId,
                    externalId);
        }
    }
}
