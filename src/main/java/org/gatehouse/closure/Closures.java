package org.gatehouse.closure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.closure.GoalResult.Entry;
import org.gatehouse.engine.Engine;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.lesson.Lessons;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How projects close: the steps of the closure process, and the report they lead to. */
@Service
@Transactional
public class Closures {

    private final ClosureRepository closures;
    private final ReportStore reports;
    private final ReportFigures figures;
    private final Lessons lessons;
    private final Goals goals;
    private final ClosureChecks checks;
    private final FollowUps followUps;
    private final Projects projects;
    private final Engine engine;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Closures(
            ClosureRepository closures,
            ReportStore reports,
            ReportFigures figures,
            Lessons lessons,
            Goals goals,
            ClosureChecks checks,
            FollowUps followUps,
            Projects projects,
            Engine engine,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.closures = closures;
        this.reports = reports;
        this.figures = figures;
        this.lessons = lessons;
        this.goals = goals;
        this.checks = checks;
        this.followUps = followUps;
        this.projects = projects;
        this.engine = engine;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The report as it reads now.
     *
     * @param writtenAt null while it is a preview
     */
    record Shown(Report report, Instant writtenAt, int round) {}

    /** Where the closure stands; one that has not begun for a project that is not there yet. */
    @Transactional(readOnly = true)
    public Closure of(String projectKey) {
        return closures.findById(projectKey).orElseGet(() -> Closure.of(projectKey));
    }

    /** As written, or what it would say now; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    Shown report(Project project) {
        Closure closure = of(project.key());
        return reports.latest(project.key())
                .filter(written -> written.round() == closure.round())
                .map(written -> new Shown(written.report(), written.at(), written.round()))
                .orElseGet(() -> new Shown(figures.of(project, closure), null, closure.round()));
    }

    /** Whether results may be entered now: the process waits for that. */
    @Transactional(readOnly = true)
    boolean areResultsOpen(String projectKey) {
        return engine.isWaitingAt("closure", projectKey, "recordResults");
    }

    /** Takes what the goals came to from the project manager; all or nothing. */
    public void recordResults(String projectKey, int version, List<Entry> entries) {
        projects.steerable(projectKey);
        if (!areResultsOpen(projectKey)) {
            throw new Conflict("closure.error.resultsNotOpen");
        }
        Closure closure = of(projectKey);
        if (closure.version() != version) {
            throw new Conflict("error.changedMeanwhile");
        }
        Map<String, Goal> known = new HashMap<>();
        goals.of(projectKey).forEach(goal -> known.put(goal.key(), goal));
        check(entries, known);
        List<ClosureChanged> said = new ArrayList<>();
        for (Entry entry : entries) {
            Facts before =
                    closure.resultOf(entry.goalKey()).map(GoalResult::facts).orElse(Facts.NONE);
            if (closure.record(entry, me.id(), clock.instant())) {
                Goal goal = known.get(entry.goalKey());
                said.add(said(projectKey, goal, entry).changing(before.changedTo(entry.facts())));
            }
        }
        if (!said.isEmpty()) {
            save(closure);
            said.forEach(events::publishEvent);
        }
    }

    void open(String projectKey, String processInstanceId, SentBack sentBack) {
        Closure closure = of(projectKey);
        int last = closure.round();
        if (closure.begin(processInstanceId, clock.instant(), sentBack)) {
            followUps.of(projectKey, last).stream().filter(FollowUp::isSettled).forEach(closure::adopt);
            save(closure);
            projects.enter(projectKey, Phase.CLOSURE);
            events.publishEvent(
                    ClosureChanged.of(projectKey, "closure.opened", "", "", Integer.toString(closure.round())));
        }
    }

    /** Every goal has its result, the reason why there is none, or the day it is known; the checklist is settled. */
    void requireResults(String projectKey) {
        Closure closure = of(projectKey);
        List<Problem> missing = new ArrayList<>(goals.of(projectKey).stream()
                .filter(goal -> closure.resultOf(goal.key()).isEmpty())
                .map(goal -> Problem.of("", "closure.error.resultMissing", goal.key(), goal.statement()))
                .toList());
        closure.later().stream()
                .filter(result -> !result.knownOn().isAfter(LocalDate.now(clock)))
                .map(result -> Problem.of("", "closure.error.knownByNow", result.goalKey()))
                .forEach(missing::add);
        missing.addAll(checks.problems(projects.require(projectKey)));
        if (!missing.isEmpty()) {
            throw new InvalidInput(missing);
        }
        events.publishEvent(ClosureChanged.of(projectKey, "closure.resultsDone", "", ""));
    }

    void judge(String projectKey, String person, String decision, String reason) {
        if (decision.equals(Closure.REWORK) && reason.isBlank()) {
            throw new InvalidInput("reason", "closure.error.reason");
        }
        if (reason.length() > 4000) {
            throw new InvalidInput("reason", "error.tooLong", "reason", 4000);
        }
        Closure closure = of(projectKey);
        closure.judge(decision, reason, person, clock.instant());
        save(closure);
        events.publishEvent(ClosureChanged.of(
                projectKey,
                closure.isAccepted() ? "closure.deliverablesAccepted" : "closure.deliverablesReturned",
                "",
                reason,
                Integer.toString(figures.deliverables(projectKey).size())));
    }

    void finishLessons(String projectKey, String noLessonsReason) {
        List<Problem> open = checks.problems(projects.require(projectKey));
        if (!open.isEmpty()) {
            throw new InvalidInput(open);
        }
        int count = lessons.of(projectKey).size();
        if (count == 0 && noLessonsReason.isBlank()) {
            throw new InvalidInput("noLessonsReason", "closure.error.noLessons");
        }
        if (noLessonsReason.length() > 4000) {
            throw new InvalidInput("noLessonsReason", "error.tooLong", "noLessonsReason", 4000);
        }
        String reason = count == 0 ? noLessonsReason : "";
        Closure closure = of(projectKey);
        closure.doWithoutLessons(reason);
        save(closure);
        events.publishEvent(ClosureChanged.of(projectKey, "closure.lessonsDone", "", reason, Integer.toString(count)));
    }

    /** Whoever appraises people hears that their project closes. */
    void callForAppraisal(String projectKey) {
        events.publishEvent(ClosureChanged.of(projectKey, "closure.teamCalled", "", ""));
    }

    /** Freezes the figures of this round; told again, it changes nothing. */
    void writeReport(String projectKey) {
        Closure closure = of(projectKey);
        if (!reports.has(projectKey, closure.round())) {
            reports.write(
                    projectKey, closure.round(), clock.instant(), figures.of(projects.require(projectKey), closure));
            events.publishEvent(
                    ClosureChanged.of(projectKey, "closure.reportWritten", "", "", Integer.toString(closure.round())));
        }
    }

    private static ClosureChanged said(String projectKey, Goal goal, Entry entry) {
        String subject = goal.key() + " " + goal.statement();
        if (entry.isEmpty()) {
            return ClosureChanged.of(projectKey, "closure.resultWithdrawn", subject, "");
        }
        if (entry.knownOn() != null) {
            return ClosureChanged.of(
                    projectKey,
                    "closure.resultLater",
                    subject,
                    "",
                    entry.knownOn().toString(),
                    value(goal, entry));
        }
        if (entry.actualValue() == null) {
            return ClosureChanged.of(projectKey, "closure.resultNotMeasured", subject, entry.notMeasured());
        }
        return ClosureChanged.of(projectKey, "closure.resultRecorded", subject, "", value(goal, entry));
    }

    private static String value(Goal goal, Entry entry) {
        return entry.actualValue() == null
                ? "–"
                : (entry.actualValue().stripTrailingZeros().toPlainString() + " " + goal.unit()).strip();
    }

    private void check(List<Entry> entries, Map<String, Goal> known) {
        List<Problem> problems = new ArrayList<>();
        LocalDate today = LocalDate.now(clock);
        for (Entry entry : entries) {
            String goal = entry.goalKey();
            if (!known.containsKey(goal)) {
                problems.add(Problem.of("", "error.notFound", goal));
            }
            if (entry.actualValue() != null && !entry.notMeasured().isEmpty()) {
                problems.add(Problem.of("notMeasured-" + goal, "closure.error.valueAndReason", goal));
            }
            if (entry.measuredOn() != null && entry.measuredOn().isAfter(today)) {
                problems.add(Problem.of("measuredOn-" + goal, "closure.error.measuredLater", goal));
            }
            if (entry.knownOn() != null) {
                checkLater(entry, today, problems);
            }
            if (entry.notMeasured().length() > 4000 || entry.note().length() > 4000) {
                problems.add(Problem.of("note-" + goal, "error.tooLong", "note", 4000));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static void checkLater(Entry entry, LocalDate today, List<Problem> problems) {
        String goal = entry.goalKey();
        if (!entry.notMeasured().isEmpty()) {
            problems.add(Problem.of("notMeasured-" + goal, "closure.error.laterAndReason", goal));
        }
        if (!entry.knownOn().isAfter(today) || entry.knownOn().isAfter(today.plusYears(FollowUps.YEARS))) {
            problems.add(Problem.of("knownOn-" + goal, "closure.error.knownOn", goal, FollowUps.YEARS));
        }
    }

    private void save(Closure closure) {
        try {
            closures.save(closure);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }
}
