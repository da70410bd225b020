package org.gatehouse.workload;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.person.People;
import org.gatehouse.plan.Booking;
import org.gatehouse.plan.Bookings;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.PlanNetwork;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.plan.Workforce;
import org.gatehouse.plan.Workforces;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.schedule.Activity;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Capacity;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.CriticalPath;
import org.gatehouse.schedule.Demand;
import org.gatehouse.schedule.Network;
import org.gatehouse.schedule.WorkCalendar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads plans for levelling. What people do in other projects is kept free of this project's work up to its present finish:
 * it stands in the network as work that cannot be moved.
 */
@Component
@Transactional(readOnly = true)
class Levelables {

    private final WorkItems items;
    private final Workforces workforces;
    private final ProjectResources resources;
    private final Bookings bookings;
    private final Projects projects;
    private final People people;
    private final Clock clock;

    Levelables(
            WorkItems items,
            Workforces workforces,
            ProjectResources resources,
            Bookings bookings,
            Projects projects,
            People people,
            Clock clock) {
        this.items = items;
        this.workforces = workforces;
        this.resources = resources;
        this.bookings = bookings;
        this.projects = projects;
        this.people = people;
        this.clock = clock;
    }

    /** @param phaseName of the only phase whose items may move; empty: of all */
    Levelable of(String projectKey, String phaseName) {
        Project project = projects.require(projectKey);
        List<WorkItem> plan = items.of(projectKey).stream()
                .filter(item -> item.status() != ItemStatus.CANCELLED)
                .toList();
        Workforce workforce =
                workforces.of(projectKey, plan.stream().map(WorkItem::draft).toList());
        PlanNetwork planned = PlanNetwork.of(project.startDate(), workforce, plan);
        Map<String, Capacity> capacities = new HashMap<>();
        planned.capacities()
                .forEach((key, there) -> capacities.put(key, new Capacity(there.percent(), there.calendar())));
        Network own = planned.network();
        List<Activity> activities = new ArrayList<>(own.activities());
        activities.addAll(elsewhere(projectKey, own, capacities));
        Map<String, String> names = new HashMap<>();
        capacities.keySet().stream()
                .filter(key -> key.startsWith("person:"))
                .forEach(key -> names.put(key, people.name(key.substring("person:".length()))));
        resources.of(projectKey).stream()
                .filter(resource -> resource.kind() == ProjectResource.Kind.PLACEHOLDER)
                .forEach(role -> names.put("role:" + role.id(), role.name()));
        Set<String> movable = plan.stream()
                .filter(item -> phaseName.isEmpty() || item.phaseName().equals(phaseName))
                .map(WorkItem::key)
                .collect(Collectors.toSet());
        Map<String, String> titles = plan.stream().collect(Collectors.toMap(WorkItem::key, WorkItem::title));
        return new Levelable(
                new Network(own.start(), own.now(), own.calendar(), activities, own.links()),
                capacities,
                movable,
                names,
                titles);
    }

    private List<Activity> elsewhere(String projectKey, Network own, Map<String, Capacity> capacities) {
        if (own.activities().isEmpty()) {
            return List.of();
        }
        LocalDateTime now = LocalDateTime.now(clock).withSecond(0).withNano(0);
        LocalDateTime begin = own.start().isAfter(now) ? own.start() : now;
        LocalDateTime finish = CriticalPath.of(own).finish();
        List<Activity> busy = new ArrayList<>();
        if (!begin.isBefore(finish)) {
            return busy;
        }
        LocalDate until = finish.toLocalDate().plusDays(1);
        for (Booking booking : bookings.between(begin.toLocalDate(), until)) {
            if (booking.personId() == null || booking.projectKey().equals(projectKey)) {
                continue;
            }
            Capacity capacity = capacities.get(Workforce.person(booking.personId()));
            if (capacity != null) {
                busy(booking, capacity.calendar(), begin, finish, busy);
            }
        }
        return busy;
    }

    private static void busy(
            Booking booking, WorkCalendar calendar, LocalDateTime begin, LocalDateTime finish, List<Activity> busy) {
        LocalDateTime from = booking.from().isBefore(begin) ? begin : booking.from();
        long whole = from.isBefore(booking.until()) ? calendar.between(from, booking.until()) : 0;
        LocalDateTime until = booking.until().isAfter(finish) ? finish : booking.until();
        long here = from.isBefore(until) ? calendar.between(from, until) : 0;
        if (here <= 0) {
            return;
        }
        double percent = booking.hours() == null ? booking.percent() : booking.hours() * 60 * 100 / whole;
        if (percent < 1) {
            return;
        }
        busy.add(new Activity(
                Levelable.ELSEWHERE + busy.size(),
                Kind.WORK,
                null,
                here,
                calendar,
                new Constraint(Constraint.Type.MUST_START_ON, calendar.next(from)),
                null,
                null,
                null,
                here,
                null,
                500,
                List.of(new Demand(Workforce.person(booking.personId()), (int) Math.round(percent)))));
    }
}
