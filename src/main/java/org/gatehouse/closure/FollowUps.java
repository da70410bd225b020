package org.gatehouse.closure;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.Answer;
import org.gatehouse.engine.Engine;
import org.gatehouse.goal.Goal;
import org.gatehouse.goal.Goals;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.ProjectChanged;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Results that are known only after a project has closed. Each has a process of its own, which begins when the project
 * is archived and opens a task when the day has come; the project itself stays closed.
 */
@Service
@Transactional
class FollowUps {

    static final String PROCESS = "follow-up";

    /** How many years after today a result may be looked at. */
    static final int YEARS = 3;

    private static final int URGENT = 75;
    private static final int LONGEST_NAME = 60;
    private static final Set<String> OUTCOMES = Set.of("read", "postpone", "notMeasurable");

    private final FollowUpRows rows;
    private final ClosureRepository closures;
    private final Goals goals;
    private final Projects projects;
    private final People people;
    private final Notices notices;
    private final Engine engine;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FollowUps(
            FollowUpRows rows,
            ClosureRepository closures,
            Goals goals,
            Projects projects,
            People people,
            Notices notices,
            Engine engine,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.closures = closures;
        this.goals = goals;
        this.projects = projects;
        this.people = people;
        this.notices = notices;
        this.engine = engine;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A result as it is shown.
     *
     * @param interim what was known when the project closed; null for nothing
     * @param reached percent of the way and whether the target was reached, by the final value
     */
    record Shown(FollowUp followUp, Goal goal, BigDecimal interim, LocalDate interimOn, Attainment reached) {}

    /** Those of the project's last closure, by goal; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    List<Shown> of(String projectKey) {
        List<FollowUp> all = rows.latest(projectKey);
        if (all.isEmpty()) {
            return List.of();
        }
        Map<String, Goal> known = new HashMap<>();
        goals.of(projectKey).forEach(goal -> known.put(goal.key(), goal));
        Closure closure = closures.findById(projectKey).orElseGet(() -> Closure.of(projectKey));
        List<Shown> shown = new ArrayList<>();
        for (FollowUp each : all) {
            Goal goal = known.get(each.goalKey());
            if (goal != null && each.state() != FollowUp.State.WITHDRAWN) {
                shown.add(shown(each, goal, closure));
            }
        }
        return shown;
    }

    @Transactional(readOnly = true)
    List<FollowUp> of(String projectKey, int round) {
        return rows.of(projectKey, round);
    }

    /** The one a task asks for. */
    @Transactional(readOnly = true)
    Shown waiting(String projectKey, String goalKey) {
        FollowUp it = require(projectKey, goalKey);
        Closure closure = closures.findById(projectKey).orElseGet(() -> Closure.of(projectKey));
        return shown(it, goal(projectKey, goalKey), closure);
    }

    @EventListener(condition = "#event.action() == 'project.archived'")
    void begin(ProjectChanged event) {
        closures.findById(event.projectKey()).ifPresent(closure -> {
            Project project = projects.require(event.projectKey());
            for (GoalResult result : closure.later()) {
                FollowUp it = FollowUp.of(project.key(), closure.round(), result);
                rows.add(it);
                engine.start(PROCESS, project.key(), variables(project, goal(project.key(), it.goalKey()), it));
            }
        });
    }

    /** Its processes ended with that; the next closure asks again. */
    @EventListener(condition = "#event.action() == 'project.reopened'")
    void withdraw(ProjectChanged event) {
        rows.withdraw(event.projectKey());
    }

    /** Takes the answer of the task; the routes tell whether it was put off, and until when. */
    Map<String, Object> take(Answer answer) {
        String projectKey = answer.projectKey();
        Project project = projects.require(projectKey);
        FollowUp it = require(projectKey, answer.variable("goalKey"));
        Goal goal = goal(projectKey, it.goalKey());
        String outcome = answer.choice("outcome", OUTCOMES);
        String reason = answer.text("reason");
        FollowUp after = switch (outcome) {
            case "read" -> read(it, answer, project);
            case "postpone" -> it.postpone(later(answer), required(reason));
            default -> it.giveUp(required(reason), answer.person(), clock.instant());
        };
        if (!rows.update(after)) {
            throw new Conflict("error.task.overtaken");
        }
        tell(project, goal, after, answer.person());
        return Map.of("readingPostponed", after.isWaiting(), "knownAt", Date.from(at(after.knownOn())));
    }

    void remind(String projectKey, String goalKey) {
        rows.waiting(projectKey, goalKey).ifPresent(it -> {
            Project project = projects.require(projectKey);
            Goal goal = goal(projectKey, goalKey);
            notices.tell(
                    reader(project, goal),
                    "notice.closure.resultDue",
                    List.of(project.name(), goal.statement(), it.knownOn().toString()),
                    "/");
        });
    }

    void escalate(String projectKey, String goalKey, String processInstanceId) {
        rows.waiting(projectKey, goalKey).ifPresent(it -> {
            Project project = projects.require(projectKey);
            Goal goal = goal(projectKey, goalKey);
            engine.raisePriority(processInstanceId, "readResult", URGENT);
            String late = people.name(reader(project, goal));
            for (String person : Set.of(project.sponsorId(), project.managerId())) {
                notices.tell(
                        person,
                        "notice.closure.resultLate",
                        List.of(project.name(), goal.statement(), it.knownOn().toString(), late),
                        link(projectKey));
            }
            events.publishEvent(ClosureChanged.of(projectKey, "closure.resultLate", subject(goal), "", late));
        });
    }

    private FollowUp read(FollowUp it, Answer answer, Project project) {
        BigDecimal value = answer.decimal("value");
        LocalDate today = LocalDate.now(clock);
        LocalDate day = answer.date("measuredOn") == null ? today : answer.date("measuredOn");
        List<Problem> problems = new ArrayList<>();
        if (value == null) {
            problems.add(Problem.of("value", "error.required", "value"));
        } else if (value.stripTrailingZeros().scale() > 4) {
            problems.add(Problem.of("value", "error.number", value.toPlainString()));
        }
        if (day.isAfter(today) || day.isBefore(project.startDate())) {
            problems.add(Problem.of("measuredOn", "closure.error.measuredLater", it.goalKey()));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return it.read(value, day, answer.person(), clock.instant());
    }

    private LocalDate later(Answer answer) {
        LocalDate day = answer.date("knownOn");
        LocalDate today = LocalDate.now(clock);
        if (day == null || !day.isAfter(today) || day.isAfter(today.plusYears(YEARS))) {
            throw new InvalidInput("knownOn", "closure.error.postponedTo", YEARS);
        }
        return day;
    }

    private static String required(String reason) {
        if (reason.isEmpty()) {
            throw new InvalidInput("reason", "project.error.reason");
        }
        if (reason.length() > 4000) {
            throw new InvalidInput("reason", "error.tooLong", "reason", 4000);
        }
        return reason;
    }

    private void tell(Project project, Goal goal, FollowUp it, String person) {
        String name = people.name(person);
        if (it.state() == FollowUp.State.READ) {
            String value = (it.finalValue().stripTrailingZeros().toPlainString() + " " + goal.unit()).strip();
            boolean reached =
                    Boolean.TRUE.equals(Attainment.of(goal.baselineValue(), goal.targetValue(), it.finalValue())
                            .reached());
            events.publishEvent(ClosureChanged.of(
                    project.key(),
                    "closure.resultRead",
                    subject(goal),
                    "",
                    value,
                    reached ? "closure.reached.yes" : "closure.reached.no"));
            tellSponsor(
                    project,
                    person,
                    reached ? "notice.closure.resultReached" : "notice.closure.resultMissed",
                    List.of(project.name(), goal.statement(), value, name));
        } else if (it.isWaiting()) {
            events.publishEvent(ClosureChanged.of(
                    project.key(),
                    "closure.resultPostponed",
                    subject(goal),
                    it.reason(),
                    it.knownOn().toString()));
            tellSponsor(
                    project,
                    person,
                    "notice.closure.resultPostponed",
                    List.of(project.name(), goal.statement(), it.knownOn().toString(), name, it.reason()));
        } else {
            events.publishEvent(ClosureChanged.of(project.key(), "closure.resultGivenUp", subject(goal), it.reason()));
            tellSponsor(
                    project,
                    person,
                    "notice.closure.resultGivenUp",
                    List.of(project.name(), goal.statement(), name, it.reason()));
        }
    }

    private void tellSponsor(Project project, String person, String message, List<String> arguments) {
        for (String reader : Set.of(project.sponsorId(), project.managerId())) {
            if (!reader.equals(person)) {
                notices.tell(reader, message, arguments, link(project.key()));
            }
        }
    }

    private Map<String, Object> variables(Project project, Goal goal, FollowUp it) {
        String name = goal.statement().replace('|', '/').strip();
        return Map.of(
                "projectKey", project.key(),
                "projectName", project.name(),
                "projectManager", project.managerId(),
                "sponsor", project.sponsorId(),
                "owner", reader(project, goal),
                "goalKey", goal.key(),
                "goalName", name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…",
                "knownAt", Date.from(at(it.knownOn())));
    }

    /** Who owns the goal; the project manager where that person is not known any more. */
    private String reader(Project project, Goal goal) {
        return people.exists(goal.ownerId()) ? goal.ownerId() : project.managerId();
    }

    private Instant at(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private Shown shown(FollowUp it, Goal goal, Closure closure) {
        GoalResult result = closure.resultOf(goal.key()).orElse(null);
        return new Shown(
                it,
                goal,
                result == null ? null : result.actualValue(),
                result == null ? null : result.measuredOn(),
                Attainment.of(goal.baselineValue(), goal.targetValue(), it.finalValue()));
    }

    private FollowUp require(String projectKey, String goalKey) {
        return rows.waiting(projectKey, goalKey).orElseThrow(() -> new NotFound(String.valueOf(goalKey)));
    }

    private Goal goal(String projectKey, String goalKey) {
        return goals.of(projectKey).stream()
                .filter(goal -> goal.key().equals(goalKey))
                .findFirst()
                .orElseThrow(() -> new NotFound(goalKey));
    }

    private static String subject(Goal goal) {
        return goal.key() + " " + goal.statement();
    }

    private static String link(String projectKey) {
        return "/projects/" + projectKey + "/report";
    }
}
