package org.gatehouse.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gatehouse.chart.Plot;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.kernel.Change;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.measure.Reading.Origin;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The readings of projects' metrics; who works in a project may tell what was read. */
@Service
@Transactional
public class Readings {

    /** Readings a project may have. */
    static final int MOST = 50_000;

    /** Digits after the point that are kept. */
    static final int SCALE = 8;

    /** Before that nothing was read that a project here could need. */
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private static final BigDecimal LARGEST = new BigDecimal("1e13");
    private static final int LONGEST_NOTE = 1000;
    private static final int MOST_PROBLEMS = 50;

    private final MetricRepository metrics;
    private final ReadingStore store;
    private final Goals goals;
    private final Projects projects;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Readings(
            MetricRepository metrics,
            ReadingStore store,
            Goals goals,
            Projects projects,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.metrics = metrics;
        this.store = store;
        this.goals = goals;
        this.projects = projects;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** A metric's readings by day; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<Reading> of(long metricId) {
        return store.of(metricId);
    }

    /**
     * By goal the values that compare with its target and trajectory, by day: the readings as they are or, where a
     * reading tells what came about since the last one, the running sum, counted on from the goal's baseline value. A
     * goal without readings is not among them.
     */
    @Transactional(readOnly = true)
    public Map<String, List<Plot.Point>> ofGoals(String projectKey) {
        Map<String, BigDecimal> begins = new HashMap<>();
        for (Goal goal : goals.of(projectKey)) {
            begins.put(goal.key(), goal.baselineValue());
        }
        Map<Long, List<Reading>> all = store.ofProject(projectKey);
        Map<String, List<Plot.Point>> points = new LinkedHashMap<>();
        for (Metric metric : metrics.findByProjectKeyOrderById(projectKey)) {
            List<Reading> own = all.getOrDefault(metric.id(), List.of());
            if (metric.isOfGoal() && !own.isEmpty()) {
                points.put(metric.goalKey(), metric.comparable(begins.get(metric.goalKey()), own));
            }
        }
        return points;
    }

    /** What one person read on one day. */
    public Reading record(String projectKey, long metricId, LocalDate day, BigDecimal value, String note) {
        return record(projectKey, metricId, day, value, note, Origin.HAND);
    }

    /** @param origin how it came here */
    public Reading record(
            String projectKey, long metricId, LocalDate day, BigDecimal value, String note, Origin origin) {
        projects.contributable(projectKey);
        Metric metric = require(projectKey, metricId);
        Entry entry = checked(new Entry(0, metricId, day, value, note.strip()));
        store.on(metricId, day).ifPresent(there -> {
            throw new InvalidInput("day", "measure.error.taken", day, written(there.value()));
        });
        requireRoom(projectKey, 1);
        store.add(List.of(entry), origin, me.id());
        events.publishEvent(ReadingsChanged.of(
                metric,
                "measure.readingAdded",
                entry.note(),
                day.toString(),
                written(entry.value()),
                metric.measure()));
        return store.on(metricId, day).orElseThrow();
    }

    /** @param version of the reading the person looked at */
    public void correct(String projectKey, long id, int version, LocalDate day, BigDecimal value, String note) {
        projects.contributable(projectKey);
        Reading before = find(projectKey, id, version);
        Metric metric = require(projectKey, before.metricId());
        Entry entry = checked(new Entry(0, metric.id(), day, value, note.strip()));
        if (!day.equals(before.day()) && store.on(metric.id(), day).isPresent()) {
            throw new InvalidInput("day", "measure.error.taken", day, "");
        }
        if (!store.correct(before, day, entry.value(), entry.note(), me.id())) {
            throw new Conflict("error.changedMeanwhile");
        }
        events.publishEvent(ReadingsChanged.of(
                        metric,
                        "measure.readingCorrected",
                        entry.note(),
                        before.day().toString(),
                        written(before.value()),
                        day.toString(),
                        written(entry.value()),
                        metric.measure())
                .changing(facts(before.day(), before.value(), before.note())
                        .changedTo(facts(day, entry.value(), entry.note()))));
    }

    /** @param version of the reading the person looked at */
    public void remove(String projectKey, long id, int version, String reason) {
        projects.contributable(projectKey);
        Reading reading = find(projectKey, id, version);
        Metric metric = require(projectKey, reading.metricId());
        if (!store.remove(reading)) {
            throw new Conflict("error.changedMeanwhile");
        }
        events.publishEvent(ReadingsChanged.of(
                        metric,
                        "measure.readingRemoved",
                        reason,
                        reading.day().toString(),
                        written(reading.value()),
                        metric.measure())
                .changing(facts(reading.day(), reading.value(), reading.note()).changedTo(Facts.NONE)));
    }

    /**
     * Takes many readings at once, all or none: a day's value is replaced where it differs, and the same readings told
     * again change nothing.
     *
     * @param name of the file, or what else they come from
     */
    Taken take(String projectKey, Told told, Origin origin, String name) {
        projects.contributable(projectKey);
        return keep(projectKey, told, origin, name);
    }

    /** What a program sends of one metric, all or none; places in problems count from 1. */
    public Taken send(String projectKey, long metricId, List<Sent> sent, String name) {
        List<Entry> entries = new ArrayList<>();
        for (Sent one : sent) {
            entries.add(new Entry(
                    entries.size() + 1,
                    metricId,
                    one.day(),
                    one.value(),
                    one.note() == null ? "" : one.note().strip()));
        }
        return take(projectKey, Told.of(entries), Origin.REST, name);
    }

    /** @param note may be null */
    public record Sent(LocalDate day, BigDecimal value, String note) {}

    /** As {@link #take}; who may is the caller's affair. */
    Taken keep(String projectKey, Told told, Origin origin, String name) {
        Map<Long, Metric> known = metrics.findByProjectKeyOrderById(projectKey).stream()
                .collect(Collectors.toMap(Metric::id, metric -> metric));
        List<Entry> entries = checked(told, known);
        if (entries.isEmpty()) {
            return Taken.NOTHING;
        }
        Set<Long> touched = entries.stream().map(Entry::metricId).collect(Collectors.toSet());
        LocalDate first =
                entries.stream().map(Entry::day).min(LocalDate::compareTo).orElseThrow();
        LocalDate last =
                entries.stream().map(Entry::day).max(LocalDate::compareTo).orElseThrow();
        Map<Long, Map<LocalDate, Reading>> present = store.ofMetrics(touched, first, last);
        List<Entry> fresh = new ArrayList<>();
        List<Entry> other = new ArrayList<>();
        for (Entry entry : entries) {
            Reading there = present.getOrDefault(entry.metricId(), Map.of()).get(entry.day());
            if (there == null) {
                fresh.add(entry);
            } else if (there.value().compareTo(entry.value()) != 0) {
                other.add(entry);
            }
        }
        Taken taken = new Taken(fresh.size(), other.size(), entries.size() - fresh.size() - other.size());
        if (taken.isNews()) {
            requireRoom(projectKey, fresh.size());
            store.add(fresh, origin, me.id());
            store.change(other, origin, me.id());
            tell(projectKey, touched, known, taken, origin, name, replaced(other, present, known));
        }
        return taken;
    }

    private static List<Change> replaced(
            List<Entry> other, Map<Long, Map<LocalDate, Reading>> present, Map<Long, Metric> known) {
        return other.stream()
                .map(entry -> {
                    String of = known.get(entry.metricId()).name() + " " + entry.day() + ": ";
                    Reading before = present.get(entry.metricId()).get(entry.day());
                    return new Change("value", of + written(before.value()), of + written(entry.value()));
                })
                .toList();
    }

    private static Facts facts(LocalDate day, BigDecimal value, String note) {
        return Facts.of("day", day).and("value", value).and("note", note);
    }

    private void tell(
            String projectKey,
            Set<Long> touched,
            Map<Long, Metric> known,
            Taken taken,
            Origin origin,
            String name,
            List<Change> replaced) {
        String action = switch (origin) {
            case FILE -> "measure.readingsUploaded";
            case SOURCE -> "measure.readingsFetched";
            case HAND, REST -> "measure.readingsSent";
        };
        String[] details = {Integer.toString(taken.added()), Integer.toString(taken.changed()), name};
        Metric only = touched.size() == 1 ? known.get(touched.iterator().next()) : null;
        String names = touched.stream().sorted().map(id -> known.get(id).name()).collect(Collectors.joining(", "));
        events.publishEvent((only == null
                        ? ReadingsChanged.of(projectKey, action, names, details)
                        : ReadingsChanged.of(only, action, "", details))
                .changing(replaced));
    }

    /** The readings as they are kept, each day of each metric once; all that is wrong is named, line by line. */
    private List<Entry> checked(Told told, Map<Long, Metric> known) {
        List<Problem> problems = new ArrayList<>(told.problems());
        Map<Long, Map<LocalDate, Entry>> days = new TreeMap<>();
        for (Entry entry : told.entries()) {
            if (!known.containsKey(entry.metricId())) {
                throw new NotFound(Long.toString(entry.metricId()));
            }
            List<Problem> wrong = wrong(entry);
            if (wrong.isEmpty()) {
                Entry kept = kept(entry);
                Entry twin = days.computeIfAbsent(entry.metricId(), metric -> new TreeMap<>())
                        .putIfAbsent(entry.day(), kept);
                if (twin != null && twin.value().compareTo(kept.value()) != 0) {
                    wrong.add(Problem.of(
                            "",
                            "measure.line.twice",
                            entry.line(),
                            twin.line(),
                            known.get(entry.metricId()).name(),
                            entry.day()));
                }
            }
            problems.addAll(wrong);
        }
        problems.sort(
                Comparator.comparingInt(problem -> problem.arguments().get(0) instanceof Integer line ? line : 0));
        refuse(problems);
        return days.values().stream().flatMap(own -> own.values().stream()).toList();
    }

    private Entry checked(Entry entry) {
        List<Problem> problems = wrong(entry);
        refuse(problems);
        return kept(entry);
    }

    private static Entry kept(Entry entry) {
        return new Entry(
                entry.line(),
                entry.metricId(),
                entry.day(),
                entry.value().setScale(SCALE, RoundingMode.HALF_UP),
                entry.note());
    }

    private List<Problem> wrong(Entry entry) {
        List<Problem> problems = new ArrayList<>();
        if (entry.day() == null) {
            problems.add(problem(entry, "day", "measure.error.day"));
        } else if (entry.day().isAfter(LocalDate.now(clock))) {
            problems.add(problem(entry, "day", "measure.error.future", entry.day()));
        } else if (entry.day().isBefore(EARLIEST)) {
            problems.add(problem(entry, "day", "measure.error.ancient", entry.day()));
        }
        if (entry.value() == null) {
            problems.add(problem(entry, "value", "measure.error.value"));
        } else if (entry.value().abs().compareTo(LARGEST) >= 0) {
            problems.add(problem(entry, "value", "measure.error.range"));
        }
        if (entry.note().length() > LONGEST_NOTE) {
            problems.add(problem(entry, "note", "measure.error.note", LONGEST_NOTE));
        }
        return problems;
    }

    /** In a form the field is named, in a file the line. */
    private static Problem problem(Entry entry, String field, String message, Object... arguments) {
        if (entry.line() == 0) {
            return Problem.of(field, message, arguments);
        }
        List<Object> placed = new ArrayList<>(List.of(entry.line()));
        placed.addAll(List.of(arguments));
        return new Problem("", message.replace(".error.", ".line."), placed);
    }

    private static void refuse(List<Problem> problems) {
        if (problems.size() > MOST_PROBLEMS) {
            List<Problem> shown = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
            shown.add(Problem.of("", "measure.line.more", problems.size() - MOST_PROBLEMS));
            throw new InvalidInput(shown);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void requireRoom(String projectKey, int more) {
        if (more > 0 && store.count(projectKey, null) + more > MOST) {
            throw new Conflict("measure.error.tooMany", MOST);
        }
    }

    private Metric require(String projectKey, long metricId) {
        return metrics.findById(metricId)
                .filter(metric -> metric.projectKey().equals(projectKey))
                .orElseThrow(() -> new NotFound(Long.toString(metricId)));
    }

    private Reading find(String projectKey, long id, int version) {
        Reading reading = store.find(projectKey, id).orElseThrow(() -> new NotFound(Long.toString(id)));
        if (reading.version() != version) {
            throw new Conflict("error.changedMeanwhile");
        }
        return reading;
    }

    static String written(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
