package org.gatehouse.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gatehouse.person.People;
import org.gatehouse.plan.Assignment;
import org.gatehouse.plan.Baseline;
import org.gatehouse.plan.BaselineItem;
import org.gatehouse.plan.Baselines;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemStatus;
import org.gatehouse.plan.Priority;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.resource.CalendarRules;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.Rates;
import org.gatehouse.schedule.Activity.Kind;
import org.gatehouse.schedule.WorkCalendar;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A project's plan as a document that leaves the house. */
@Component
class HousePlan {

    /** Days told around the project where a calendar keeps public holidays. */
    private static final int DAYS_AROUND = 60;

    private final WorkItems items;
    private final ProjectResources resources;
    private final Calendars calendars;
    private final Baselines baselines;
    private final People people;
    private final Rates rates;

    HousePlan(
            WorkItems items,
            ProjectResources resources,
            Calendars calendars,
            Baselines baselines,
            People people,
            Rates rates) {
        this.items = items;
        this.resources = resources;
        this.calendars = calendars;
        this.baselines = baselines;
        this.people = people;
        this.rates = rates;
    }

    /** @param project that the reader may see */
    @Transactional(readOnly = true)
    PlanDocument of(Project project) {
        return new Writing(project).document();
    }

    private final class Writing {

        private final Project project;
        private final List<WorkItem> outline;
        private final Map<String, String> ids = new HashMap<>();
        private final Map<String, Integer> levels = new HashMap<>();
        private final Map<Long, String> resourceIds = new LinkedHashMap<>();
        private final Map<String, String> ownerIds = new LinkedHashMap<>();

        Writing(Project project) {
            this.project = project;
            this.outline = items.outline(project.key()).stream()
                    .filter(item -> item.status() != ItemStatus.CANCELLED)
                    .toList();
            number();
        }

        /** Numbers from the files the items came from stay; the others get those that are free. */
        private void number() {
            Set<String> taken = new HashSet<>();
            outline.forEach(item -> {
                if (isNumber(item.externalId()) && taken.add(item.externalId())) {
                    ids.put(item.key(), item.externalId());
                }
            });
            int next = 1;
            for (WorkItem item : outline) {
                if (!ids.containsKey(item.key())) {
                    String own = Integer.toString(item.number());
                    while (!taken.add(own)) {
                        own = Integer.toString(100_000 + next++);
                    }
                    ids.put(item.key(), own);
                }
            }
        }

        private static boolean isNumber(String id) {
            return id != null && id.matches("[1-9]\\d{0,7}");
        }

        PlanDocument document() {
            List<PlanDocument.Resource> people = resources();
            List<PlanDocument.Item> lines = lines();
            List<PlanDocument.Calendar> times = calendarsUsed();
            String standard = times.isEmpty() ? null : times.get(0).id();
            LocalDateTime start = outline.stream()
                    .map(WorkItem::startAt)
                    .filter(Objects::nonNull)
                    .min(LocalDateTime::compareTo)
                    .orElse(project.startDate().atTime(9, 0));
            LocalDateTime finish = outline.stream()
                    .map(WorkItem::finishAt)
                    .filter(Objects::nonNull)
                    .max(LocalDateTime::compareTo)
                    .orElse(project.endDate().atTime(18, 0));
            return new PlanDocument(
                    "Gatehouse",
                    new PlanDocument.Facts(
                            project.name(), start, finish, null, standard, project.currency(), 480, 2400, 20),
                    times,
                    people,
                    lines,
                    links(),
                    assignments(),
                    frozen(),
                    List.of());
        }

        private List<PlanDocument.Resource> resources() {
            boolean knows = rates.mayKnow(project);
            List<PlanDocument.Resource> all = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            for (ProjectResource each : resources.of(project.key())) {
                String id = isNumber(each.externalId()) && taken.add(each.externalId())
                        ? each.externalId()
                        : free(taken, each.id());
                resourceIds.put(each.id(), id);
                if (each.personId() != null) {
                    ownerIds.put(each.personId(), id);
                }
                all.add(new PlanDocument.Resource(
                        id,
                        resources.nameOf(each),
                        switch (each.kind()) {
                            case MATERIAL -> PlanDocument.Resource.Kind.MATERIAL;
                            case COST -> PlanDocument.Resource.Kind.COST;
                            default -> PlanDocument.Resource.Kind.WORK;
                        },
                        each.percent(),
                        knows ? each.rate() : null,
                        null,
                        each.unitLabel(),
                        "",
                        "",
                        each.kind() == ProjectResource.Kind.PLACEHOLDER,
                        each.calendarId() == null ? null : Long.toString(each.calendarId())));
            }
            for (WorkItem item : outline) {
                if (!item.ownerId().isEmpty() && !ownerIds.containsKey(item.ownerId())) {
                    String id = free(taken, 1);
                    ownerIds.put(item.ownerId(), id);
                    all.add(new PlanDocument.Resource(
                            id,
                            people.name(item.ownerId()),
                            PlanDocument.Resource.Kind.WORK,
                            100,
                            null,
                            null,
                            "",
                            "",
                            "",
                            false,
                            null));
                }
            }
            return all;
        }

        private static String free(Set<String> taken, long wanted) {
            long id = Math.max(1, wanted);
            while (!taken.add(Long.toString(id))) {
                id++;
            }
            return Long.toString(id);
        }

        private List<PlanDocument.Item> lines() {
            List<PlanDocument.Item> lines = new ArrayList<>();
            Map<String, List<WorkItem>> children = outline.stream()
                    .collect(Collectors.groupingBy(
                            item -> ids.containsKey(item.parentKey()) ? item.parentKey() : "",
                            LinkedHashMap::new,
                            Collectors.toList()));
            descend("", "", 1, children, lines);
            return lines;
        }

        private void descend(
                String parent,
                String wbs,
                int level,
                Map<String, List<WorkItem>> children,
                List<PlanDocument.Item> lines) {
            int place = 0;
            for (WorkItem item : children.getOrDefault(parent, List.of())) {
                String code = (wbs.isEmpty() ? "" : wbs + ".") + ++place;
                levels.put(item.key(), level);
                lines.add(line(item, code, level, lines.size() + 1));
                descend(item.key(), code, level + 1, children, lines);
            }
        }

        private PlanDocument.Item line(WorkItem item, String wbs, int level, int row) {
            boolean work = item.kind() == Kind.WORK;
            Integer minutes = item.timing().durationMinutes();
            Long calendar = item.timing().calendarId();
            return new PlanDocument.Item(
                    ids.get(item.key()),
                    row,
                    ids.get(item.parentKey()),
                    level,
                    wbs,
                    switch (item.kind()) {
                        case WORK -> PlanDocument.Item.Kind.WORK;
                        case MILESTONE -> PlanDocument.Item.Kind.MILESTONE;
                        case SUMMARY -> PlanDocument.Item.Kind.SUMMARY;
                    },
                    item.title(),
                    item.isMilestone() ? Long.valueOf(0) : minutes != null ? Long.valueOf(minutes) : spent(item),
                    false,
                    work ? minutes(item.effortHours()) : null,
                    item.startAt(),
                    item.finishAt(),
                    item.timing().constraint(),
                    item.timing().deadline() == null
                            ? null
                            : item.timing().deadline().atTime(18, 0),
                    item.progress(),
                    item.actualStart() == null
                            ? null
                            : item.actualStart().equals(date(item.startAt()))
                                    ? item.startAt()
                                    : item.actualStart().atTime(9, 0),
                    item.actualFinish() == null
                            ? null
                            : item.actualFinish().equals(date(item.finishAt()))
                                    ? item.finishAt()
                                    : item.actualFinish().atTime(18, 0),
                    priority(item.priority()),
                    calendar == null ? null : Long.toString(calendar),
                    item.description(),
                    null,
                    item.timing().fixedCost(),
                    minutes(item.timing().optimisticHours()),
                    minutes(item.timing().pessimisticHours()),
                    item.wantedStart() != null && item.wantedFinish() != null,
                    true,
                    item.key(),
                    item.ownerId().isEmpty() ? "" : people.name(item.ownerId()),
                    item.phaseName(),
                    item.deliverable(),
                    item.isSummary() ? null : item.needsAcceptance());
        }

        private static LocalDate date(LocalDateTime at) {
            return at == null ? null : at.toLocalDate();
        }

        /** Working minutes between its dates, where nobody said how long it lasts. */
        private Long spent(WorkItem item) {
            if (item.startAt() == null || item.finishAt() == null) {
                return null;
            }
            return Math.max(0, standard().between(item.startAt(), item.finishAt()));
        }

        private WorkCalendar standard;

        private WorkCalendar standard() {
            if (standard == null) {
                standard = calendars.of(project.key());
            }
            return standard;
        }

        private static Long minutes(BigDecimal hours) {
            return hours == null
                    ? null
                    : Long.valueOf(hours.multiply(BigDecimal.valueOf(60)).longValue());
        }

        private static int priority(Priority priority) {
            return switch (priority) {
                case LOW -> 300;
                case NORMAL -> 500;
                case HIGH -> 700;
                case URGENT -> 900;
            };
        }

        private List<PlanDocument.Tie> links() {
            List<PlanDocument.Tie> links = new ArrayList<>();
            for (WorkItem item : outline) {
                for (Dependency link : item.draft().links()) {
                    if (ids.containsKey(link.predecessorKey())) {
                        links.add(new PlanDocument.Tie(
                                ids.get(link.predecessorKey()), ids.get(item.key()), link.type(), link.lag()));
                    }
                }
            }
            return links;
        }

        private List<PlanDocument.Assignment> assignments() {
            List<PlanDocument.Assignment> all = new ArrayList<>();
            for (WorkItem item : outline) {
                List<Assignment> assigned = item.draft().assignments();
                if (assigned.isEmpty()
                        && item.kind() == Kind.WORK
                        && !item.ownerId().isEmpty()) {
                    all.add(new PlanDocument.Assignment(
                            ids.get(item.key()), ownerIds.get(item.ownerId()), 100, minutes(item.effortHours()), null));
                }
                for (Assignment each : assigned) {
                    all.add(new PlanDocument.Assignment(
                            ids.get(item.key()),
                            resourceIds.get(each.resourceId()),
                            each.percent(),
                            assigned.size() == 1 ? minutes(item.effortHours()) : null,
                            null));
                }
            }
            return all;
        }

        /** Those of files under their numbers there, our own newest first under those that are free, 0 to 10. */
        private List<PlanDocument.Baseline> frozen() {
            Map<Integer, Baseline> numbered = new TreeMap<>();
            List<Baseline> all = baselines.all(project.key());
            all.stream()
                    .filter(it -> it.occasion() == Baseline.Occasion.IMPORT
                            && it.subject().matches("\\d|10"))
                    .forEach(it -> numbered.putIfAbsent(Integer.valueOf(it.subject()), it));
            int next = 0;
            for (Baseline own : all) {
                while (numbered.containsKey(next)) {
                    next++;
                }
                if (own.occasion() != Baseline.Occasion.IMPORT && next <= 10) {
                    numbered.put(next, own);
                }
            }
            List<PlanDocument.Baseline> frozen = new ArrayList<>();
            numbered.forEach((number, baseline) -> baselines.itemsOf(baseline).stream()
                    .filter(it -> ids.containsKey(it.itemKey()))
                    .map(it -> frozen(it, number))
                    .filter(it -> it.start() != null || it.finish() != null)
                    .forEach(frozen::add));
            return frozen;
        }

        private PlanDocument.Baseline frozen(BaselineItem item, int number) {
            LocalDateTime start = item.startAt() != null || item.startDate() == null
                    ? item.startAt()
                    : item.startDate().atTime(9, 0);
            LocalDateTime finish = item.finishAt() != null || item.finishDate() == null
                    ? item.finishAt()
                    : item.finishDate().atTime(18, 0);
            return new PlanDocument.Baseline(
                    ids.get(item.itemKey()), number, start, finish, null, minutes(item.effortHours()), item.cost());
        }

        /** The project's standard calendar first, then those of items and resources, each with those it differs from. */
        private List<PlanDocument.Calendar> calendarsUsed() {
            List<CalendarRules> rules = calendars.all(project.key());
            Map<Long, CalendarRules> byId = rules.stream().collect(Collectors.toMap(CalendarRules::id, it -> it));
            CalendarRules usual = rules.stream()
                    .filter(it -> it.standard() && it.projectKey() != null)
                    .findFirst()
                    .or(() -> rules.stream().filter(CalendarRules::standard).findFirst())
                    .orElse(null);
            Map<Long, PlanDocument.Calendar> used = new LinkedHashMap<>();
            if (usual != null) {
                add(usual.id(), byId, used);
            }
            for (WorkItem item : outline) {
                add(item.timing().calendarId(), byId, used);
            }
            resources.of(project.key()).forEach(each -> add(each.calendarId(), byId, used));
            List<PlanDocument.Calendar> all = new ArrayList<>(used.values());
            return all;
        }

        private void add(Long id, Map<Long, CalendarRules> byId, Map<Long, PlanDocument.Calendar> used) {
            CalendarRules rules = id == null ? null : byId.get(id);
            if (rules == null || used.containsKey(id)) {
                return;
            }
            used.put(id, calendar(rules));
            add(rules.draft().baseId(), byId, used);
        }

        private PlanDocument.Calendar calendar(CalendarRules rules) {
            Map<Integer, String> week = new TreeMap<>();
            rules.draft().week().forEach((day, hours) -> week.put(day.getValue(), Shift.format(hours)));
            List<PlanDocument.Calendar.Exception> exceptions = new ArrayList<>();
            rules.draft()
                    .specialDays()
                    .forEach(days -> exceptions.add(new PlanDocument.Calendar.Exception(
                            days.from(), days.to(), days.name(), Shift.format(days.hours()))));
            if (rules.draft().holidays() != null) {
                holidays(rules, week, exceptions);
            }
            return new PlanDocument.Calendar(
                    Long.toString(rules.id()),
                    rules.name(),
                    rules.draft().baseId() == null
                            ? null
                            : Long.toString(rules.draft().baseId()),
                    week,
                    exceptions);
        }

        /** Other tools know no public holidays: they are told day by day. */
        private void holidays(
                CalendarRules rules, Map<Integer, String> week, List<PlanDocument.Calendar.Exception> exceptions) {
            WorkCalendar times = calendars.byId(rules.id());
            LocalDate last = project.endDate().plusDays(DAYS_AROUND);
            for (LocalDate day = project.startDate().minusDays(DAYS_AROUND);
                    !day.isAfter(last);
                    day = day.plusDays(1)) {
                String hours = Shift.format(times.shiftsOn(day));
                LocalDate at = day;
                boolean told = exceptions.stream().anyMatch(it -> !at.isBefore(it.from()) && !at.isAfter(it.to()));
                String usual = week.get(day.getDayOfWeek().getValue());
                if (!told
                        && (usual == null
                                ? rules.draft().baseId() == null && !hours.isEmpty()
                                : !usual.equals(hours))) {
                    exceptions.add(new PlanDocument.Calendar.Exception(day, day, "", hours));
                }
            }
            exceptions.sort(Comparator.comparing(PlanDocument.Calendar.Exception::from));
        }
    }
}
