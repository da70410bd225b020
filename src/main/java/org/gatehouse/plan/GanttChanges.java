package org.gatehouse.plan;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.plan.Gantt.Bar;
import org.gatehouse.plan.Gantt.Tie;
import org.gatehouse.plan.GanttChart.Drawn;
import org.gatehouse.project.Project;
import org.gatehouse.schedule.Activity;
import org.gatehouse.schedule.Constraint;
import org.gatehouse.schedule.Lag;
import org.gatehouse.schedule.LinkType;
import org.gatehouse.schedule.WorkCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out what a planner does in the picture, and tells all that it moved. */
@Service
@Transactional
class GanttChanges {

    private final WorkItems items;
    private final GanttChart chart;
    private final Schedule schedule;
    private final Baselines baselines;

    GanttChanges(WorkItems items, GanttChart chart, Schedule schedule, Baselines baselines) {
        this.items = items;
        this.chart = chart;
        this.schedule = schedule;
        this.baselines = baselines;
    }

    /**
     * What a change did.
     *
     * @param items every row that looks different now
     * @param removedItems rows that are gone
     * @param undo takes the change back
     * @param reload whether the reader's picture had been overtaken by somebody else's change
     */
    record Answer(
            long revision,
            List<Bar> items,
            List<String> removedItems,
            List<Tie> links,
            List<String> removedLinks,
            GanttChange undo,
            boolean reload) {}

    /** @param revision of the plan that the reader saw */
    Answer apply(String projectKey, long revision, GanttChange change) {
        Project project = items.editable(projectKey);
        if (change.kind() == null) {
            throw new InvalidInput("kind", "error.required", "kind");
        }
        boolean overtaken = items.revision(projectKey) != revision;
        Baseline beneath = baselines.latest(projectKey).orElse(null);
        Drawn before = chart.drawn(projectKey, beneath);
        Map<String, Bar> barsBefore = byId(before.bars(), Bar::id);
        Map<String, Tie> tiesBefore = byId(before.ties(), Tie::id);
        GanttChange undo = switch (change.kind()) {
            case MOVE -> retime(project, change, this::moved);
            case RESIZE -> retime(project, change, this::resized);
            case TIMING -> retime(project, change, GanttChanges::restored);
            case PROGRESS -> progress(project, change);
            case OWNER -> hand(project, change);
            case TITLE -> rename(project, change);
            case LINK -> link(project, change);
            case UNLINK -> unlink(project, change);
        };
        Drawn after = chart.drawn(projectKey, beneath);
        Map<String, Bar> bars = byId(after.bars(), Bar::id);
        Map<String, Tie> ties = byId(after.ties(), Tie::id);
        return new Answer(
                items.revision(projectKey),
                differing(barsBefore, bars),
                gone(barsBefore, bars),
                differing(tiesBefore, ties),
                gone(tiesBefore, ties),
                undo,
                overtaken);
    }

    private interface Redraft {
        ItemDraft of(GanttChange change, WorkItem item, Activity activity);
    }

    private GanttChange retime(Project project, GanttChange change, Redraft redraft) {
        WorkItem item = seen(project, change);
        if (item.isSummary()) {
            throw new InvalidInput("item", "plan.error.summaryFollows");
        }
        if (item.actualStart() != null) {
            throw new Conflict("plan.error.begunStays", item.key());
        }
        Activity activity = schedule.network(project.key()).network().activities().stream()
                .filter(it -> it.key().equals(item.key()))
                .findFirst()
                .orElseThrow(() -> new NotFound(item.key()));
        WorkItem after = items.change(project.key(), item.key(), item.version(), redraft.of(change, item, activity));
        return GanttChange.timing(item, after.version());
    }

    /** A dragged bar keeps its length and must not begin before the place it was dropped at. */
    private ItemDraft moved(GanttChange change, WorkItem item, Activity activity) {
        LocalDateTime start = minute("start", change.start());
        Constraint constraint = new Constraint(
                Constraint.Type.START_NO_EARLIER_THAN, activity.calendar().next(start));
        return item.draft()
                .wanted(null, null, item.effortHours())
                .timed(item.timing().bound(constraint).lasting(kept(item, activity)));
    }

    /** A bar dragged at its end begins where it began. */
    private ItemDraft resized(GanttChange change, WorkItem item, Activity activity) {
        if (item.isMilestone()) {
            throw new InvalidInput("item", "plan.error.milestoneLength");
        }
        LocalDateTime finish = minute("finish", change.finish());
        WorkCalendar calendar = activity.calendar();
        long minutes = calendar.between(item.startAt(), finish);
        if (minutes <= 0) {
            throw new InvalidInput("finish", "plan.error.noWorkingTime");
        }
        boolean wasBound = item.wantedStart() != null && item.wantedFinish() != null;
        ItemDraft draft = item.draft().timed(item.timing().lasting((int) Math.min(minutes, Integer.MAX_VALUE)));
        return wasBound ? draft.wanted(item.wantedStart(), null, item.effortHours()) : draft;
    }

    /** The length as it was entered, or in minutes where it came from two wanted days. */
    private static Integer kept(WorkItem item, Activity activity) {
        if (item.isMilestone() || item.timing().durationMinutes() != null) {
            return item.timing().durationMinutes();
        }
        boolean fromDays = item.wantedStart() != null && item.wantedFinish() != null || item.effortHours() == null;
        return fromDays ? (Integer) (int) activity.durationMinutes() : null;
    }

    private static ItemDraft restored(GanttChange change, WorkItem item, Activity activity) {
        ItemDraft draft = item.draft();
        return draft.wanted(change.wantedStart(), change.wantedFinish(), change.effortHours())
                .timed(draft.timing()
                        .lasting(change.durationMinutes())
                        .bound(new Constraint(
                                Optional.ofNullable(change.constraintType())
                                        .orElse(Constraint.Type.AS_SOON_AS_POSSIBLE),
                                change.constraintAt())));
    }

    private GanttChange progress(Project project, GanttChange change) {
        WorkItem item = seen(project, change);
        if (change.percent() == null) {
            throw new InvalidInput("percent", "error.required", "percent");
        }
        WorkItem after = items.reportProgressInPlan(item.key(), change.percent());
        return GanttChange.progress(item.key(), after.version(), item.progress());
    }

    private GanttChange hand(Project project, GanttChange change) {
        WorkItem item = seen(project, change);
        String owner = Optional.ofNullable(change.owner()).orElse("");
        WorkItem after = items.change(
                project.key(), item.key(), item.version(), item.draft().owned(owner, item.assignments()));
        return GanttChange.owner(item.key(), after.version(), item.ownerId());
    }

    private GanttChange rename(Project project, GanttChange change) {
        WorkItem item = seen(project, change);
        WorkItem after = items.change(
                project.key(), item.key(), item.version(), item.draft().titled(change.title()));
        return GanttChange.title(item.key(), after.version(), item.title());
    }

    private GanttChange link(Project project, GanttChange change) {
        WorkItem target = items.require(project.key(), required("target", change.target()));
        items.require(project.key(), required("source", change.source()));
        Dependency link = new Dependency(
                change.source(),
                Optional.ofNullable(change.type()).orElse(LinkType.FS),
                Optional.ofNullable(change.lag()).orElse(0L),
                Optional.ofNullable(change.lagUnit()).orElse(Lag.Unit.WORKING));
        Optional<Dependency> former = former(target, change.source());
        List<Dependency> links = new ArrayList<>(target.links());
        former.ifPresent(links::remove);
        links.add(link);
        items.change(
                project.key(), target.key(), target.version(), target.draft().linked(links));
        return former.map(before -> GanttChange.link(change.source(), target.key(), before))
                .orElseGet(() -> GanttChange.unlink(change.source(), target.key()));
    }

    private GanttChange unlink(Project project, GanttChange change) {
        WorkItem target = items.require(project.key(), required("target", change.target()));
        Dependency former =
                former(target, required("source", change.source())).orElseThrow(() -> new Conflict("error.stale"));
        List<Dependency> links = new ArrayList<>(target.links());
        links.remove(former);
        items.change(
                project.key(), target.key(), target.version(), target.draft().linked(links));
        return GanttChange.link(change.source(), target.key(), former);
    }

    private static Optional<Dependency> former(WorkItem target, String source) {
        return target.links().stream()
                .filter(link -> link.predecessorKey().equals(source))
                .findFirst();
    }

    /** The item, if it still is as the person saw it. */
    private WorkItem seen(Project project, GanttChange change) {
        WorkItem item = items.require(project.key(), required("item", change.item()));
        if (change.version() == null || change.version() != item.version()) {
            throw new Conflict("plan.error.changedByOther", item.key());
        }
        return item;
    }

    private static LocalDateTime minute(String field, LocalDateTime moment) {
        if (moment == null) {
            throw new InvalidInput(field, "error.required", field);
        }
        return moment.truncatedTo(ChronoUnit.MINUTES);
    }

    private static String required(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidInput(field, "error.required", field);
        }
        return value;
    }

    private static <T> Map<String, T> byId(List<T> rows, Function<T, String> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private static <T> List<T> differing(Map<String, T> before, Map<String, T> after) {
        return after.entrySet().stream()
                .filter(row -> !row.getValue().equals(before.get(row.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<String> gone(Map<String, ?> before, Map<String, ?> after) {
        Set<String> gone = new HashSet<>(before.keySet());
        gone.removeAll(after.keySet());
        return List.copyOf(gone);
    }
}
