package org.gatehouse.appraisal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.engine.Engine;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.Role;
import org.gatehouse.notice.Notices;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.person.LineManagers;
import org.gatehouse.person.People;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Appraisals begin, are called for, change hands and end early. In a project they begin with its execution for everybody
 * in the team who has a line manager; for the others the project manager may begin one.
 */
@Service
@Transactional
class Openings {

    static final String PROCESS = "appraisal";

    /** A project that nobody closes is appraised that long after its planned end. */
    private static final int GRACE_DAYS = 90;

    private static final List<String> APPRAISERS_STEPS = List.of("proposeKpis", "reviewPerformance", "holdTalk");

    private final AppraisalRepository appraisals;
    private final Agreements agreements;
    private final GrowthGoals growth;
    private final Doors doors;
    private final LineManagers managers;
    private final People people;
    private final Projects projects;
    private final Engine engine;
    private final Diary diary;
    private final Notices notices;
    private final CurrentPerson me;
    private final Clock clock;

    Openings(
            AppraisalRepository appraisals,
            Agreements agreements,
            GrowthGoals growth,
            Doors doors,
            LineManagers managers,
            People people,
            Projects projects,
            Engine engine,
            Diary diary,
            Notices notices,
            CurrentPerson me,
            Clock clock) {
        this.appraisals = appraisals;
        this.agreements = agreements;
        this.growth = growth;
        this.doors = doors;
        this.managers = managers;
        this.people = people;
        this.projects = projects;
        this.engine = engine;
        this.diary = diary;
        this.notices = notices;
        this.me = me;
        this.clock = clock;
    }

    static String link(Appraisal it) {
        return "/appraisals/" + it.id();
    }

    /** Execution begins, or somebody joined: those with a line manager agree with them on what counts. */
    void ofTeam(String projectKey) {
        Project project = projects.require(projectKey);
        for (String person : workers(project)) {
            managers.of(person).ifPresent(manager -> begin(project, person, manager, appraiseAt(project)));
        }
    }

    /** The project manager or the line manager begins one by hand. */
    long ofMember(String projectKey, String person) {
        Project project = projects.visible(projectKey);
        String appraiser = appraiserIn(project, person)
                .orElseThrow(() -> new Conflict("appraisal.error.noAppraiser", people.name(person)));
        if (!me.id().equals(appraiser) && !me.is(Role.HR)) {
            throw new NotAllowed("appraisal.error.notYours");
        }
        if (!workers(project).contains(person) || !people.exists(person)) {
            throw new NotAllowed("appraisal.error.notInTeam", people.name(person));
        }
        if (!project.isRunning()) {
            throw new Conflict("appraisal.error.projectOver");
        }
        return begin(project, person, appraiser, appraiseAt(project))
                .orElseThrow(() -> new Conflict("appraisal.error.begun"))
                .id();
    }

    /** Line manager, else the project's manager; the sponsor for a manager without one. Never the person themselves. */
    Optional<String> appraiserIn(Project project, String person) {
        return managers.of(person)
                .or(() -> Optional.of(project.managerId()))
                .filter(one -> !one.equals(person))
                .or(() -> Optional.of(project.sponsorId()).filter(one -> !one.equals(person)))
                .filter(people::exists);
    }

    /** The project closes or is over: whoever belongs to it is appraised now. A second time changes nothing. */
    void callFor(String projectKey) {
        Project project = projects.require(projectKey);
        Instant now = clock.instant();
        for (String person : workers(project)) {
            managers.of(person).ifPresent(manager -> begin(project, person, manager, now));
        }
        LocalDate today = LocalDate.now(clock);
        for (Appraisal it : appraisals.findByProjectKey(projectKey)) {
            if (it.state() == State.PROPOSING || it.state() == State.ANSWERING || it.state() == State.AGREED) {
                it.endOn(today);
                appraisals.save(it);
                diary.note(it, "called");
                // Whoever has not agreed yet goes on at once when they have.
                engine.setFacts(PROCESS, it.businessKey(), Map.of("appraiseAt", Date.from(now)));
                engine.tell(PROCESS, it.businessKey(), "appraisalDue", Map.of());
            }
        }
    }

    /** @return empty where the person has no line manager, or has one in this period already */
    Optional<Appraisal> ofPeriod(Period period, String person) {
        return managers.of(person).map(manager -> {
            Appraisal it = appraisals.save(Appraisal.ofPeriod(person, manager, period, clock.instant()));
            boolean manages =
                    people.find(person).filter(one -> one.is(Role.MANAGER)).isPresent();
            start(
                    it,
                    manages,
                    period.toDay().plusDays(1).atStartOfDay(clock.getZone()).toInstant());
            return it;
        });
    }

    private Optional<Appraisal> begin(Project project, String person, String appraiser, Instant at) {
        if (!people.exists(person)
                || appraiser.equals(person)
                || appraisals.findByPersonIdAndProjectKey(person, project.key()).isPresent()) {
            return Optional.empty();
        }
        LocalDate end = project.endDate().isBefore(project.startDate()) ? project.startDate() : project.endDate();
        Appraisal it = appraisals.save(Appraisal.ofProject(
                person, appraiser, project.key(), project.name(), project.startDate(), end, clock.instant()));
        start(it, person.equals(project.managerId()), at);
        return Optional.of(it);
    }

    private void start(Appraisal it, boolean manages, Instant at) {
        agreements.prefill(it, manages);
        growth.carryInto(it);
        diary.note(it, "begun", "", "appraisal.begun");
        engine.start(
                PROCESS,
                it.businessKey(),
                Map.of(
                        "appraisal", it.id().toString(),
                        "projectName", it.title().replace('|', '/'),
                        "person", it.personId(),
                        "personName", people.name(it.personId()).replace('|', '/'),
                        "appraiser", it.appraiserId(),
                        "appraiseAt", Date.from(at)));
        notices.tell(it.appraiserId(), "notice.appraisal.propose", List.of(it.title()), link(it));
    }

    /** The sponsor decides about the work and is not appraised by it. */
    private static Set<String> workers(Project project) {
        Set<String> workers = new LinkedHashSet<>(project.memberIds());
        workers.add(project.managerId());
        return workers;
    }

    private Instant appraiseAt(Project project) {
        return project.endDate()
                .plusDays(GRACE_DAYS)
                .atStartOfDay(clock.getZone())
                .toInstant();
    }

    /** Somebody reports to somebody else now, who takes over what is open. */
    void passOn(String person) {
        for (Appraisal it : appraisals.openOf(person)) {
            String before = it.appraiserId();
            String next = managers.of(person).or(() -> inTheirPlace(it)).orElse(before);
            if (next.equals(before) || next.equals(person)) {
                continue;
            }
            it.passTo(next);
            appraisals.save(it);
            diary.note(it, "passedOn");
            engine.setFacts(PROCESS, it.businessKey(), Map.of("appraiser", next));
            APPRAISERS_STEPS.forEach(step -> engine.assign(PROCESS, it.businessKey(), step, next));
            agreements
                    .openChange(it)
                    .filter(change -> change.proposedBy().equals(person))
                    .ifPresent(change -> engine.assign(PROCESS, it.businessKey(), "answerChange", next));
            notices.tell(next, "notice.appraisal.yours", List.of(it.title()), link(it));
        }
    }

    /** Without a line manager: the project's manager, for a period whoever is in human resources. */
    private Optional<String> inTheirPlace(Appraisal it) {
        return it.isOfProject()
                ? appraiserIn(projects.require(it.projectKey()), it.personId())
                : people.inRole(Role.HR).stream()
                        .map(one -> one.id())
                        .filter(one -> !one.equals(it.personId()))
                        .findFirst();
    }

    /** Human resources call it off. */
    void callOff(long id, String reason) {
        Appraisal it = doors.visibleAs(id, Seat.HR).it();
        end(it, "calledOff", Words.required("reason", reason, Words.SHORT));
    }

    /** Those who cannot be asked any more need no appraisal; those whose appraiser is gone get another. */
    int followLeavers() {
        int found = 0;
        for (String person : appraisals.peopleWithOpen()) {
            if (!people.exists(person)) {
                for (Appraisal it : appraisals.openOf(person)) {
                    end(it, "left", "");
                    found++;
                }
            }
        }
        for (String appraiser : appraisals.appraisersWithOpen()) {
            if (!people.exists(appraiser)) {
                appraisals.openBy(appraiser).stream()
                        .map(Appraisal::personId)
                        .distinct()
                        .forEach(this::passOn);
                found++;
            }
        }
        return found;
    }

    private void end(Appraisal it, String action, String reason) {
        it.end(reason, clock.instant());
        appraisals.save(it);
        diary.note(it, action, reason, "appraisal.ended");
        engine.tell(PROCESS, it.businessKey(), "appraisalEnded", Map.of());
    }
}
