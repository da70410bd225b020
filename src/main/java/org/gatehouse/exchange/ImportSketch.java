package org.gatehouse.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.plan.Assignment;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.PlanMerge;
import org.gatehouse.plan.PlanMerge.Addition;
import org.gatehouse.plan.PlanMerge.Alteration;
import org.gatehouse.plan.PlanMerge.Happened;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.Timing;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.project.Project;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.Constraint;

/**
 * What a file would do to a plan: which item of the file is which here, what is new, changed, left out and why. Changes
 * nothing itself.
 */
final class ImportSketch {

    private static final int TITLE = 200;
    private static final int DESCRIPTION = 20_000;
    private static final int PHASE = 100;
    private static final int DELIVERABLE = 2000;
    private static final int LONGEST_ID = 200;

    private final Project project;
    private final PlanDocument plan;
    private final boolean table;
    private final Function<String, Long> resources;
    private final Function<String, String> persons;
    private final Function<String, Long> calendars;
    private final Map<String, WorkItem> byKey = new HashMap<>();
    private final Map<String, WorkItem> byExternalId = new HashMap<>();
    private final Map<String, PlanDocument.Item> lines = new LinkedHashMap<>();
    private final Map<String, WorkItem> matches = new HashMap<>();
    private final Map<String, Integer> left = new LinkedHashMap<>();
    private final Map<String, List<PlanDocument.Tie>> links;
    private final Map<String, List<PlanDocument.Assignment>> assignments;
    private final Set<String> dropped = new HashSet<>();

    /**
     * Sketches an import.
     *
     * @param resources the project's resource for one of the file's; null: left out
     * @param persons who that is; null: nobody of the house
     * @param calendars the project's calendar for one of the file's; null: none of its own
     */
    ImportSketch(
            Project project,
            FileReading reading,
            List<WorkItem> outline,
            Function<String, Long> resources,
            Function<String, String> persons,
            Function<String, Long> calendars) {
        this.project = project;
        this.plan = reading.document();
        this.table = reading.table() != null;
        this.resources = resources;
        this.persons = persons;
        this.calendars = calendars;
        outline.forEach(item -> {
            byKey.put(item.key(), item);
            if (item.externalId() != null) {
                byExternalId.put(item.externalId(), item);
            }
        });
        this.links = plan.links().stream().collect(Collectors.groupingBy(PlanDocument.Tie::to));
        this.assignments = plan.assignments().stream().collect(Collectors.groupingBy(PlanDocument.Assignment::itemId));
        sort();
    }

    /** Finds out which lines count and which item each of them is. */
    private void sort() {
        for (PlanDocument.Item line : plan.items()) {
            WorkItem match = match(line);
            if (!line.active()) {
                drop(line, "exchange.left.inactive");
            } else if (match != null && !match.isOpen()) {
                drop(line, "exchange.left.closed");
            } else {
                lines.put(line.id(), line);
                if (match != null) {
                    matches.put(line.id(), match);
                }
            }
        }
    }

    private WorkItem match(PlanDocument.Item line) {
        WorkItem own = byKey.get(line.key().toUpperCase(Locale.ROOT));
        String externalId = externalId(line);
        return own != null ? own : externalId == null ? null : byExternalId.get(externalId);
    }

    /** What the item is called outside; a row of a table without any number has no name that lasts. */
    private String externalId(PlanDocument.Item line) {
        if (byKey.containsKey(line.key().toUpperCase(Locale.ROOT))) {
            return null;
        }
        String id = !table || !line.key().isEmpty() ? line.id() : line.id().startsWith("row ") ? null : "#" + line.id();
        return id == null || id.length() > LONGEST_ID ? null : id;
    }

    private void drop(PlanDocument.Item line, String why) {
        dropped.add(line.id());
        left.merge(why, 1, Integer::sum);
    }

    /** What is left out, by reason and how often. */
    List<Problem> left() {
        return left.entrySet().stream()
                .map(it -> Problem.of("", it.getKey(), it.getValue()))
                .toList();
    }

    /** Items that came from a file and are not in this one. */
    List<WorkItem> vanished() {
        Set<String> there = plan.items().stream()
                .map(this::match)
                .filter(Objects::nonNull)
                .map(WorkItem::key)
                .collect(Collectors.toSet());
        return byKey.values().stream()
                .filter(item -> item.externalId() != null
                        && item.isOpen()
                        && !item.isGateCondition()
                        && !there.contains(item.key()))
                .sorted(Comparator.comparingInt(WorkItem::number))
                .toList();
    }

    PlanMerge merge(boolean cancelVanished, String source) {
        List<Addition> additions = new ArrayList<>();
        List<Alteration> alterations = new ArrayList<>();
        left.keySet().removeIf(why -> !why.equals("exchange.left.inactive") && !why.equals("exchange.left.closed"));
        for (PlanDocument.Item line : lines.values()) {
            WorkItem match = matches.get(line.id());
            ItemDraft draft = draft(line, match);
            if (match == null) {
                additions.add(new Addition(reference(line.id()), draft, externalId(line), happened(line)));
            } else if (!draft.equals(match.draft()) || happens(line, match)) {
                alterations.add(new Alteration(match.key(), draft, externalId(line), happened(line)));
            }
        }
        return new PlanMerge(
                additions,
                alterations,
                cancelVanished ? vanished().stream().map(WorkItem::key).toList() : List.of(),
                source);
    }

    /** The line a reference of the merge means; null where it is a key. */
    PlanDocument.Item line(String reference) {
        return reference.startsWith("#") ? lines.get(reference.substring(1)) : null;
    }

    WorkItem item(String key) {
        return byKey.get(key);
    }

    /** The house's key of a line that was there, or how the merge names it. */
    String keyOrReference(String lineId) {
        WorkItem match = matches.get(lineId);
        return match == null ? reference(lineId) : match.key();
    }

    boolean isTaken(String lineId) {
        return lines.containsKey(lineId);
    }

    static String reference(String lineId) {
        return "#" + lineId;
    }

    private boolean happens(PlanDocument.Item line, WorkItem match) {
        return line.actualStart() != null && !match.isSummary() && match.actualStart() == null;
    }

    private static Happened happened(PlanDocument.Item line) {
        if (line.kind() == PlanDocument.Item.Kind.SUMMARY) {
            return Happened.NOTHING;
        }
        LocalDateTime begun = line.actualStart();
        if (begun == null && line.percentComplete() > 0) {
            begun = line.start();
        }
        LocalDateTime ended = line.actualFinish();
        if (ended == null && line.percentComplete() == 100) {
            ended = line.finish();
        }
        return begun == null ? Happened.NOTHING : new Happened(line.percentComplete(), begun, ended);
    }

    private ItemDraft draft(PlanDocument.Item line, WorkItem match) {
        Kind kind = switch (line.kind()) {
            case WORK -> Kind.WORK;
            case MILESTONE -> Kind.MILESTONE;
            case SUMMARY -> Kind.SUMMARY;
        };
        List<Dependency> dependencies = dependencies(line);
        List<Assignment> assigned = kind == Kind.SUMMARY ? List.of() : assignments(line);
        String owner = owner(line, assigned, match);
        Long person = owner.isEmpty() ? null : resourceOf(line, owner);
        if (assigned.size() == 1
                && assigned.get(0).percent() == 100
                && Objects.equals(assigned.get(0).resourceId(), person)) {
            assigned = List.of();
        }
        Wish wish = kind == Kind.SUMMARY ? Wish.NONE : wish(line, dependencies);
        BigDecimal effort = kind == Kind.WORK ? hours(line.workMinutes()) : null;
        return new ItemDraft(
                title(line),
                match != null && line.notes().isEmpty() ? match.description() : cut(line.notes(), DESCRIPTION),
                match != null && line.phase().isEmpty() ? match.phaseName() : cut(line.phase(), PHASE),
                owner,
                wish.start(),
                wish.finish(),
                effort,
                priority(line.priority()),
                dependencies,
                match != null && line.deliverable().isEmpty()
                        ? match.deliverable()
                        : cut(line.deliverable(), DELIVERABLE),
                line.needsAcceptance() == null ? match != null && match.needsAcceptance() : line.needsAcceptance(),
                kind,
                parent(line),
                timing(line, kind, match),
                assigned);
    }

    private String title(PlanDocument.Item line) {
        if (line.name().isBlank()) {
            return "#" + line.row();
        }
        return cut(line.name().replaceAll("\\s+", " "), TITLE);
    }

    private String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        left.merge("exchange.left.cut", 1, Integer::sum);
        return text.substring(0, most - 1) + "…";
    }

    private static Priority priority(int priority) {
        return priority < 400
                ? Priority.LOW
                : priority < 600 ? Priority.NORMAL : priority < 800 ? Priority.HIGH : Priority.URGENT;
    }

    /** The nearest summary above that is taken. */
    private String parent(PlanDocument.Item line) {
        Set<String> seen = new HashSet<>();
        String at = line.parentId();
        while (at != null && seen.add(at)) {
            if (lines.containsKey(at)) {
                return keyOrReference(at);
            }
            String above = at;
            at = plan.items().stream()
                    .filter(it -> it.id().equals(above))
                    .map(PlanDocument.Item::parentId)
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }

    private List<Dependency> dependencies(PlanDocument.Item line) {
        Map<String, Dependency> found = new LinkedHashMap<>();
        for (PlanDocument.Tie link : links.getOrDefault(line.id(), List.of())) {
            boolean there = link.from().startsWith(TableLinks.KNOWN);
            String from = there
                    ? link.from().substring(TableLinks.KNOWN.length())
                    : lines.containsKey(link.from()) ? keyOrReference(link.from()) : null;
            if (from == null) {
                left.merge("exchange.left.links", 1, Integer::sum);
            } else if (isAbove(link.from(), line) || !there && isAbove(line.id(), lines.get(link.from()))) {
                left.merge("exchange.left.ownSummary", 1, Integer::sum);
            } else if (found.putIfAbsent(
                            from,
                            new Dependency(
                                    from,
                                    link.type(),
                                    link.lag().amount(),
                                    link.lag().unit()))
                    != null) {
                left.merge("exchange.left.secondLink", 1, Integer::sum);
            }
        }
        return List.copyOf(found.values());
    }

    private boolean isAbove(String id, PlanDocument.Item line) {
        Set<String> seen = new HashSet<>();
        String at = line.parentId();
        while (at != null && seen.add(at)) {
            if (at.equals(id)) {
                return true;
            }
            PlanDocument.Item parent = lines.get(at);
            at = parent == null ? null : parent.parentId();
        }
        return false;
    }

    private List<Assignment> assignments(PlanDocument.Item line) {
        Map<Long, Integer> shares = new LinkedHashMap<>();
        for (PlanDocument.Assignment each : assignments.getOrDefault(line.id(), List.of())) {
            Long resource = resources.apply(each.resourceId());
            if (resource == null) {
                left.merge("exchange.left.assignments", 1, Integer::sum);
            } else {
                shares.merge(resource, (int) Math.max(1, Math.round(Math.min(each.percent(), 10_000))), Integer::sum);
            }
        }
        return shares.entrySet().stream()
                .map(it -> new Assignment(it.getKey(), Math.min(10_000, it.getValue())))
                .toList();
    }

    private String owner(PlanDocument.Item line, List<Assignment> assigned, WorkItem match) {
        if (line.kind() == PlanDocument.Item.Kind.SUMMARY) {
            return match == null ? "" : match.ownerId();
        }
        String named = plan.resources().stream()
                .filter(it -> !line.owner().isEmpty() && it.name().equalsIgnoreCase(line.owner()))
                .map(it -> persons.apply(it.id()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (named != null) {
            return named;
        }
        return assignments.getOrDefault(line.id(), List.of()).stream()
                .map(it -> persons.apply(it.resourceId()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(match == null || !assigned.isEmpty() ? "" : match.ownerId());
    }

    private Long resourceOf(PlanDocument.Item line, String person) {
        return assignments.getOrDefault(line.id(), List.of()).stream()
                .filter(it -> person.equals(persons.apply(it.resourceId())))
                .map(it -> resources.apply(it.resourceId()))
                .findFirst()
                .orElse(null);
    }

    private record Wish(LocalDate start, LocalDate finish) {
        static final Wish NONE = new Wish(null, null);
    }

    /**
     * Dates that would not come out of the schedule by themselves: those put by hand, those of a table that says neither
     * how long nor after what, and the start of what waits for nothing.
     */
    private Wish wish(PlanDocument.Item line, List<Dependency> dependencies) {
        LocalDate start = inside(line.start());
        LocalDate finish = inside(line.finish());
        boolean timed = line.durationMinutes() != null && !line.elapsed() || line.workMinutes() != null;
        if (line.manual() || line.elapsed() || table && !timed) {
            return start != null && finish != null && finish.isBefore(start) ? Wish.NONE : new Wish(start, finish);
        }
        boolean free = dependencies.isEmpty()
                && line.constraint().type() == Constraint.Type.AS_SOON_AS_POSSIBLE
                && line.actualStart() == null;
        boolean last = free && line.kind() == PlanDocument.Item.Kind.MILESTONE;
        return free ? new Wish(last ? finish : start, null) : Wish.NONE;
    }

    private LocalDate inside(LocalDateTime at) {
        if (at == null) {
            return null;
        }
        LocalDate day = at.toLocalDate();
        if (day.isBefore(project.startDate()) || day.isAfter(project.endDate())) {
            left.merge("exchange.left.outside", 1, Integer::sum);
            return null;
        }
        return day;
    }

    private Timing timing(PlanDocument.Item line, Kind kind, WorkItem match) {
        Integer duration =
                kind == Kind.WORK && line.durationMinutes() != null && !line.elapsed() && line.durationMinutes() > 0
                        ? (int) Math.min(Integer.MAX_VALUE, line.durationMinutes())
                        : null;
        Constraint constraint = kind == Kind.SUMMARY ? Constraint.NONE : line.constraint();
        boolean work = kind == Kind.WORK;
        Timing before = match == null ? Timing.FREE : match.timing();
        return new Timing(
                duration,
                constraint.type(),
                constraint.at(),
                line.deadline() == null ? null : line.deadline().toLocalDate(),
                work && line.optimisticMinutes() != null ? hours(line.optimisticMinutes()) : before.optimisticHours(),
                work && line.pessimisticMinutes() != null
                        ? hours(line.pessimisticMinutes())
                        : before.pessimisticHours(),
                line.fixedCost() == null ? before.fixedCost() : line.fixedCost().max(BigDecimal.ZERO),
                line.calendarId() == null ? before.calendarId() : calendars.apply(line.calendarId()));
    }

    static BigDecimal hours(Long minutes) {
        if (minutes == null || minutes <= 0) {
            return null;
        }
        BigDecimal hours = BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
        return hours.signum() == 0 ? null : hours;
    }
}
