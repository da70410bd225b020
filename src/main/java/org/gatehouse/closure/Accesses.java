package org.gatehouse.closure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.NotAllowed;
import org.gatehouse.kernel.NotFound;
import org.gatehouse.person.CurrentPerson;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people were let into for a project, entered by its team at any time, handed back before it closes. */
@Service
@Transactional
class Accesses {

    /** Accesses a project may list. */
    static final int MOST = 200;

    private final AccessRepository accesses;
    private final Projects projects;
    private final CurrentPerson me;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accesses(
            AccessRepository accesses,
            Projects projects,
            CurrentPerson me,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accesses = accesses;
        this.projects = projects;
        this.me = me;
        this.events = events;
        this.clock = clock;
    }

    /** In the order they were entered; who may ask is the caller's affair. */
    @Transactional(readOnly = true)
    List<Access> of(String projectKey) {
        return accesses.findByProjectKeyOrderByNumber(projectKey);
    }

    Access enter(String projectKey, String what, String holder) {
        projects.contributable(projectKey);
        String name = text("what", what, 400);
        String who = text("holder", holder, 200);
        List<Access> known = of(projectKey);
        if (known.size() >= MOST) {
            throw new Conflict("closure.error.tooManyAccesses", MOST);
        }
        int number = known.stream().mapToInt(Access::number).max().orElse(0) + 1;
        Access access = accesses.save(
                new Access(null, projectKey, number, name, who, me.id(), clock.instant(), null, null, null));
        events.publishEvent(ClosureChanged.of(projectKey, "closure.accessEntered", name, "", who));
        return access;
    }

    /** @param day it was handed back on, today or before */
    void handBack(String projectKey, int number, LocalDate day) {
        projects.contributable(projectKey);
        Access access = require(projectKey, number);
        if (day == null || day.isAfter(LocalDate.now(clock))) {
            throw new InvalidInput("handedBackOn", "closure.error.handedBackOn");
        }
        if (accesses.handBack(access.id(), day, me.id(), clock.instant()) == 0) {
            throw new Conflict("closure.error.handedBack");
        }
        events.publishEvent(
                ClosureChanged.of(projectKey, "closure.accessHandedBack", access.what(), "", access.holder()));
    }

    /** Takes back an entry made by mistake. */
    void remove(String projectKey, int number) {
        Project project = projects.contributable(projectKey);
        Access access = require(projectKey, number);
        if (!access.enteredBy().equals(me.id()) && !project.managerId().equals(me.id())) {
            throw new NotAllowed("closure.error.notYourAccess");
        }
        if (!access.isOut()) {
            throw new Conflict("closure.error.handedBack");
        }
        accesses.delete(access);
        events.publishEvent(ClosureChanged.of(projectKey, "closure.accessRemoved", access.what(), "", access.holder()));
    }

    private Access require(String projectKey, int number) {
        return accesses.findByProjectKeyAndNumber(projectKey, number)
                .orElseThrow(() -> new NotFound(projectKey + " #" + number));
    }

    private static String text(String field, String given, int most) {
        String text = given == null ? "" : given.strip();
        if (text.isEmpty()) {
            throw new InvalidInput(field, "error.required", field);
        }
        if (text.length() > most) {
            throw new InvalidInput(field, "error.tooLong", field, most);
        }
        return text;
    }
}
