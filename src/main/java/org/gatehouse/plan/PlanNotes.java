package org.gatehouse.plan;

import org.gatehouse.kernel.Conflict;
import org.gatehouse.kernel.InvalidInput;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.project.Project;
import org.gatehouse.project.Projects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the planner says about the plan as a whole, to the approvers: above all why an overload is meant. */
@Service
@Transactional
class PlanNotes {

    static final int LENGTH = 4000;

    private final PlanBook book;
    private final Readiness readiness;
    private final WorkItems items;
    private final Projects projects;
    private final ApplicationEventPublisher events;

    PlanNotes(
            PlanBook book, Readiness readiness, WorkItems items, Projects projects, ApplicationEventPublisher events) {
        this.book = book;
        this.readiness = readiness;
        this.items = items;
        this.projects = projects;
        this.events = events;
    }

    record PlanNoted(String projectKey, String action, String subject, String reason) implements ProjectEvent {}

    @Transactional(readOnly = true)
    String of(String projectKey) {
        return book.note(projectKey);
    }

    /** For the signed-in project manager, while the plan is open; an empty note takes the last one back. */
    void change(String projectKey, String note) {
        Project project = projects.steerable(projectKey);
        if (!items.areOpen(project)) {
            throw new Conflict("plan.error.notOpen");
        }
        write(projectKey, note);
        readiness.check(projectKey);
    }

    void write(String projectKey, String note) {
        if (note.length() > LENGTH) {
            throw new InvalidInput("note", "plan.error.tooLong", "note", LENGTH);
        }
        book.note(projectKey, note.strip());
        events.publishEvent(new PlanNoted(projectKey, "plan.noted", "", note.strip()));
    }
}
