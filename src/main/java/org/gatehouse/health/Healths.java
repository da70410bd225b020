package org.gatehouse.health;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.health.Health.Overrule;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.Refusal.Problem;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The health of projects: judged by the tables, day by day, unless manager or sponsor know better for a while. */
@Service
@Transactional
public class Healths {

    /** Lights a person may give. */
    static final List<Light> GIVEN = List.of(Light.GREEN, Light.AMBER, Light.RED);

    private static final int LONGEST_WHY = 2000;

    private final HealthRows rows;
    private final HealthTable table;
    private final List<VitalSigns> signs;
    private final Projects projects;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Healths(
            HealthRows rows,
            HealthTable table,
            List<VitalSigns> signs,
            Projects projects,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.table = table;
        this.signs = List.copyOf(signs);
        this.projects = projects;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** Judges the project as it is now and keeps that as the day's reading; who may ask is the caller's affair. */
    public Health renew(String projectKey) {
        rows.lock(projectKey);
        return judge(projectKey);
    }

    /** As {@link #renew}, unless somebody has just done it. */
    boolean renewIfDue(String projectKey) {
        rows.lock(projectKey);
        boolean due = rows.isDue(projectKey, today());
        if (due) {
            judge(projectKey);
        }
        return due;
    }

    /** As it was last judged; empty before the first time. Who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    public Optional<Health> latest(String projectKey) {
        return Optional.ofNullable(latest(List.of(projectKey)).get(projectKey));
    }

    /** By project, in two statements; projects that were never judged are left out. */
    @Transactional(readOnly = true)
    public Map<String, Health> latest(Collection<String> projectKeys) {
        return rows.latest(projectKeys, today());
    }

    /** Lets the project be judged anew soon. */
    public void touch(String projectKey) {
        rows.touch(projectKey);
    }

    /** Whether the signed-in person may say that the light is wrong. */
    @Transactional(readOnly = true)
    public boolean mayOverrule(Project project) {
        return project.isOpen() && isManagerOrSponsor(project);
    }

    /** Last day an override given today may count: a review comes then, at the latest. */
    @Transactional(readOnly = true)
    public LocalDate latestEnd(Project project) {
        return today().plusDays(project.reviewDays());
    }

    /** Lets another light count than the computed one, at most up to the next review. */
    public void overrule(String projectKey, Light light, String why, LocalDate until) {
        Project project = projects.visible(projectKey);
        requireManagerOrSponsor(project);
        check(project, light, why, until);
        rows.lock(projectKey);
        rows.endOverrule(projectKey, clock.instant());
        Overrule overrule = new Overrule(light, me.id(), why.strip(), clock.instant(), until);
        rows.overrule(projectKey, overrule);
        events.publishEvent(HealthChanged.overridden(projectKey, overrule));
        judge(projectKey);
    }

    /** Lets the computed light count again. */
    public void endOverrule(String projectKey) {
        Project project = projects.visible(projectKey);
        requireManagerOrSponsor(project);
        rows.lock(projectKey);
        Overrule overrule = rows.overrule(projectKey).orElseThrow(() -> new Conflict("health.error.notOverridden"));
        end(projectKey, overrule);
        judge(projectKey);
    }

    /** Each review looks at the facts: what was said against them before ends with it. */
    void review(String projectKey) {
        rows.lock(projectKey);
        rows.overrule(projectKey).ifPresent(overrule -> {
            end(projectKey, overrule);
            judge(projectKey);
        });
    }

    private Health judge(String projectKey) {
        Project project = projects.require(projectKey);
        Map<String, Object> facts = new HashMap<>();
        signs.forEach(sign -> facts.putAll(sign.of(project)));
        Overrule overrule = rows.overrule(projectKey).orElse(null);
        if (overrule != null && overrule.until().isBefore(today())) {
            end(projectKey, overrule);
            overrule = null;
        }
        Light before = rows.lastLight(projectKey).orElse(null);
        Health health = Health.of(projectKey, today(), table.judge(facts), overrule);
        rows.keep(health, clock.instant());
        if (before != null && before != health.light() && overrule == null) {
            events.publishEvent(HealthChanged.turned(projectKey, before, health.light()));
        }
        return health;
    }

    private void end(String projectKey, Overrule overrule) {
        rows.endOverrule(projectKey, clock.instant());
        events.publishEvent(HealthChanged.overrideEnded(projectKey, overrule.light()));
    }

    private void check(Project project, Light light, String why, LocalDate until) {
        List<Problem> problems = new ArrayList<>();
        if (light == null || !GIVEN.contains(light)) {
            problems.add(Problem.of("light", "health.error.light"));
        }
        if (why == null || why.isBlank()) {
            problems.add(Problem.of("why", "health.error.why"));
        } else if (why.length() > LONGEST_WHY) {
            problems.add(Problem.of("why", "error.tooLong", "why", LONGEST_WHY));
        }
        if (until == null || until.isBefore(today()) || until.isAfter(latestEnd(project))) {
            problems.add(Problem.of("until", "health.error.until", today(), latestEnd(project)));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void requireManagerOrSponsor(Project project) {
        if (!isManagerOrSponsor(project)) {
            throw new NotAllowed("health.error.managerOrSponsor");
        }
        if (!project.isOpen()) {
            throw new Conflict("project.error.closed", project.key());
        }
    }

    private boolean isManagerOrSponsor(Project project) {
        return me.id().equals(project.managerId()) || me.id().equals(project.sponsorId());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
