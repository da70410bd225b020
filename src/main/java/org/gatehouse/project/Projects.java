package org.gatehouse.project;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.engine.Desk;
import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.Facts;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.kernel.Role;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.People;
import org.gatehouse.person.Person;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register's door: every access to a project is granted or refused here. */
@Service
@Transactional
public class Projects {

    private final ProjectRepository projects;
    private final HoldRepository holds;
    private final ReopeningRepository reopenings;
    private final Admission admission;
    private final Engine engine;
    private final Desk desk;
    private final CurrentPerson me;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Projects(
            ProjectRepository projects,
            HoldRepository holds,
            ReopeningRepository reopenings,
            Admission admission,
            Engine engine,
            Desk desk,
            CurrentPerson me,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.projects = projects;
        this.holds = holds;
        this.reopenings = reopenings;
        this.admission = admission;
        this.engine = engine;
        this.desk = desk;
        this.me = me;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** The project, without asking who wants to know. */
    @Transactional(readOnly = true)
    public Project require(String key) {
        return projects.findById(key).orElseThrow(() -> new NotFound(key));
    }

    /** Names by key, without asking who wants to know. */
    @Transactional(readOnly = true)
    public Map<String, String> names(Set<String> keys) {
        return keys.isEmpty()
                ? Map.of()
                : projects.names(keys).stream()
                        .collect(Collectors.toMap(ProjectRepository.Named::projectKey, ProjectRepository.Named::name));
    }

    /** The project, if the signed-in person may see it: managers see all, others those they are or were in. */
    @Transactional(readOnly = true)
    public Project visible(String key) {
        Project project = require(key);
        if (!mayView(project)) {
            throw new NotFound(key);
        }
        return project;
    }

    /** The project, if the signed-in person is its manager and it runs. */
    @Transactional(readOnly = true)
    public Project steerable(String key) {
        Project project = visible(key);
        if (!project.managerId().equals(me.id())) {
            throw new NotAllowed("project.error.managerOnly", people.name(project.managerId()));
        }
        project.requireRunning();
        return project;
    }

    /** The project, if the signed-in person works in it and it runs. */
    @Transactional(readOnly = true)
    public Project contributable(String key) {
        Project project = visible(key);
        if (!project.isTeam(me.id())) {
            throw new NotAllowed("project.error.teamOnly");
        }
        project.requireRunning();
        return project;
    }

    public boolean mayView(Project project) {
        return seesAll() || project.knows(me.id());
    }

    /** Whether the signed-in person may see every project there is. */
    public boolean seesAll() {
        return me.is(Role.MANAGER);
    }

    /** Everybody who may see a project and can be asked something, ordered by id. */
    public List<Person> audience(Project project) {
        return people.all().stream()
                .filter(person -> person.is(Role.MANAGER) || project.knows(person.id()))
                .toList();
    }

    /** Keys of the projects the signed-in person is or was in. */
    @Transactional(readOnly = true)
    public List<String> mineByKey() {
        return projects.keysOf(me.id());
    }

    /** Starts the project process, whose first step registers the project; both in one transaction. */
    public String create(ProjectDraft draft) {
        requireCreator();
        String key = admission.check(draft);
        engine.start("project", key, Registration.variables(draft, key));
        return key;
    }

    /**
     * Writes the project's row; asked for by the process, however it was started.
     *
     * @param template what its plan is to begin from; empty where there is none
     */
    Project register(ProjectDraft draft, String template) {
        requireCreator();
        String key = admission.check(draft);
        Project project = projects.save(Project.open(key, draft, me.id(), clock.instant()));
        events.publishEvent(
                ProjectChanged.of(project, "project.created").changing(Facts.NONE.changedTo(project.facts())));
        if (!template.isEmpty()) {
            events.publishEvent(new ProjectBegun(key, template));
        }
        return project;
    }

    public void describe(String key, int version, String name, String description, String market, String strategy) {
        Project project = steerable(key);
        if (project.version() != version) {
            throw new Conflict("error.changedMeanwhile");
        }
        Admission.checkTexts(name, description, market, strategy);
        Facts before = project.facts();
        project.describe(name.strip(), description.strip(), market.strip(), strategy.strip());
        save(project);
        engine.setFact(key, "projectName", name.strip());
        events.publishEvent(
                ProjectChanged.of(project, "project.described").changing(before.changedTo(project.facts())));
    }

    public void invite(String key, String person) {
        Project project = steerable(key);
        if (!people.exists(person)) {
            throw new InvalidInput("person", "project.error.unknownPerson", person);
        }
        Facts before = project.facts();
        project.invite(person, clock.instant());
        save(project);
        events.publishEvent(ProjectChanged.about(project, "project.memberInvited", people.name(person), "")
                .changing(before.changedTo(project.facts())));
    }

    public void release(String key, String person) {
        Project project = steerable(key);
        if (!project.memberIds().contains(person)) {
            throw new InvalidInput("person", "project.error.notMember", people.name(person));
        }
        Facts before = project.facts();
        project.release(person, clock.instant());
        save(project);
        events.publishEvent(ProjectChanged.about(project, "project.memberReleased", people.name(person), "")
                .changing(before.changedTo(project.facts())));
    }

    /** Puts the whole project to rest until it is resumed. */
    public void requestHold(String key, String reason) {
        Project project = visible(key);
        requireManagerOrSponsor(project);
        holdNow(project, me.id(), reason);
    }

    /** As {@link #requestHold}, decided at a gate or in a review; does nothing when it rests already. */
    public void holdByDecision(String key, String person, String reason) {
        Project project = require(key);
        if (project.isRunning()) {
            holdNow(project, person, reason);
        }
    }

    /** Completes the resumption task for whoever may take the project up again. */
    public void requestResumption(String key) {
        Project project = visible(key);
        requireManagerOrSponsor(project);
        if (project.status() != ProjectStatus.ON_HOLD) {
            throw new Conflict("project.error.notOnHold", key);
        }
        String task = engine.openTask("project", key, "resumeProject")
                .orElseThrow(() -> new Conflict("project.error.beingHeld", key));
        desk.complete(task, me.id(), me.groups(), Map.of());
    }

    /** Ends the project for good; the process cleans up what is running. */
    public void requestStop(String key, String reason) {
        Project project = visible(key);
        requireManagerOrSponsor(project);
        project.requireOpen();
        requireReason(reason);
        tell(project, "stopRequested", Map.of("stopReason", reason.strip(), "stoppedBy", me.id()));
    }

    /** Whether the signed-in person may open this project again now that it has ended. */
    public boolean mayReopen(Project project) {
        return !project.isOpen() && (me.id().equals(project.sponsorId()) || me.is(Role.MANAGER));
    }

    /** The times it was opened again, oldest first; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public List<Reopening> reopenings(String key) {
        return reopenings.findByProjectKeyOrderByNumber(key);
    }

    /**
     * Takes a project that has ended up again: a new process goes on under its key.
     *
     * @param phase one of {@link Project#reopensIn}
     */
    public void requestReopening(String key, Phase phase, String reason) {
        checkReopening(visible(key), phase, reason);
        engine.begin("projectReopened", key, Map.of("reopenReason", reason.strip(), "reopenPhase", phase.name()));
    }

    /** Asked for by the process, however it was started; whoever comes second is refused. */
    Project reopen(String key, Phase phase, String reason) {
        Project project = visible(key);
        checkReopening(project, phase, reason);
        ProjectStatus endedAs = project.status();
        Instant endedAt = project.endedAt();
        String endReason = project.endReason();
        project.reopen(phase);
        save(project);
        holds.resumed(key, me.id(), clock.instant());
        reopenings.save(new Reopening(
                null,
                key,
                reopenings(key).size() + 1,
                endedAs,
                endedAt,
                endReason,
                phase,
                me.id(),
                reason,
                clock.instant()));
        engine.endWork(key, "project reopened");
        events.publishEvent(ProjectChanged.about(project, "project.reopened", people.name(me.id()), reason));
        events.publishEvent(
                ProjectChanged.of(project, "project.phase." + phase.name().toLowerCase(Locale.ROOT)));
        return project;
    }

    private void checkReopening(Project project, Phase phase, String reason) {
        if (project.isOpen()) {
            throw new Conflict("project.error.open", project.key());
        }
        if (!mayReopen(project)) {
            throw new NotAllowed("project.error.reopener");
        }
        if (!project.reopensIn().contains(phase)) {
            throw new Conflict("project.error.reopensElsewhere", project.key());
        }
        requireReason(reason);
    }

    void suspendWork(String key) {
        engine.suspendWork(key);
    }

    void resume(String key, String person) {
        Project project = require(key);
        project.resume();
        save(project);
        holds.resumed(key, person, clock.instant());
        events.publishEvent(ProjectChanged.of(project, "project.resumed"));
    }

    void resumeWork(String key) {
        engine.resumeWork(key);
    }

    void stop(String key, String reason, String person) {
        Project project = require(key);
        if (!project.isOpen()) {
            return;
        }
        project.stop(reason, clock.instant());
        save(project);
        engine.endWork(key, "project stopped");
        events.publishEvent(ProjectChanged.about(project, "project.stopped", people.name(person), reason));
    }

    void archive(String key) {
        Project project = require(key);
        if (!project.isOpen()) {
            return;
        }
        project.archive(clock.instant());
        save(project);
        engine.endWork(key, "project archived");
        events.publishEvent(ProjectChanged.of(project, "project.archived"));
    }

    /** The lifecycle moved on; called by the steps of the processes. */
    public void enter(String key, Phase phase) {
        Project project = require(key);
        if (project.phase() != phase) {
            project.enter(phase);
            save(project);
            events.publishEvent(
                    ProjectChanged.of(project, "project.phase." + phase.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** Applies an approved change of the frame. */
    public void reframe(String key, LocalDate end, BigDecimal budget) {
        Project project = require(key);
        Facts before = project.facts();
        project.reframe(end, budget);
        save(project);
        events.publishEvent(ProjectChanged.about(
                        project, "project.reframed", end + ", " + budget.toPlainString() + " " + project.currency(), "")
                .changing(before.changedTo(project.facts())));
    }

    /** Why the project rests now; null where it does not. */
    @Transactional(readOnly = true)
    public Hold currentHold(String key) {
        return holds.current(key);
    }

    /** Why each of these projects rests now; those that do not are missing. */
    @Transactional(readOnly = true)
    public Map<String, Hold> currentHolds(Collection<String> keys) {
        return keys.isEmpty()
                ? Map.of()
                : holds.currentOf(keys).stream()
                        .collect(Collectors.toMap(Hold::projectKey, hold -> hold, (earlier, later) -> later));
    }

    private void holdNow(Project project, String person, String reason) {
        requireReason(reason);
        project.hold();
        save(project);
        holds.save(Hold.begin(project.key(), person, reason.strip(), clock.instant()));
        tell(project, "holdRequested", Map.of());
        events.publishEvent(ProjectChanged.about(project, "project.held", people.name(person), reason.strip()));
    }

    private void tell(Project project, String message, Map<String, ?> variables) {
        if (!engine.tell("project", project.key(), message, variables)) {
            throw new Conflict("project.error.closed", project.key());
        }
    }

    private void requireCreator() {
        if (!me.is(Role.MANAGER)) {
            throw new NotAllowed("project.error.creator");
        }
    }

    private void requireManagerOrSponsor(Project project) {
        if (!me.id().equals(project.managerId()) && !me.id().equals(project.sponsorId())) {
            throw new NotAllowed("project.error.managerOrSponsor");
        }
    }

    private static void requireReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new InvalidInput("reason", "project.error.reason");
        }
        if (reason.length() > 4000) {
            throw new InvalidInput("reason", "error.tooLong", 4000);
        }
    }

    private void save(Project project) {
        try {
            projects.save(project);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("error.changedMeanwhile");
        }
    }
}
