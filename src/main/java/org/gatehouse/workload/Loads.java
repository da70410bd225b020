package org.gatehouse.workload;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.gatehouse.plan.Booking;
import org.gatehouse.plan.Bookings;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.Capacity;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.Working;
import org.gatehouse.resource.WorkingTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has how much to do, over all projects, in a fixed number of statements. Managers and administrators see everybody,
 * others themselves and those they share a project with. Items of projects that the reader may not see count, but are not
 * named.
 */
@Component
@Transactional(readOnly = true)
class Loads {

    private final Bookings bookings;
    private final Calendars calendars;
    private final Capacity capacity;
    private final ProjectResources resources;
    private final Projects projects;
    private final People people;
    private final CurrentPerson me;
    private final Clock clock;

    Loads(
            Bookings bookings,
            Calendars calendars,
            Capacity capacity,
            ProjectResources resources,
            Projects projects,
            People people,
            CurrentPerson me,
            Clock clock) {
        this.bookings = bookings;
        this.calendars = calendars;
        this.capacity = capacity;
        this.resources = resources;
        this.projects = projects;
        this.people = people;
        this.me = me;
        this.clock = clock;
    }

    /**
     * Somebody's row.
     *
     * @param id of the person; null for a role
     */
    record Row(String id, String name, List<Load.Cell> cells) {

        double most() {
            return cells.stream().mapToDouble(Load.Cell::excess).max().orElse(0);
        }

        public boolean isOver() {
            return cells.stream().anyMatch(Load.Cell::isOver);
        }
    }

    /**
     * A chart.
     *
     * @param rows of one page
     * @param total of people there are
     * @param over of people who are over-allocated somewhere
     * @param projectKeys of the projects whose work is in it and that the reader may see
     */
    record Chart(Span span, List<Row> rows, int total, int over, Set<String> projectKeys) {}

    /** People of the house, those with most beyond their capacity first. */
    Chart house(Span span, String skill, String projectKey, boolean overOnly, int page, int size) {
        List<Booking> all = bookings.between(since(span), span.until());
        Set<String> seen = seen(all);
        Set<String> shown = everybody(all, seen);
        if (!skill.isEmpty()) {
            shown.retainAll(capacity.withSkill(skill));
        }
        if (!projectKey.isEmpty()) {
            Set<String> workers = all.stream()
                    .filter(booking -> booking.projectKey().equals(projectKey) && seen.contains(projectKey))
                    .map(Booking::personId)
                    .collect(Collectors.toSet());
            shown.retainAll(workers);
        }
        List<Row> rows = rows(span, shown, all, null).stream()
                .filter(row -> !overOnly || row.isOver())
                .toList();
        int from = Math.min(rows.size(), (page - 1) * size);
        return new Chart(
                span,
                rows.subList(from, Math.min(rows.size(), from + size)),
                rows.size(),
                (int) rows.stream().filter(Row::isOver).count(),
                new TreeSet<>(seen));
    }

    /** A project's people and roles, with what other projects ask of them. */
    Chart project(Span span, Project project) {
        List<Booking> all = bookings.between(since(span), span.until());
        List<ProjectResource> known = resources.of(project.key());
        Set<String> workers = new HashSet<>(project.team());
        all.stream()
                .filter(booking -> booking.projectKey().equals(project.key()) && booking.personId() != null)
                .map(Booking::personId)
                .forEach(workers::add);
        List<Row> rows = new ArrayList<>(rows(span, workers, all, project.key()));
        WorkingTime time = calendars.in(project.key(), List.of());
        for (ProjectResource role : known) {
            if (role.kind() == ProjectResource.Kind.PLACEHOLDER) {
                Load load = new Load(span, LocalDate.now(clock), time.calendar(role.calendarId()), role.percent());
                all.stream()
                        .filter(booking -> booking.personId() == null && booking.resourceId() == role.id())
                        .forEach(load::add);
                rows.add(new Row(null, role.name(), load.cells()));
            }
        }
        return new Chart(
                span, rows, rows.size(), (int) rows.stream().filter(Row::isOver).count(), Set.of());
    }

    /**
     * What one person has to do.
     *
     * @param named items of projects that the reader may see
     * @param others hours of all others, by week or month; null: there are none
     */
    record Details(Person person, int percent, List<Load.Cell> cells, List<Load.Part> named, double[] others) {}

    /** Null where the reader may not know of this person's load. */
    Details of(Span span, String personId) {
        List<Booking> all = bookings.between(since(span), span.until());
        Set<String> seen = seen(all);
        Person person = people.find(personId).orElse(null);
        if (person == null || !everybody(all, seen).contains(personId)) {
            return null;
        }
        Load load = load(span, personId, all, null);
        List<Load.Part> named = load.parts().stream()
                .filter(part -> seen.contains(part.booking().projectKey()))
                .toList();
        double[] others = null;
        for (Load.Part part : load.parts()) {
            if (!seen.contains(part.booking().projectKey())) {
                others = others == null ? new double[span.count()] : others;
                for (int number = 0; number < others.length; number++) {
                    others[number] += part.hours()[number];
                }
            }
        }
        return new Details(person, load.percent(), load.cells(), named, others);
    }

    /** Hours free in a stretch of days, by person. */
    Map<String, Double> free(Collection<String> persons, LocalDate from, LocalDate to, String withoutItem) {
        int days = (int) (to.toEpochDay() - from.toEpochDay()) + 1;
        Span span = new Span(Span.Unit.WEEK, from, Math.max(1, (days + 6) / 7));
        List<Booking> all = bookings.between(from, span.until()).stream()
                .filter(booking -> !booking.itemKey().equals(withoutItem))
                .toList();
        WorkingTime time = calendars.in(null, persons);
        Map<String, Working> working = capacity.of(persons);
        Map<String, Double> free = new LinkedHashMap<>();
        for (String person : persons) {
            Load load = new Load(
                    span,
                    LocalDate.now(clock),
                    time.person(person),
                    working.get(person).percent());
            all.stream().filter(booking -> person.equals(booking.personId())).forEach(load::add);
            free.put(person, load.free(from, to));
        }
        return free;
    }

    private List<Row> rows(Span span, Collection<String> persons, List<Booking> all, String projectKey) {
        WorkingTime time = calendars.in(projectKey, persons);
        Map<String, Working> working = capacity.of(persons);
        Map<String, List<Booking>> byPerson = all.stream()
                .filter(booking -> booking.personId() != null)
                .collect(Collectors.groupingBy(Booking::personId));
        return persons.stream()
                .map(id -> {
                    Load load = new Load(
                            span,
                            LocalDate.now(clock),
                            time.person(id),
                            working.get(id).percent());
                    byPerson.getOrDefault(id, List.of()).forEach(load::add);
                    return new Row(id, people.name(id), load.cells());
                })
                .sorted((one, other) -> {
                    int order = Double.compare(other.most(), one.most());
                    return order != 0 ? order : one.name().compareTo(other.name());
                })
                .toList();
    }

    private Load load(Span span, String personId, List<Booking> all, String projectKey) {
        Load load = new Load(
                span,
                LocalDate.now(clock),
                calendars.ofPerson(personId, projectKey),
                capacity.of(List.of(personId)).get(personId).percent());
        all.stream().filter(booking -> personId.equals(booking.personId())).forEach(load::add);
        return load;
    }

    private Set<String> seen(List<Booking> all) {
        if (projects.seesAll()) {
            return all.stream().map(Booking::projectKey).collect(Collectors.toSet());
        }
        return new HashSet<>(projects.mineByKey());
    }

    private Set<String> everybody(List<Booking> all, Set<String> seen) {
        if (me.is(Role.MANAGER) || me.is(Role.ADMIN)) {
            return people.all().stream().map(Person::id).collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> persons = all.stream()
                .filter(booking -> booking.personId() != null && seen.contains(booking.projectKey()))
                .map(Booking::personId)
                .collect(Collectors.toCollection(TreeSet::new));
        persons.add(me.id());
        return persons;
    }

    /** Work that should be finished already is asked for today: it matters where today is shown. */
    private LocalDate since(Span span) {
        LocalDate today = LocalDate.now(clock);
        return span.indexOf(today) < 0 ? span.from() : LocalDate.of(2000, 1, 1);
    }
}
