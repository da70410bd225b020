package org.gatehouse.closure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gatehouse.closure.CheckLine.State;
import org.gatehouse.engine.Decisions;
import org.gatehouse.engine.Label;
import org.gatehouse.engine.TableText;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.kernel.Role;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.project.Phase;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The checklist a project is closed by. The decision table {@code closure-check} says which lines there are and which
 * may be waived; the facts settle them; a waiver needs the project manager's reason and a second person.
 */
@Service
@Transactional
class ClosureChecks {

    private final OpenThings open;
    private final Decisions decisions;
    private final WaiverRepository waivers;
    private final ClosureRepository closures;
    private final Projects projects;
    private final People people;
    private final Notices notices;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClosureChecks(
            OpenThings open,
            Decisions decisions,
            WaiverRepository waivers,
            ClosureRepository closures,
            Projects projects,
            People people,
            Notices notices,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.open = open;
        this.decisions = decisions;
        this.waivers = waivers;
        this.closures = closures;
        this.projects = projects;
        this.people = people;
        this.notices = notices;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** The lines in the table's order, as the facts are now. */
    @Transactional(readOnly = true)
    List<CheckLine> of(Project project) {
        OpenThings.Found found = open.of(project);
        Map<String, Object> facts = new HashMap<>(found.totals());
        found.open().forEach((name, things) -> facts.put(name, things.size()));
        facts.put("budget", project.budget().doubleValue());
        Map<String, Waiver> asked = waivers(project.key());
        Map<String, CheckLine> lines = new LinkedHashMap<>();
        for (Map<String, Object> row : decisions.evaluate("closure-check", facts)) {
            String key = Objects.toString(row.get("line"));
            lines.putIfAbsent(
                    key,
                    new CheckLine(
                            key,
                            Boolean.TRUE.equals(row.get("waivable")),
                            TableText.fill(row.get("english"), name -> number(facts.get(name))),
                            TableText.fill(row.get("chinese"), name -> number(facts.get(name))),
                            things(Objects.toString(row.get("fact")), found),
                            asked.get(key)));
        }
        return List.copyOf(lines.values());
    }

    /** A fact that nobody knows is not settled: the table is wrong, and an analyst has to mend it. */
    private static List<Thing> things(String fact, OpenThings.Found found) {
        return found.open().getOrDefault(fact, List.of(new Thing(fact, "closure-check: " + fact + "?", "")));
    }

    private static String number(Object fact) {
        return fact instanceof Double amount
                ? Long.toString(Math.round(amount))
                : fact == null ? null : fact.toString();
    }

    /** Refuses where a line is neither settled nor waived. */
    @Transactional(readOnly = true)
    List<Problem> problems(Project project) {
        return of(project).stream()
                .filter(CheckLine::isOpen)
                .map(line -> Problem.of("", "closure.error.lineOpen", label(line.english(), line.chinese())))
                .toList();
    }

    /** The project manager asks to let a line go. */
    void ask(String projectKey, String key, String reason) {
        Project project = projects.steerable(projectKey);
        if (project.phase() != Phase.CLOSURE) {
            throw new Conflict("closure.error.notClosing");
        }
        CheckLine line = of(project).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound(key));
        if (!line.waivable()) {
            throw new NotAllowed("closure.error.notWaivable", label(line.english(), line.chinese()));
        }
        if (line.state() != State.OPEN) {
            throw new Conflict("closure.error.lineNotOpen", label(line.english(), line.chinese()));
        }
        String why = reason(reason);
        int number = waivers.findByProjectKeyOrderByNumber(projectKey).size() + 1;
        waivers.save(Waiver.asked(projectKey, number, round(projectKey), line, why, me.id(), clock.instant()));
        String label = label(line.english(), line.chinese());
        events.publishEvent(ClosureChanged.of(projectKey, "closure.waiverAsked", label, why));
        notices.tell(
                confirmer(project),
                "notice.closure.waiverAsked",
                List.of(project.name(), people.name(me.id()), label, why),
                link(projectKey));
    }

    /** The second person agrees, or does not. */
    void answer(String projectKey, int number, boolean confirmed, String words) {
        Project project = projects.visible(projectKey);
        if (!project.isRunning()) {
            throw new Conflict(project.isOpen() ? "project.error.onHold" : "project.error.closed", projectKey);
        }
        Waiver waiver =
                waivers.findByProjectKeyAndNumber(projectKey, number).orElseThrow(() -> new NotFound("#" + number));
        if (!mayAnswer(project, waiver)) {
            throw new NotAllowed("closure.error.secondPerson", people.name(confirmer(project)));
        }
        String answer = confirmed && (words == null || words.isBlank()) ? "" : reason(words);
        if (waiver.round() != round(projectKey)
                || waivers.answer(waiver.id(), confirmed, answer, me.id(), clock.instant()) == 0) {
            throw new Conflict("closure.error.waiverAnswered");
        }
        String label = label(waiver.english(), waiver.chinese());
        events.publishEvent(ClosureChanged.of(
                projectKey,
                confirmed ? "closure.waiverConfirmed" : "closure.waiverDeclined",
                label,
                answer,
                people.name(waiver.askedBy()),
                waiver.reason()));
        notices.tell(
                waiver.askedBy(),
                confirmed ? "notice.closure.waiverConfirmed" : "notice.closure.waiverDeclined",
                List.of(project.name(), people.name(me.id()), label, answer),
                link(projectKey));
    }

    /** Whether the signed-in person may be the second one: the sponsor or their deputy, never who asked. */
    @Transactional(readOnly = true)
    boolean mayAnswer(Project project, Waiver waiver) {
        String confirmer = confirmer(project);
        boolean asked = waiver.askedBy().equals(me.id());
        boolean standsIn = people.deputyOf(confirmer, LocalDate.now(clock))
                .filter(me.id()::equals)
                .isPresent();
        boolean sponsorAsks = project.sponsorId().equals(project.managerId()) && me.is(Role.MANAGER);
        return waiver.isWaiting() && !asked && (confirmer.equals(me.id()) || standsIn || sponsorAsks);
    }

    /** The sponsor; where that is the project manager, another manager of the house. */
    private String confirmer(Project project) {
        return project.sponsorId().equals(project.managerId())
                ? people.inRole(Role.MANAGER).stream()
                        .map(person -> person.id())
                        .filter(id -> !id.equals(project.managerId()))
                        .findFirst()
                        .orElse(project.sponsorId())
                : project.sponsorId();
    }

    /** The last one asked for in this round, by line. */
    private Map<String, Waiver> waivers(String projectKey) {
        int round = round(projectKey);
        return waivers.findByProjectKeyOrderByNumber(projectKey).stream()
                .filter(waiver -> waiver.round() == round)
                .collect(Collectors.toMap(Waiver::line, waiver -> waiver, (earlier, later) -> later));
    }

    private int round(String projectKey) {
        return closures.findById(projectKey).map(Closure::round).orElse(0);
    }

    private static String reason(String given) {
        String reason = given == null ? "" : given.strip();
        if (reason.isEmpty()) {
            throw new InvalidInput("reason", "project.error.reason");
        }
        if (reason.length() > 4000) {
            throw new InvalidInput("reason", "error.tooLong", "reason", 4000);
        }
        return reason;
    }

    private static String label(String english, String chinese) {
        return new Label(english, chinese, "").toString();
    }

    private static String link(String projectKey) {
        return "/projects/" + projectKey + "/report/checklist";
    }
}
