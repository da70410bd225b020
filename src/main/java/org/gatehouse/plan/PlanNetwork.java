package org.gatehouse.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.plan.Workforce.Capacity;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.schedule.Activity;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Demand;
import org.gatehouse.schedule.Link;
import org.gatehouse.schedule.Network;
import org.gatehouse.schedule.WorkCalendar;

/**
 * A plan in the terms of the schedule. A wanted start means "not before"; a wanted finish without a start "not finished
 * before"; both together fix the item's length. What cannot be told how long it takes passes its followers through.
 */
public final class PlanNetwork {

    /** The length of an item of which only the day is known on which it is due. */
    private static final long DAY = 8 * 60;

    private static final Map<Priority, Integer> PRIORITIES =
            Map.of(Priority.LOW, 250, Priority.NORMAL, 500, Priority.HIGH, 750, Priority.URGENT, 1000);

    private final LocalDate projectStart;
    private final Workforce workforce;
    private final Map<String, WorkItem> items = new LinkedHashMap<>();
    private final Map<String, ItemDraft> drafts = new LinkedHashMap<>();

    PlanNetwork(LocalDate projectStart, Workforce workforce) {
        this.projectStart = projectStart;
        this.workforce = workforce;
    }

    /** The items as they are. */
    public static PlanNetwork of(LocalDate projectStart, Workforce workforce, Collection<WorkItem> items) {
        PlanNetwork network = new PlanNetwork(projectStart, workforce);
        items.forEach(item -> network.put(item, item.draft()));
        return network;
    }

    /** The item as it would be with this draft. */
    void put(WorkItem item, ItemDraft draft) {
        items.put(item.key(), item);
        drafts.put(item.key(), draft);
    }

    public Network network() {
        List<Activity> activities = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        Set<String> summaries = items.values().stream()
                .filter(WorkItem::isSummary)
                .map(WorkItem::key)
                .collect(Collectors.toSet());
        items.forEach((key, item) -> {
            activities.add(activity(item, drafts.get(key), summaries));
            drafts.get(key).links().stream()
                    .filter(link -> items.containsKey(link.predecessorKey()))
                    .forEach(link -> links.add(new Link(link.predecessorKey(), key, link.type(), link.lag())));
        });
        return new Network(projectStart.atStartOfDay(), null, workforce.calendar(), activities, links);
    }

    /** How much there is of everybody the plan asks for. */
    public Map<String, Capacity> capacities() {
        return workforce.capacities(drafts.values());
    }

    /** The name of a role that the plan asks for. */
    String roleName(String resource) {
        return workforce.resource(resource).map(ProjectResource::name).orElse("");
    }

    /** Whether the schedule can tell when the item ends. */
    boolean isTimed(String key) {
        ItemDraft draft = drafts.get(key);
        return DraftCheck.isTimed(draft)
                || draft.finish() != null
                || items.get(key).actualFinish() != null;
    }

    private Activity activity(WorkItem item, ItemDraft draft, Set<String> summaries) {
        WorkCalendar calendar = working(workforce.calendar(draft));
        List<Demand> asked = draft.kind() == Kind.WORK ? workforce.demands(draft) : List.of();
        long duration = duration(draft, calendar, asked);
        List<Demand> demands = spread(draft, duration, asked);
        Constraint constraint = constraint(draft);
        return new Activity(
                item.key(),
                draft.kind(),
                summaries.contains(draft.parentKey()) ? draft.parentKey() : null,
                duration,
                calendar,
                constraint,
                draft.timing().deadline() == null
                        ? null
                        : draft.timing().deadline().plusDays(1).atStartOfDay(),
                begun(item, calendar),
                ended(item, calendar),
                duration,
                latest(item.levelledStart(), wantedBeside(constraint, draft)),
                PRIORITIES.get(draft.priority()),
                demands);
    }

    /** People who never work at the same time are planned with by the project's calendar. */
    private WorkCalendar working(WorkCalendar calendar) {
        return calendar.worksFrom(projectStart) ? calendar : workforce.calendar();
    }

    private static long duration(ItemDraft draft, WorkCalendar calendar, List<Demand> demands) {
        if (draft.kind() != Kind.WORK) {
            return 0;
        }
        if (draft.timing().durationMinutes() != null) {
            return draft.timing().durationMinutes();
        }
        if (draft.start() != null && draft.finish() != null) {
            long minutes = calendar.between(
                    draft.start().atStartOfDay(), draft.finish().plusDays(1).atStartOfDay());
            return minutes > 0 ? minutes : DAY;
        }
        if (draft.effortHours() != null) {
            int percent = Math.max(1, demands.stream().mapToInt(Demand::percent).sum());
            double minutes = draft.effortHours().doubleValue() * 60 * 100 / (demands.isEmpty() ? 100 : percent);
            return Math.max(1, Math.round(minutes));
        }
        return draft.finish() != null ? DAY : 0;
    }

    /** An effort that leaves time within a fixed length takes less of each day, and one that does not fit takes more. */
    private static List<Demand> spread(ItemDraft draft, long duration, List<Demand> demands) {
        if (draft.effortHours() == null || duration == 0 || demands.isEmpty()) {
            return demands;
        }
        int percent = demands.stream().mapToInt(Demand::percent).sum();
        double share = draft.effortHours().doubleValue() * 60 * 100 / ((double) duration * percent);
        return Math.abs(share - 1) < 0.005
                ? demands
                : demands.stream()
                        .map(demand ->
                                new Demand(demand.resource(), (int) Math.max(1, Math.round(demand.percent() * share))))
                        .toList();
    }

    private static Constraint constraint(ItemDraft draft) {
        if (draft.timing().constraintType() != Constraint.Type.AS_SOON_AS_POSSIBLE) {
            return draft.timing().constraint();
        }
        if (draft.start() != null) {
            return new Constraint(
                    Constraint.Type.START_NO_EARLIER_THAN, draft.start().atStartOfDay());
        }
        return draft.finish() == null
                ? Constraint.NONE
                : new Constraint(
                        Constraint.Type.FINISH_NO_EARLIER_THAN,
                        draft.finish().plusDays(1).atStartOfDay());
    }

    /** A wanted start that another constraint left no room for. */
    private static LocalDateTime wantedBeside(Constraint constraint, ItemDraft draft) {
        return draft.start() == null || draft.timing().constraintType() == Constraint.Type.AS_SOON_AS_POSSIBLE
                ? null
                : draft.start().atStartOfDay();
    }

    private static LocalDateTime begun(WorkItem item, WorkCalendar calendar) {
        if (item.begunAt() != null || item.actualStart() == null) {
            return item.begunAt();
        }
        LocalDateTime first = calendar.next(item.actualStart().atStartOfDay());
        return first.toLocalDate().equals(item.actualStart())
                ? first
                : item.actualStart().atTime(LocalTime.of(9, 0));
    }

    private static LocalDateTime ended(WorkItem item, WorkCalendar calendar) {
        if (item.endedAt() != null || item.actualFinish() == null) {
            return item.endedAt();
        }
        LocalDateTime last = calendar.previous(item.actualFinish().plusDays(1).atStartOfDay());
        LocalDateTime end = last.toLocalDate().equals(item.actualFinish())
                ? last
                : item.actualFinish().atTime(LocalTime.of(18, 0));
        LocalDateTime begun = begun(item, calendar);
        return begun != null && end.isBefore(begun) ? begun.plus(Duration.ofMinutes(1)) : end;
    }

    private static LocalDateTime latest(LocalDateTime one, LocalDateTime other) {
        return one == null ? other : other == null || one.isAfter(other) ? one : other;
    }
}
