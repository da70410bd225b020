package org.gatehouse.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.Working;
import org.gatehouse.resource.WorkingTime;
import org.gatehouse.schedule.Demand;
import org.gatehouse.schedule.WorkCalendar;

/** Who and what works on a plan, when and how much of them there is; as it stood when it was read. */
public final class Workforce {

    private static final int WHOLE = 100;

    private final WorkingTime time;
    private final Map<String, Working> people;
    private final Map<Long, ProjectResource> resources;
    private final Map<Set<String>, WorkCalendar> calendars = new HashMap<>();

    Workforce(WorkingTime time, Map<String, Working> people, Map<Long, ProjectResource> resources) {
        this.time = time;
        this.people = people;
        this.resources = resources;
    }

    /** The project's calendar. */
    public WorkCalendar calendar() {
        return time.project();
    }

    /** Who does an item and how much of each: its assignments to people and roles, else its owner as far as they can. */
    public List<Demand> demands(ItemDraft draft) {
        List<Demand> assigned = draft.assignments().stream()
                .filter(it -> resources.containsKey(it.resourceId())
                        && resources.get(it.resourceId()).isWorker())
                .map(it -> new Demand(key(resources.get(it.resourceId())), it.percent()))
                .toList();
        return !assigned.isEmpty() || draft.ownerId().isEmpty()
                ? assigned
                : List.of(new Demand(person(draft.ownerId()), Math.max(1, percent(draft.ownerId()))));
    }

    /** When an item can be worked on: when everybody who does it works, unless it has a calendar of its own. */
    WorkCalendar calendar(ItemDraft draft) {
        if (draft.timing().calendarId() != null) {
            return time.calendar(draft.timing().calendarId());
        }
        return calendars.computeIfAbsent(
                demands(draft).stream().map(Demand::resource).collect(Collectors.toSet()),
                together -> together.stream()
                        .map(this::calendarOf)
                        .reduce(WorkCalendar::and)
                        .orElseGet(time::project));
    }

    /** Of every person and role that items ask for, by the demands' resource. */
    public Map<String, Capacity> capacities(Collection<ItemDraft> drafts) {
        Map<String, Capacity> capacities = new LinkedHashMap<>();
        drafts.stream()
                .flatMap(draft -> demands(draft).stream())
                .map(Demand::resource)
                .forEach(resource ->
                        capacities.computeIfAbsent(resource, it -> new Capacity(percentOf(it), calendarOf(it))));
        return capacities;
    }

    /**
     * How much of somebody there is.
     *
     * @param percent of the calendar's hours
     */
    public record Capacity(int percent, WorkCalendar calendar) {}

    /** The resource by which demands name a person, whatever the project. */
    public static String person(String personId) {
        return "person:" + personId;
    }

    /** The project's resource that demands name so; empty where it is a person who only owns items. */
    Optional<ProjectResource> resource(String key) {
        return resources.values().stream()
                .filter(resource -> key(resource).equals(key))
                .findFirst();
    }

    /** Whom a demand's resource is; null where it is a role. */
    static String personOf(String key) {
        return key.startsWith("person:") ? key.substring("person:".length()) : null;
    }

    private static String key(ProjectResource resource) {
        return resource.personId() == null ? "role:" + resource.id() : person(resource.personId());
    }

    private int percent(String personId) {
        return people.containsKey(personId) ? people.get(personId).percent() : WHOLE;
    }

    private int percentOf(String key) {
        return resources.values().stream()
                .filter(resource -> key(resource).equals(key))
                .map(resource -> resource.personId() == null
                        ? resource.percent()
                        : Math.min(resource.percent(), percent(resource.personId())))
                .findFirst()
                .orElseGet(() -> percent(personOf(key)));
    }

    private WorkCalendar calendarOf(String key) {
        String personId = personOf(key);
        if (personId != null) {
            Long own = resources.values().stream()
                    .filter(resource -> personId.equals(resource.personId()))
                    .map(ProjectResource::calendarId)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return time.person(personId, own);
        }
        return time.calendar(
                resources.get(Long.parseLong(key.substring("role:".length()))).calendarId());
    }
}
