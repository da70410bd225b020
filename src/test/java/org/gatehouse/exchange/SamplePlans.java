package org.gatehouse.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gatehouse.table.Unreadable;
import org.mpxj.MPXJException;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.Task;
import org.mpxj.TimeUnit;
import org.mpxj.reader.UniversalProjectReader;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads every file of a folder, compares what we understood with facts taken from the file on another way, sends each
 * plan to MS Project's XML and back, and prints what came of it: {@code -Dgatehouse.samples=DIR}.
 */
final class SamplePlans {

    private final Map<String, Kind> kinds = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    /** What came of the files of one ending. */
    static final class Kind {
        int files;
        int plans;
        int read;
        int refused;
        int equal;
        int roundTrips;
        long items;
        final List<Long> millis = new ArrayList<>();
    }

    static SamplePlans of(Path folder) throws IOException {
        SamplePlans samples = new SamplePlans();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            try {
                samples.check(file);
            } catch (RuntimeException unexpected) {
                samples.differences.add(file.getFileName() + ": " + unexpected + " at "
                        + Stream.of(unexpected.getStackTrace()).limit(6).toList());
            }
        }
        return samples;
    }

    List<String> differences() {
        return differences;
    }

    Map<String, Kind> kinds() {
        return kinds;
    }

    private void check(Path file) {
        String name = file.getFileName().toString();
        Kind kind = kinds.computeIfAbsent(
                name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), it -> new Kind());
        kind.files++;
        FileReading reading;
        long start = System.nanoTime();
        try {
            reading = ToolFiles.read(file, 0);
        } catch (Unreadable refused) {
            kind.refused++;
            refusals.merge(refused.problem().message() + ": " + name, 1, Integer::sum);
            return;
        } catch (RuntimeException unexpected) {
            differences.add(name + ": " + unexpected + " at " + unexpected.getStackTrace()[0]);
            return;
        } finally {
            kind.millis.add((System.nanoTime() - start) / 1_000_000);
        }
        kind.read++;
        int before = differences.size();
        List<ProjectFile> all;
        try {
            all = new UniversalProjectReader().readAll(file.toFile());
        } catch (MPXJException onlyInAnotherLanguage) {
            all = List.of();
        }
        List<ProjectFile> withRows = all.stream().filter(SamplePlans::hasRows).toList();
        List<ProjectFile> originals = withRows.isEmpty() ? all : withRows;
        if (!all.isEmpty() && originals.size() != reading.projects().size()) {
            differences.add(name + ": " + originals.size() + " projects, we say " + reading.projects());
        }
        for (int i = 0; i < originals.size(); i++) {
            kind.plans++;
            PlanDocument plan =
                    i == 0 ? reading.document() : ToolFiles.read(file, i).document();
            kind.items += plan.items().size();
            compare(name, originals.get(i), plan);
        }
        if (name.endsWith(".xml") && reading.projects().size() == 1) {
            raw(name, file, reading.document());
        }
        if (differences.size() == before) {
            kind.equal++;
        }
        before = differences.size();
        roundTrip(name, reading.document());
        if (differences.size() == before) {
            kind.roundTrips++;
        }
    }

    /** The same counts from the bare XML of MS Project's files, without any reader of plans. */
    private void raw(String name, Path file, PlanDocument plan) {
        long[] counts = new long[5];
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
            if (!"http://schemas.microsoft.com/project".equals(root.getNamespaceURI())) {
                return;
            }
            Set<String> rows = new HashSet<>();
            for (Element task : children(children(root, "Tasks"), "Task")) {
                if (!"1".equals(value(task, "IsNull"))
                        && !"0".equals(value(task, "OutlineLevel"))
                        && !"1".equals(value(task, "ExternalTask"))) {
                    rows.add(value(task, "UID"));
                    counts[0]++;
                    for (Element baseline : children(List.of(task), "Baseline")) {
                        counts[1] += value(baseline, "Start").isEmpty()
                                        && value(baseline, "Finish").isEmpty()
                                ? 0
                                : 1;
                    }
                }
            }
            for (Element task : children(children(root, "Tasks"), "Task")) {
                for (Element link : children(List.of(task), "PredecessorLink")) {
                    counts[2] +=
                            rows.contains(value(task, "UID")) && rows.contains(value(link, "PredecessorUID")) ? 1 : 0;
                }
            }
            counts[3] = children(children(root, "Calendars"), "Calendar").size();
            counts[4] = children(children(root, "Assignments"), "Assignment").stream()
                    .filter(it -> rows.contains(value(it, "TaskUID"))
                            && !value(it, "ResourceUID").startsWith("-")
                            && !value(it, "ResourceUID").isEmpty()
                            && !value(it, "ResourceUID").equals("0"))
                    .count();
        } catch (Exception unreadable) {
            differences.add(name + ": raw XML: " + unreadable);
            return;
        }
        same(name, "items in the XML", counts[0], plan.items().size());
        same(name, "baselines in the XML", counts[1], plan.baselines().size());
        same(name, "links in the XML", counts[2], plan.links().size());
        same(name, "calendars in the XML", counts[3], plan.calendars().size());
        same(name, "assignments in the XML", counts[4], plan.assignments().size());
    }

    private static List<Element> children(Element parent, String name) {
        return children(List.of(parent), name);
    }

    private static List<Element> children(List<Element> parents, String name) {
        List<Element> found = new ArrayList<>();
        for (Element parent : parents) {
            for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element element && name.equals(element.getLocalName())) {
                    found.add(element);
                }
            }
        }
        return found;
    }

    private static String value(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }

    private static boolean hasRows(ProjectFile file) {
        return file.getTasks().stream().anyMatch(SamplePlans::isRow);
    }

    private static boolean isRow(Task task) {
        return !task.getNull()
                && task.getUniqueID() != null
                && !task.getExternalTask()
                && !(Integer.valueOf(0).equals(task.getUniqueID())
                        && task.getParentTask() == null
                        && !Integer.valueOf(1).equals(task.getOutlineLevel()));
    }

    private void compare(String name, ProjectFile file, PlanDocument plan) {
        List<Task> rows = file.getTasks().stream().filter(SamplePlans::isRow).toList();
        same(name, "items", rows.size(), plan.items().size());
        same(
                name,
                "titles",
                rows.stream()
                        .map(it -> String.valueOf(it.getUniqueID()) + it.getOutlineLevel())
                        .sorted()
                        .toList()
                        .hashCode(),
                plan.items().stream()
                        .map(it -> it.id() + it.level())
                        .sorted()
                        .toList()
                        .hashCode());
        same(
                name,
                "links",
                rows.stream()
                        .flatMap(it -> it.getPredecessors().stream())
                        .filter(it -> isRow(it.getPredecessorTask()))
                        .map(it -> it.getPredecessorTask().getUniqueID() + ">"
                                + it.getSuccessorTask().getUniqueID() + it.getType())
                        .sorted()
                        .toList(),
                plan.links().stream()
                        .map(it -> it.from() + ">" + it.to() + it.type())
                        .sorted()
                        .toList());
        same(
                name,
                "milestones",
                rows.stream()
                        .filter(it -> it.getMilestone() && it.getChildTasks().isEmpty())
                        .count(),
                plan.items().stream()
                        .filter(it -> it.kind() == PlanDocument.Item.Kind.MILESTONE)
                        .count());
        same(
                name,
                "resources",
                file.getResources().stream()
                        .filter(it -> it.getName() != null && !it.getNull())
                        .count(),
                plan.resources().stream().filter(it -> !it.name().isEmpty()).count());
        same(
                name,
                "assignments",
                file.getResourceAssignments().stream()
                        .filter(it -> it.getTask() != null
                                && isRow(it.getTask())
                                && it.getResource() != null
                                && it.getResource().getName() != null)
                        .count(),
                plan.assignments().stream()
                        .filter(it -> plan.resources().stream()
                                .anyMatch(resource -> resource.id().equals(it.resourceId())
                                        && !resource.name().isEmpty()))
                        .count());
        same(
                name,
                "baselines",
                rows.stream()
                        .mapToInt(task -> (task.getBaselineFinish() != null || task.getBaselineStart() != null ? 1 : 0)
                                + (int) IntStream.rangeClosed(1, 10)
                                        .filter(number -> task.getBaselineFinish(number) != null
                                                || task.getBaselineStart(number) != null)
                                        .count())
                        .sum(),
                plan.baselines().size());
        same(name, "calendars", file.getCalendars().size(), plan.calendars().size());
        calendars(name, file, plan);
    }

    /** Working minutes of each day around the plan, by each calendar. */
    private void calendars(String name, ProjectFile file, PlanDocument plan) {
        LocalDate from = file.getEarliestStartDate() == null
                ? LocalDate.of(2020, 1, 1)
                : file.getEarliestStartDate().toLocalDate();
        for (ProjectCalendar calendar : file.getCalendars()) {
            int wrong = 0;
            LocalDate first = null;
            for (LocalDate day = from.minusDays(30); day.isBefore(from.plusDays(400)); day = day.plusDays(1)) {
                long theirs = work(calendar, day);
                long ours = minutes(plan, Integer.toString(calendar.getUniqueID()), day);
                if (theirs != ours) {
                    wrong++;
                    first = first == null ? day : first;
                }
            }
            if (wrong > 0) {
                differences.add(name + ": calendar " + calendar.getName() + " differs on " + wrong + " days, first on "
                        + first);
            }
        }
    }

    private static long work(ProjectCalendar calendar, LocalDate day) {
        try {
            return Math.round(calendar.getWork(day, TimeUnit.MINUTES).getDuration());
        } catch (NullPointerException nothingSaidOfThatDay) {
            return 0;
        }
    }

    static long minutes(PlanDocument plan, String calendarId, LocalDate day) {
        Map<String, PlanDocument.Calendar> byId =
                plan.calendars().stream().collect(Collectors.toMap(PlanDocument.Calendar::id, it -> it));
        PlanDocument.Calendar start = byId.get(calendarId);
        for (PlanDocument.Calendar at = start; at != null; at = byId.get(at.baseId())) {
            for (PlanDocument.Calendar.Exception exception : at.exceptions()) {
                if (!day.isBefore(exception.from()) && !day.isAfter(exception.to())) {
                    return minutes(exception.hours());
                }
            }
        }
        for (PlanDocument.Calendar at = start; at != null; at = byId.get(at.baseId())) {
            String hours = at.week().get(day.getDayOfWeek().getValue());
            if (hours != null) {
                return minutes(hours);
            }
        }
        return 0;
    }

    private static long minutes(String hours) {
        long minutes = 0;
        for (String shift : hours.isEmpty() ? new String[0] : hours.split(",")) {
            String[] ends = shift.split("[-:]");
            minutes += Integer.parseInt(ends[2]) * 60
                    + Integer.parseInt(ends[3])
                    - Integer.parseInt(ends[0]) * 60
                    - Integer.parseInt(ends[1]);
        }
        return minutes;
    }

    private void roundTrip(String name, PlanDocument plan) {
        Path written = null;
        try {
            written = Files.createTempFile("plan", ".xml");
            Files.write(written, MpxjWriting.mspdi(plan));
            PlanDocument back = ToolFiles.read(written, 0).document();
            String label = name + " and back";
            Map<String, Integer> ours = places(plan);
            Map<String, Integer> theirs = places(back);
            lines(label, "items", items(plan, plan, ours), items(plan, back, theirs));
            lines(label, "links", links(plan, ours), links(back, theirs));
            lines(
                    label,
                    "resources",
                    plan.resources().stream().map(SamplePlans::comparable).toList(),
                    back.resources().stream().map(SamplePlans::comparable).toList());
            lines(label, "baselines", baselines(plan, ours), baselines(back, theirs));
            lines(label, "assignments", merged(plan, ours), merged(back, theirs));
            back(label, plan, back);
        } catch (IOException | RuntimeException failed) {
            differences.add(name + " and back: " + failed);
        } finally {
            if (written != null) {
                written.toFile().delete();
            }
        }
    }

    /** Each item's and resource's calendar says the same of each day. */
    private void back(String name, PlanDocument plan, PlanDocument back) {
        LocalDate from = plan.project().start() == null
                ? LocalDate.of(2020, 1, 1)
                : plan.project().start().toLocalDate();
        Map<String, String> theirs = back.resources().stream()
                .filter(it -> it.calendarId() != null)
                .collect(Collectors.toMap(PlanDocument.Resource::id, PlanDocument.Resource::calendarId));
        Map<String, String> pairs = new HashMap<>();
        plan.resources().stream()
                .filter(it -> it.calendarId() != null)
                .forEach(it -> pairs.put(it.calendarId(), String.valueOf(theirs.get(it.id()))));
        plan.calendars().forEach(it -> pairs.putIfAbsent(it.id(), it.id()));
        pairs.forEach((ours, other) -> {
            for (LocalDate day = from.minusDays(30); day.isBefore(from.plusDays(400)); day = day.plusDays(1)) {
                if (minutes(plan, ours, day) != minutes(back, other, day)) {
                    differences.add(name + ": calendar " + ours + " differs on " + day);
                    return;
                }
            }
        });
    }

    /** Number 0 means the plan itself in MS Project's files, so an item that had it gets another: places are compared. */
    private static Map<String, Integer> places(PlanDocument plan) {
        Map<String, Integer> places = new HashMap<>();
        plan.items().forEach(it -> places.put(it.id(), places.size() + 1));
        return places;
    }

    /** Dates nobody wrote may be computed by the next reader. */
    private static List<String> items(PlanDocument original, PlanDocument plan, Map<String, Integer> places) {
        List<String> lines = new ArrayList<>();
        for (PlanDocument.Item it : plan.items()) {
            int place = places.get(it.id());
            PlanDocument.Item first =
                    place <= original.items().size() ? original.items().get(place - 1) : it;
            lines.add(String.join(
                    "|",
                    "" + place,
                    "0".equals(first.id()) ? "" : it.id(),
                    "" + places.get(it.parentId()),
                    "" + it.level(),
                    it.wbs(),
                    "" + it.kind(),
                    it.name(),
                    "" + Objects.requireNonNullElse(it.durationMinutes(), 0L),
                    "" + it.elapsed(),
                    "" + Objects.requireNonNullElse(it.workMinutes(), 0L),
                    first.start() == null ? "" : "" + it.start(),
                    first.finish() == null ? "" : "" + it.finish(),
                    "" + it.constraint(),
                    "" + it.deadline(),
                    "" + it.percentComplete(),
                    "" + it.actualStart(),
                    "" + it.actualFinish(),
                    "" + it.priority(),
                    "" + it.calendarId(),
                    "" + it.cost(),
                    "" + it.fixedCost(),
                    "" + it.manual(),
                    "" + it.active(),
                    it.notes()));
        }
        return lines;
    }

    private static List<String> links(PlanDocument plan, Map<String, Integer> places) {
        return plan.links().stream()
                .map(it -> places.get(it.from()) + ">" + places.get(it.to()) + " " + it.type() + " " + it.lag())
                .toList();
    }

    private static List<String> baselines(PlanDocument plan, Map<String, Integer> places) {
        return plan.baselines().stream()
                .map(it -> places.get(it.itemId()) + " " + it.number() + " " + it.start() + " " + it.finish() + " "
                        + Objects.requireNonNullElse(it.durationMinutes(), 0L) + " "
                        + Objects.requireNonNullElse(it.workMinutes(), 0L) + " " + it.cost())
                .toList();
    }

    private static String comparable(PlanDocument.Resource it) {
        return String.join(
                "|",
                it.id(),
                it.name().replace(',', ';').replace('[', ' ').replace(']', ' ').strip(),
                "" + it.kind(),
                "" + it.maxPercent(),
                "" + it.hourlyRate(),
                "" + it.perUse(),
                it.unitLabel(),
                it.email(),
                it.group(),
                "" + it.generic());
    }

    private static List<String> merged(PlanDocument plan, Map<String, Integer> places) {
        Map<String, Double> percent = new TreeMap<>();
        Map<String, Long> work = new HashMap<>();
        plan.assignments().forEach(it -> {
            String key = places.get(it.itemId()) + "/" + it.resourceId();
            percent.merge(key, it.percent(), Double::sum);
            work.merge(key, Objects.requireNonNullElse(it.workMinutes(), 0L), Long::sum);
        });
        return percent.entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue() + " " + work.get(it.getKey()))
                .toList();
    }

    private void lines(String name, String what, List<String> ours, List<String> back) {
        List<String> one = ours.stream().sorted().toList();
        List<String> other = back.stream().sorted().toList();
        if (!one.equals(other)) {
            List<String> missing = new ArrayList<>(one);
            other.forEach(missing::remove);
            List<String> added = new ArrayList<>(other);
            one.forEach(added::remove);
            differences.add(name + ": " + what + " " + one.size() + " and " + other.size() + "; gone: "
                    + (missing.isEmpty() ? "" : missing.get(0)) + "; new: " + (added.isEmpty() ? "" : added.get(0)));
        }
    }

    private void same(String name, String what, Object theirs, Object ours) {
        if (!String.valueOf(theirs).equals(String.valueOf(ours))) {
            differences.add(name + ": " + what + " " + theirs + ", we say " + ours);
        }
    }

    String table() {
        StringBuilder text = new StringBuilder("| Ending | Files | Read | Refused | Plans | Items | Facts equal"
                + " | MSPDI and back equal | Median ms | Longest ms |\n|---|---|---|---|---|---|---|---|---|---|\n");
        kinds.forEach((ending, kind) -> {
            List<Long> sorted =
                    kind.millis.stream().sorted(Comparator.naturalOrder()).toList();
            text.append("| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d |%n"
                    .formatted(
                            ending,
                            kind.files,
                            kind.read,
                            kind.refused,
                            kind.plans,
                            kind.items,
                            kind.equal,
                            kind.roundTrips,
                            sorted.get(sorted.size() / 2),
                            sorted.get(sorted.size() - 1)));
        });
        refusals.forEach((message, count) -> text.append("\nRefused: ").append(message));
        return text.append('\n').toString();
    }

    public static void main(String[] arguments) throws IOException {
        SamplePlans samples = of(Path.of(arguments[0]));
        System.out.println(samples.table());
        samples.differences.forEach(System.out::println);
        System.out.println(samples.differences.size() + " differences");
    }
}
