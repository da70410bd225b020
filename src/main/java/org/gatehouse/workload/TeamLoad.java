package org.gatehouse.workload;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gatehouse.person.People;
import org.gatehouse.plan.Booking;
import org.gatehouse.plan.Bookings;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.Capacity;
import org.gatehouse.resource.Working;
import org.gatehouse.resource.WorkingTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much those who work on a project have to do in the next weeks, in all projects together, in a fixed number of
 * statements. Who may ask is the caller's affair.
 */
@Component
@Transactional(readOnly = true)
public class TeamLoad {

    /** Weeks looked at, from today on. */
    public static final int WEEKS = 4;

    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    private final Bookings bookings;
    private final Calendars calendars;
    private final Capacity capacity;
    private final People people;
    private final Clock clock;

    TeamLoad(Bookings bookings, Calendars calendars, Capacity capacity, People people, Clock clock) {
        this.bookings = bookings;
        this.calendars = calendars;
        this.capacity = capacity;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Somebody's worst week.
     *
     * @param from first day of that week
     * @param asked hours asked for in it, in all projects
     * @param capacity hours there are in it
     * @param days in all weeks looked at on which more is asked than there is
     */
    public record Worker(
            String personId, String name, LocalDate from, double asked, double capacity, int days, boolean isOver) {

        /** Of the hours there are, those asked for; null where there are none. */
        public Double percent() {
            return capacity <= 0 ? null : Math.round(asked / capacity * 1000) / 10.0;
        }
    }

    /** Those with open work in the project within the weeks, the most burdened first. */
    public List<Worker> of(String projectKey) {
        LocalDate today = LocalDate.now(clock);
        Span span = new Span(Span.Unit.WEEK, today, WEEKS);
        Set<String> persons = bookings.ofProject(projectKey, ALWAYS, span.until()).stream()
                .map(Booking::personId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<Booking>> theirs = bookings.ofPeople(persons, ALWAYS, span.until()).stream()
                .filter(booking -> booking.personId() != null)
                .collect(Collectors.groupingBy(Booking::personId));
        WorkingTime time = calendars.in(projectKey, persons);
        Map<String, Working> working = capacity.of(persons);
        return persons.stream()
                .map(person -> {
                    Load load = new Load(
                            span,
                            today,
                            time.person(person),
                            working.get(person).percent());
                    theirs.getOrDefault(person, List.of()).forEach(load::add);
                    return worker(person, load.cells());
                })
                .sorted(Comparator.comparing(Worker::isOver)
                        .thenComparing(worker -> worker.asked() - worker.capacity())
                        .reversed()
                        .thenComparing(Worker::name))
                .toList();
    }

    private Worker worker(String person, List<Load.Cell> weeks) {
        Load.Cell worst =
                weeks.stream().max(Comparator.comparingDouble(TeamLoad::ratio)).orElseThrow();
        return new Worker(
                person,
                people.name(person),
                worst.from(),
                Math.round(worst.asked() * 10) / 10.0,
                Math.round(worst.capacity() * 10) / 10.0,
                weeks.stream().mapToInt(Load.Cell::days).sum(),
                weeks.stream().anyMatch(Load.Cell::isOver));
    }

    /** Work in a week without working time weighs most. */
    private static double ratio(Load.Cell week) {
        return week.asked() == 0 ? 0 : week.capacity() == 0 ? Double.MAX_VALUE : week.asked() / week.capacity();
    }
}
