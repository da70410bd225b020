package org.gatehouse.exchange;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gatehouse.exchange.ImportPreview.Change;
import org.gatehouse.exchange.ImportPreview.Line;
import org.gatehouse.exchange.ImportPreview.Mapped;
import org.gatehouse.exchange.ImportPreview.Wrong;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.People;
import org.gatehouse.plan.Baselines;
import org.gatehouse.plan.Dependency;
import org.gatehouse.plan.ItemDraft;
import org.gatehouse.plan.Kept;
import org.gatehouse.plan.PlanMerge;
import org.gatehouse.plan.WorkItem;
import org.gatehouse.plan.WorkItems;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.gatehouse.resource.CalendarDraft;
import org.gatehouse.resource.CalendarRules;
import org.gatehouse.resource.Calendars;
import org.gatehouse.resource.ProjectResource;
import org.gatehouse.resource.ProjectResources;
import org.gatehouse.resource.ResourceDraft;
import org.gatehouse.resource.SpecialDays;
import org.gatehouse.schedule.WorkCalendar.Shift;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes read plans into projects. A preview does the same as the import and takes it back, so that it shows what the
 * plan's own rules say and the dates that come out.
 */
@Service
class PlanImports {

    private static final int SHOWN = 500;
    private static final int MOST_SPECIAL = 1900;
    private static final int LONGEST_SPECIAL = 3600;

    private final WorkItems items;
    private final ProjectResources resources;
    private final Calendars calendars;
    private final Baselines baselines;
    private final Projects projects;
    private final People people;
    private final TransactionTemplate inOne;

    PlanImports(
            WorkItems items,
            ProjectResources resources,
            Calendars calendars,
            Baselines baselines,
            Projects projects,
            People people,
            PlatformTransactionManager transactions) {
        this.items = items;
        this.resources = resources;
        this.calendars = calendars;
        this.baselines = baselines;
        this.projects = projects;
        this.people = people;
        this.inOne = new TransactionTemplate(transactions);
    }

    /** The project, if its plan may be changed now by whoever asks. */
    Project open(String projectKey) {
        Project project = projects.steerable(projectKey);
        if (!items.areOpen(project)) {
            throw new Conflict("plan.error.notOpen");
        }
        return project;
    }

    /** Items that a table may name as predecessors. */
    List<Wishes.Known> known(String projectKey) {
        return items.outline(projectKey).stream()
                .filter(WorkItem::isOpen)
                .map(item -> new Wishes.Known(item.key(), item.title()))
                .toList();
    }

    ImportPreview preview(PendingImport file, ImportChoices choices) {
        Project project = open(file.projectKey());
        return inOne.execute(status -> {
            status.setRollbackOnly();
            return new Run(project, file, choices).preview();
        });
    }

    /** All of it or nothing. */
    void apply(PendingImport file, ImportChoices choices) {
        Project project = open(file.projectKey());
        if (!file.reading().errors().isEmpty()) {
            throw new InvalidInput("file", "exchange.error.cells");
        }
        inOne.executeWithoutResult(status -> new Run(project, file, choices).take());
    }

    /** One import from its choices to its end. */
    private final class Run {

        private final Project project;
        private final PendingImport file;
        private final PlanDocument plan;
        private final boolean table;
        private final ImportChoices choices;
        private final List<WorkItem> before;
        private final Map<String, String> targets = new LinkedHashMap<>();
        private final Map<String, Long> resourceIds = new HashMap<>();
        private final Map<String, Long> calendarIds = new HashMap<>();
        private final List<Problem> left = new ArrayList<>();
        private ImportSketch sketch;
        private PlanMerge merge;
        private List<WorkItem> added = List.of();

        Run(Project project, PendingImport file, ImportChoices choices) {
            this.project = project;
            this.file = file;
            this.plan = file.reading().document();
            this.table = file.reading().table() != null;
            this.choices = choices;
            this.before = items.outline(project.key());
            List<ProjectResource> there = resources.of(project.key());
            plan.resources().forEach(it -> targets.put(it.id(), target(it, there)));
        }

        void take() {
            takeCalendars();
            takeResources();
            takeItems();
            takeBaselines();
        }

        ImportPreview preview() {
            List<Wrong> problems = new ArrayList<>();
            try {
                take();
            } catch (Refusal refused) {
                refused.problems().stream().limit(SHOWN).forEach(problem -> problems.add(wrong(problem)));
            }
            Map<String, WorkItem> after = problems.isEmpty()
                    ? items.outline(project.key()).stream().collect(Collectors.toMap(WorkItem::key, it -> it))
                    : Map.of();
            List<Problem> out = new ArrayList<>(plan.remarks());
            out.addAll(left);
            List<Line> changed = List.of();
            List<Line> fresh = List.of();
            List<Line> vanished = List.of();
            if (merge != null) {
                out.addAll(sketch.left());
                fresh = fresh(after);
                changed = merge.alterations().stream()
                        .map(it -> changed(it, after))
                        .filter(it -> !it.changes().isEmpty())
                        .toList();
                vanished = sketch.vanished().stream()
                        .map(it -> line(it, 1, List.of()))
                        .toList();
            }
            return new ImportPreview(
                    fresh,
                    changed,
                    vanished,
                    plan.resources().stream()
                            .map(it -> new Mapped(it.id(), it.name(), it.kind().name(), targets.get(it.id())))
                            .toList(),
                    out,
                    problems,
                    table ? 0 : plan.calendars().size(),
                    numbers().size());
        }

        private Wrong wrong(Problem problem) {
            int dot = problem.field().lastIndexOf('.');
            String about = dot < 0 ? "" : problem.field().substring(0, dot);
            PlanDocument.Item line = sketch == null ? null : sketch.line(about);
            WorkItem item = sketch == null ? null : sketch.item(about);
            return new Wrong(line != null ? line.name() : item != null ? item.title() : "", problem);
        }

        private List<Line> fresh(Map<String, WorkItem> after) {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < merge.additions().size(); i++) {
                PlanMerge.Addition addition = merge.additions().get(i);
                PlanDocument.Item line = sketch.line(addition.reference());
                WorkItem item = i < added.size() ? after.get(added.get(i).key()) : null;
                lines.add(new Line(
                        item == null ? "" : item.key(),
                        addition.draft().title(),
                        line.level(),
                        addition.draft().kind().name(),
                        owner(addition.draft().ownerId()),
                        item == null ? null : item.startDate(),
                        item == null ? null : item.finishDate(),
                        List.of()));
            }
            return lines;
        }

        private Line changed(PlanMerge.Alteration alteration, Map<String, WorkItem> after) {
            WorkItem item = sketch.item(alteration.itemKey());
            List<Change> changes = new ArrayList<>();
            ItemDraft old = item.draft();
            ItemDraft now = alteration.draft();
            differ(changes, "title", old.title(), now.title());
            differ(changes, "kind", old.kind(), now.kind());
            differ(changes, "parent", name(old.parentKey()), name(now.parentKey()));
            differ(changes, "owner", owner(old.ownerId()), owner(now.ownerId()));
            differ(changes, "start", old.start(), now.start());
            differ(changes, "finish", old.finish(), now.finish());
            differ(
                    changes,
                    "duration",
                    length(old.timing().durationMinutes()),
                    length(now.timing().durationMinutes()));
            differ(changes, "effort", old.effortHours(), now.effortHours());
            differ(changes, "predecessors", links(old), links(now));
            differ(changes, "constraint", constraint(old), constraint(now));
            differ(changes, "deadline", old.timing().deadline(), now.timing().deadline());
            differ(changes, "priority", old.priority(), now.priority());
            differ(changes, "resources", assigned(old), assigned(now));
            differ(changes, "fixedCost", old.timing().fixedCost(), now.timing().fixedCost());
            differ(changes, "phase", old.phaseName(), now.phaseName());
            differ(changes, "description", old.description(), now.description());
            differ(changes, "deliverable", old.deliverable(), now.deliverable());
            differ(
                    changes,
                    "optimistic",
                    old.timing().optimisticHours(),
                    now.timing().optimisticHours());
            differ(
                    changes,
                    "pessimistic",
                    old.timing().pessimisticHours(),
                    now.timing().pessimisticHours());
            differ(changes, "acceptance", old.needsAcceptance(), now.needsAcceptance());
            differ(changes, "calendar", old.timing().calendarId(), now.timing().calendarId());
            WorkItem then = after.get(item.key());
            if (then != null) {
                differ(changes, "progress", item.progress() + " %", then.progress() + " %");
            }
            return line(then == null ? item : then, 1, changes);
        }

        private void differ(List<Change> changes, String field, Object old, Object now) {
            if (!Objects.equals(old, now)) {
                changes.add(new Change(field, shown(old), shown(now)));
            }
        }

        private static String shown(Object value) {
            String text = value == null ? "" : value.toString();
            return text.isEmpty() ? "–" : text.length() > 200 ? text.substring(0, 200) + "…" : text;
        }

        private Line line(WorkItem item, int level, List<Change> changes) {
            return new Line(
                    item.key(),
                    item.title(),
                    level,
                    item.kind().name(),
                    owner(item.ownerId()),
                    item.startDate(),
                    item.finishDate(),
                    changes);
        }

        private String owner(String person) {
            return person.isEmpty() ? "" : people.name(person);
        }

        private String name(String key) {
            PlanDocument.Item line = key == null ? null : sketch.line(key);
            return line == null ? key : line.name();
        }

        private String links(ItemDraft draft) {
            return draft.links().stream()
                    .sorted(Comparator.comparing(Dependency::predecessorKey))
                    .map(it -> name(it.predecessorKey()) + " " + it.type()
                            + (it.lagAmount() == 0 ? "" : " " + PlanTable.lag(it.lag())))
                    .collect(Collectors.joining("; "));
        }

        private static String length(Integer minutes) {
            return minutes == null ? null : PlanTable.length(minutes, false);
        }

        private static String constraint(ItemDraft draft) {
            LocalDateTime at = draft.timing().constraintAt();
            return draft.timing().constraintType() + (at == null ? "" : " " + at);
        }

        private String assigned(ItemDraft draft) {
            Map<Long, String> names = resources.of(project.key()).stream()
                    .collect(Collectors.toMap(ProjectResource::id, ProjectResource::name));
            return draft.assignments().stream()
                    .map(it -> names.get(it.resourceId()) + " " + it.percent() + " %")
                    .collect(Collectors.joining("; "));
        }

        private String target(PlanDocument.Resource resource, List<ProjectResource> there) {
            String chosen = choices.resources().get(resource.id());
            if (chosen != null) {
                return chosen;
            }
            if (resource.kind() != PlanDocument.Resource.Kind.WORK) {
                return resource.kind() == PlanDocument.Resource.Kind.COST ? ImportChoices.COST : ImportChoices.MATERIAL;
            }
            ProjectResource same = there.stream()
                    .filter(it -> !table && resource.id().equals(it.externalId())
                            || it.name().equals(resource.name()))
                    .findFirst()
                    .orElse(null);
            if (same != null && same.isWorker()) {
                return same.personId() == null ? ImportChoices.ROLE : ImportChoices.PERSON + same.personId();
            }
            List<String> meant = resource.name().isBlank() ? List.of() : team(resource.name());
            return !resource.generic() && meant.size() == 1 ? ImportChoices.PERSON + meant.get(0) : ImportChoices.ROLE;
        }

        /** Who of the team is called so: by id or full name, else by one of the two parts of a name. */
        private List<String> team(String name) {
            String text = name.strip().toLowerCase(Locale.ROOT);
            List<String> exact = team(it -> it.equals(text));
            return exact.isEmpty() ? team(it -> it.startsWith(text + " ") || it.endsWith(" " + text)) : exact;
        }

        private List<String> team(Predicate<String> names) {
            return project.team().stream()
                    .filter(it -> names.test(it.toLowerCase(Locale.ROOT))
                            || names.test(people.name(it).toLowerCase(Locale.ROOT)))
                    .sorted()
                    .toList();
        }

        private void takeResources() {
            boolean rates = plan.project().currency().isEmpty()
                    || plan.project().currency().equals(project.currency());
            if (!rates && plan.resources().stream().anyMatch(it -> it.hourlyRate() != null)) {
                left.add(Problem.of("", "exchange.left.currency", plan.project().currency(), project.currency()));
            }
            Set<String> used = plan.assignments().stream()
                    .map(PlanDocument.Assignment::resourceId)
                    .collect(Collectors.toSet());
            for (PlanDocument.Resource resource : plan.resources()) {
                String target = targets.get(resource.id());
                if (target.equals(ImportChoices.NONE)) {
                    continue;
                }
                if (target.startsWith(ImportChoices.PERSON)) {
                    String person = target.substring(ImportChoices.PERSON.length());
                    if (!project.isTeam(person)) {
                        throw new InvalidInput("resource", "exchange.error.notTeam", resource.name());
                    }
                    // Who only owns items needs no line among the resources.
                    if (used.contains(resource.id())) {
                        resourceIds.put(resource.id(), joined(resource, person));
                    }
                } else {
                    resourceIds.put(resource.id(), opened(resource, kind(target), rates));
                }
            }
        }

        private Long joined(PlanDocument.Resource resource, String person) {
            ProjectResource joined = resources.ofPerson(project.key(), person);
            if (!table && joined.externalId() == null) {
                resources.rewrite(
                        project.key(),
                        joined.id(),
                        new ResourceDraft(
                                joined.kind(),
                                person,
                                joined.name(),
                                joined.percent(),
                                "",
                                joined.rate(),
                                calendarOf(resource, joined),
                                resource.id()));
            }
            return joined.id();
        }

        private ProjectResource.Kind kind(String target) {
            return switch (target) {
                case ImportChoices.ROLE -> ProjectResource.Kind.PLACEHOLDER;
                case ImportChoices.MATERIAL -> ProjectResource.Kind.MATERIAL;
                case ImportChoices.COST -> ProjectResource.Kind.COST;
                default -> throw new InvalidInput("resource", "exchange.error.target", target);
            };
        }

        private Long opened(PlanDocument.Resource resource, ProjectResource.Kind kind, boolean rates) {
            String name = resource.name().isBlank() ? "#" + resource.id() : cut(resource.name(), 200);
            List<ProjectResource> there = resources.of(project.key());
            ProjectResource same = there.stream()
                    .filter(it -> it.kind() == kind && !table && resource.id().equals(it.externalId()))
                    .findFirst()
                    .or(() -> there.stream()
                            .filter(it -> it.kind() == kind && it.name().equalsIgnoreCase(name))
                            .findFirst())
                    .orElse(null);
            ResourceDraft draft = new ResourceDraft(
                    kind,
                    null,
                    name,
                    (int) Math.max(0, Math.min(1000, Math.round(resource.maxPercent()))),
                    kind == ProjectResource.Kind.MATERIAL ? cut(resource.unitLabel(), 40) : "",
                    rates ? resource.hourlyRate() : null,
                    calendarOf(resource, same),
                    table ? null : resource.id());
            if (same == null) {
                return resources.open(project.key(), draft).id();
            }
            if (!table) {
                resources.rewrite(project.key(), same.id(), draft);
            }
            return same.id();
        }

        private void takeCalendars() {
            if (table || !choices.calendars()) {
                return;
            }
            Map<String, PlanDocument.Calendar> byId =
                    plan.calendars().stream().collect(Collectors.toMap(PlanDocument.Calendar::id, Function.identity()));
            List<String> needed = new ArrayList<>();
            needed.add(plan.project().calendarId());
            plan.items().forEach(it -> needed.add(it.calendarId()));
            plan.resources().forEach(it -> needed.add(ownCalendar(it, byId)));
            for (String id : needed) {
                takeCalendar(id, byId, 0);
            }
        }

        /** The calendar by which a resource differs from the plan's; null where it does not: most only name their base. */
        private String ownCalendar(PlanDocument.Resource resource, Map<String, PlanDocument.Calendar> byId) {
            String id = resource.calendarId();
            for (int depth = 0;
                    depth < 10 && id != null && !id.equals(plan.project().calendarId());
                    depth++) {
                PlanDocument.Calendar calendar = byId.get(id);
                if (calendar == null
                        || !calendar.week().isEmpty()
                        || !calendar.exceptions().isEmpty()) {
                    return calendar == null ? null : id;
                }
                id = calendar.baseId();
            }
            return null;
        }

        private Long calendarOf(PlanDocument.Resource resource, ProjectResource same) {
            Map<String, PlanDocument.Calendar> byId =
                    plan.calendars().stream().collect(Collectors.toMap(PlanDocument.Calendar::id, Function.identity()));
            Long taken = calendarIds.get(ownCalendar(resource, byId));
            return taken != null || same == null ? taken : same.calendarId();
        }

        private Long takeCalendar(String id, Map<String, PlanDocument.Calendar> byId, int depth) {
            PlanDocument.Calendar calendar = id == null ? null : byId.get(id);
            if (calendar == null || depth > 10) {
                return null;
            }
            if (calendarIds.containsKey(id)) {
                return calendarIds.get(id);
            }
            Long base = takeCalendar(calendar.baseId(), byId, depth + 1);
            Map<DayOfWeek, List<Shift>> week = new TreeMap<>();
            calendar.week().forEach((day, hours) -> week.put(DayOfWeek.of(day), Shift.parse(hours)));
            CalendarDraft draft = new CalendarDraft(
                    calendar.name().isBlank() ? "#" + id : cut(calendar.name(), 200),
                    base,
                    null,
                    id,
                    week,
                    special(calendar));
            boolean works = week.values().stream().anyMatch(it -> !it.isEmpty()) || base != null;
            boolean standard = works && id.equals(plan.project().calendarId());
            CalendarRules same = calendars.all(project.key()).stream()
                    .filter(it -> project.key().equals(it.projectKey())
                            && id.equals(it.draft().externalId()))
                    .findFirst()
                    .orElse(null);
            Long written;
            if (same == null) {
                written = calendars.open(project.key(), standard, draft).id();
            } else {
                if (!same.draft().equals(draft)) {
                    calendars.rewrite(project.key(), same.id(), draft);
                }
                written = same.id();
            }
            calendarIds.put(id, written);
            return written;
        }

        private List<SpecialDays> special(PlanDocument.Calendar calendar) {
            List<PlanDocument.Calendar.Exception> all = calendar.exceptions();
            if (all.size() > MOST_SPECIAL) {
                left.add(Problem.of("", "exchange.left.specialDays", calendar.name(), all.size() - MOST_SPECIAL));
            }
            return all.stream()
                    .filter(it -> !it.to().isBefore(it.from()))
                    .limit(MOST_SPECIAL)
                    .map(it -> new SpecialDays(it.from(), last(it), cut(it.name(), 200), Shift.parse(it.hours())))
                    .toList();
        }

        private static LocalDate last(PlanDocument.Calendar.Exception exception) {
            LocalDate most = exception.from().plusDays(LONGEST_SPECIAL);
            return exception.to().isAfter(most) ? most : exception.to();
        }

        private void takeItems() {
            String usual = plan.project().calendarId();
            sketch = new ImportSketch(
                    project,
                    file.reading(),
                    before,
                    resourceIds::get,
                    id -> {
                        String target = targets.get(id);
                        return target != null && target.startsWith(ImportChoices.PERSON)
                                ? target.substring(ImportChoices.PERSON.length())
                                : null;
                    },
                    id -> id.equals(usual) ? null : calendarIds.get(id));
            merge = sketch.merge(choices.cancelVanished(), file.fileName());
            if (!merge.additions().isEmpty()
                    || !merge.alterations().isEmpty()
                    || !merge.cancellations().isEmpty()) {
                added = items.merge(project.key(), merge);
            }
        }

        private List<Integer> numbers() {
            return plan.baselines().stream()
                    .map(PlanDocument.Baseline::number)
                    .distinct()
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }

        private void takeBaselines() {
            if (!choices.baselines() || plan.baselines().isEmpty()) {
                return;
            }
            Map<String, String> keys = new HashMap<>();
            for (int i = 0; i < added.size(); i++) {
                keys.put(merge.additions().get(i).reference(), added.get(i).key());
            }
            for (int number : numbers()) {
                Map<String, Kept> frozen = new HashMap<>();
                for (PlanDocument.Baseline it : plan.baselines()) {
                    if (it.number() == number && sketch.isTaken(it.itemId())) {
                        String name = sketch.keyOrReference(it.itemId());
                        frozen.put(keys.getOrDefault(name, name), frozen(it));
                    }
                }
                if (!frozen.isEmpty()) {
                    baselines.bring(project.key(), Integer.toString(number), cut(file.fileName(), 100), frozen);
                }
            }
        }

        private static Kept frozen(PlanDocument.Baseline it) {
            return new Kept(it.start(), it.finish(), ImportSketch.hours(it.workMinutes()), it.cost());
        }

        private static String cut(String text, int most) {
            return text.length() <= most ? text : text.substring(0, most - 1) + "…";
        }
    }
}
