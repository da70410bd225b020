package org.gatehouse.plan;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.gate.GateReview;
import org.gatehouse.gate.GateReviews;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.plan.Gantt.Bar;
import org.gatehouse.plan.Gantt.Bound;
import org.gatehouse.plan.Gantt.Day;
import org.gatehouse.plan.Gantt.Frame;
import org.gatehouse.plan.Gantt.Gate;
import org.gatehouse.plan.Gantt.Hours;
import org.gatehouse.plan.Gantt.Owner;
import org.gatehouse.plan.Gantt.Promise;
import org.gatehouse.plan.Gantt.Tie;
import org.gatehouse.project.Project;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.schedule.Activity;
import org.gatehouse.schedule.CriticalPath;
import org.gatehouse.schedule.Link;
import org.gatehouse.schedule.Network;
import org.gatehouse.schedule.Violation;
import org.gatehouse.schedule.WorkCalendar;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws plans; who may look is the caller's affair. */
@Component
@Transactional(readOnly = true)
class GanttChart {

    /** Days shaded on either side of the plan. */
    private static final int MARGIN = 60;

    private static final int MOST_DAYS = 3660;

    private static final List<String> GATES = List.of("goal", "plan", "closure");

    private final WorkItems items;
    private final Schedule schedule;
    private final Baselines baselines;
    private final ProjectResources resources;
    private final GateReviews reviews;
    private final People people;
    private final CurrentPerson me;
    private final MessageSource messages;
    private final Clock clock;

    GanttChart(
            WorkItems items,
            Schedule schedule,
            Baselines baselines,
            ProjectResources resources,
            GateReviews reviews,
            People people,
            CurrentPerson me,
            MessageSource messages,
            Clock clock) {
        this.items = items;
        this.schedule = schedule;
        this.baselines = baselines;
        this.resources = resources;
        this.reviews = reviews;
        this.people = people;
        this.me = me;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param number of the baseline to show beneath; null: the one the work is measured by */
    Gantt draw(Project project, Integer number, Locale locale) {
        List<Baseline> all = baselines.all(project.key());
        Baseline beneath = number == null
                ? all.stream().filter(Baseline::isPromise).findFirst().orElse(null)
                : Baselines.require(all, number);
        List<WorkItem> plan = Schedule.live(items.outline(project.key()));
        PlanNetwork planned = schedule.network(project.key());
        return new Gantt(
                items.revision(project.key()),
                project.managerId().equals(me.id()) && items.areOpen(project),
                LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES),
                new Frame(project.key(), project.name(), project.startDate(), project.endDate()),
                hours(planned.network().calendar(), project, plan),
                bars(project.key(), plan, planned, promised(beneath)),
                ties(plan, planned.network()),
                gates(project, plan, locale),
                all.stream()
                        .map(baseline -> new Promise(baseline.number(), label(baseline, locale)))
                        .toList(),
                project.team().stream()
                        .map(id -> new Owner(id, people.name(id)))
                        .toList());
    }

    /** What changes can change: rows of all items that have dates, in the plan's order, and their links. */
    record Drawn(List<Bar> bars, List<Tie> ties) {}

    Drawn drawn(String projectKey, Baseline beneath) {
        List<WorkItem> plan = Schedule.live(items.outline(projectKey));
        PlanNetwork planned = schedule.network(projectKey);
        return new Drawn(bars(projectKey, plan, planned, promised(beneath)), ties(plan, planned.network()));
    }

    /**
     * A draft over the live plan: the bars are the draft's, beneath them stand the live plan's, and what the draft cancels
     * stays in sight.
     */
    Gantt draw(Project project, PlanState now, PlanState draft, String nameOfNow, Locale locale) {
        Map<String, Ghost> beneath = now.items().stream()
                .filter(item -> item.startAt() != null && item.finishAt() != null)
                .collect(Collectors.toMap(WorkItem::key, item -> new Ghost(item.startAt(), item.finishAt())));
        Set<String> kept = draft.items().stream().map(WorkItem::key).collect(Collectors.toSet());
        List<WorkItem> cancelled =
                now.items().stream().filter(item -> !kept.contains(item.key())).toList();
        List<Bar> bars = new ArrayList<>(bars(project.key(), draft.items(), draft.network(), beneath));
        bars(project.key(), cancelled, now.network(), beneath).forEach(bar -> bars.add(bar.cancelled()));
        bars.sort(Comparator.comparingInt(Bar::order));
        return new Gantt(
                items.revision(project.key()),
                false,
                LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES),
                new Frame(project.key(), project.name(), project.startDate(), project.endDate()),
                hours(draft.network().network().calendar(), project, draft.items()),
                bars,
                ties(draft.items(), draft.network().network()),
                gates(project, draft.items(), locale),
                List.of(new Promise(0, nameOfNow)),
                List.of());
    }

    /** Where a bar stood, or was promised to stand. */
    private record Ghost(LocalDateTime from, LocalDateTime to) {}

    private Map<String, Ghost> promised(Baseline beneath) {
        return beneath == null
                ? Map.of()
                : baselines.itemsOf(beneath).stream()
                        .collect(Collectors.toMap(BaselineItem::itemKey, item -> new Ghost(item.from(), item.to())));
    }

    private List<Bar> bars(String projectKey, List<WorkItem> plan, PlanNetwork planned, Map<String, Ghost> beneath) {
        Map<String, Activity> activities =
                planned.network().activities().stream().collect(Collectors.toMap(Activity::key, Function.identity()));
        Map<Long, ProjectResource> known =
                resources.of(projectKey).stream().collect(Collectors.toMap(ProjectResource::id, Function.identity()));
        Map<String, Integer> progress = progress(plan);
        return plan.stream()
                .filter(item -> item.startAt() != null && item.finishAt() != null)
                .map(item -> bar(
                        item,
                        activities.get(item.key()),
                        progress.getOrDefault(item.key(), item.progress()),
                        known,
                        beneath.get(item.key())))
                .toList();
    }

    private static List<Tie> ties(List<WorkItem> plan, Network network) {
        Set<Link> violated = CriticalPath.of(network).violations().stream()
                .map(Violation::link)
                .collect(Collectors.toSet());
        Set<String> drawn = plan.stream()
                .filter(item -> item.startAt() != null && item.finishAt() != null)
                .map(WorkItem::key)
                .collect(Collectors.toSet());
        return plan.stream()
                .filter(item -> drawn.contains(item.key()))
                .flatMap(item -> item.links().stream()
                        .filter(link -> drawn.contains(link.predecessorKey()))
                        .map(link -> new Tie(
                                tieId(link.predecessorKey(), item.key()),
                                link.predecessorKey(),
                                item.key(),
                                link.type(),
                                link.lagAmount(),
                                link.lagUnit(),
                                violated.contains(
                                        new Link(link.predecessorKey(), item.key(), link.type(), link.lag())))))
                .toList();
    }

    static String tieId(String source, String target) {
        return source + ">" + target;
    }

    private Bar bar(WorkItem item, Activity activity, int progress, Map<Long, ProjectResource> known, Ghost before) {
        return new Bar(
                item.key(),
                item.parentKey(),
                item.planOrder(),
                item.kind().name(),
                item.phaseName(),
                item.title(),
                item.startAt(),
                item.finishAt(),
                item.isSummary()
                        ? activity.calendar().between(item.startAt(), item.finishAt())
                        : activity.durationMinutes(),
                item.effortHours(),
                progress,
                item.ownerId().isEmpty() ? "" : people.name(item.ownerId()),
                item.ownerId(),
                item.assignments().stream()
                        .map(it -> known.containsKey(it.resourceId())
                                ? name(known.get(it.resourceId()))
                                        + (it.percent() == 100 ? "" : " " + it.percent() + " %")
                                : null)
                        .filter(Objects::nonNull)
                        .toList(),
                item.isCritical() && item.isOpen(),
                item.slackMinutes(),
                item.isOpen() && item.finishDate().isBefore(LocalDate.now(clock)),
                item.status(),
                item.version(),
                item.timing().constraintAt() == null
                        ? null
                        : new Bound(
                                item.timing().constraintType(), item.timing().constraintAt()),
                item.timing().deadline(),
                before == null ? null : before.from(),
                before == null ? null : before.to());
    }

    private String name(ProjectResource resource) {
        return resource.personId() == null ? resource.name() : people.name(resource.personId());
    }

    /** Percent of each summary, its items weighted with their effort. */
    private static Map<String, Integer> progress(Collection<WorkItem> plan) {
        Map<String, String> parents = new HashMap<>();
        plan.forEach(item -> parents.put(item.key(), item.parentKey()));
        Map<String, double[]> sums = new HashMap<>();
        for (WorkItem item : plan) {
            if (!item.isSummary()) {
                double weight = item.effortHours() == null
                        ? 1
                        : Math.max(1, item.effortHours().doubleValue());
                Set<String> seen = new HashSet<>();
                for (String above = item.parentKey(); above != null && seen.add(above); above = parents.get(above)) {
                    double[] sum = sums.computeIfAbsent(above, key -> new double[2]);
                    sum[0] += weight;
                    sum[1] += weight * item.progress();
                }
            }
        }
        return sums.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, sum -> (int) (sum.getValue()[1] / sum.getValue()[0])));
    }

    private static Hours hours(WorkCalendar calendar, Project project, List<WorkItem> plan) {
        LocalDate first = plan.stream()
                .map(WorkItem::startDate)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .filter(day -> day.isBefore(project.startDate()))
                .orElse(project.startDate())
                .minusDays(MARGIN);
        LocalDate finish = Schedule.finish(plan);
        LocalDate last =
                (finish == null || finish.isBefore(project.endDate()) ? project.endDate() : finish).plusDays(MARGIN);
        List<LocalDate> days = first.datesUntil(last).limit(MOST_DAYS).toList();
        Map<Integer, List<Shift>> week = new TreeMap<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            week.put(weekday.getValue(), usual(calendar, days, weekday));
        }
        return new Hours(
                week.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                day -> day.getValue().stream()
                                        .map(Shift::toString)
                                        .toList())),
                days.stream()
                        .filter(day -> calendar.shiftsOn(day).isEmpty()
                                != week.get(day.getDayOfWeek().getValue()).isEmpty())
                        .map(day -> new Day(day, !calendar.shiftsOn(day).isEmpty()))
                        .toList());
    }

    /** The hours most days of this name have. */
    private static List<Shift> usual(WorkCalendar calendar, List<LocalDate> days, DayOfWeek weekday) {
        return days.stream()
                .filter(day -> day.getDayOfWeek() == weekday)
                .collect(Collectors.groupingBy(calendar::shiftsOn, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(List.of());
    }

    private List<Gate> gates(Project project, List<WorkItem> plan, Locale locale) {
        Map<String, GateReview> latest = reviews.of(project.key()).stream()
                .filter(review -> !review.isReconfirmation())
                .collect(Collectors.toMap(GateReview::gate, Function.identity(), (one, later) -> later));
        LocalDate begins = plan.stream()
                .map(WorkItem::startDate)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(project.startDate());
        LocalDate finish = Schedule.finish(plan);
        List<LocalDate> planned = List.of(project.startDate(), begins, finish == null ? project.endDate() : finish);
        return IntStream.range(0, GATES.size())
                .mapToObj(at -> gate(GATES.get(at), latest.get(GATES.get(at)), planned.get(at), locale))
                .toList();
    }

    private Gate gate(String gate, GateReview review, LocalDate planned, Locale locale) {
        String name = messages.getMessage("gate." + gate, null, locale);
        if (review == null) {
            return new Gate(gate, name, planned, "ahead");
        }
        if (review.isOpen()) {
            return new Gate(gate, name, day(review.submittedAt()), "waiting");
        }
        boolean passed = review.decision().startsWith("go");
        return new Gate(gate, name, day(review.decidedAt()), passed ? "passed" : "returned");
    }

    private String label(Baseline baseline, Locale locale) {
        return messages.getMessage(
                "plan.baseline.occasion." + baseline.occasion(), new Object[] {baseline.reason()}, locale);
    }

    private LocalDate day(java.time.Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }
}
