package org.gatehouse.drift;

import org.gatehouse.health.HealthChanged;
import org.gatehouse.kernel.ProjectEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Hears whatever happens in projects: readings, plan, files, money. It leaves a mark; a sweep compares. */
@Component
class DriftWatch {

    private final DriftMarks marks;

    DriftWatch(DriftMarks marks) {
        this.marks = marks;
    }

    @EventListener(condition = "#event.action() == 'project.created'")
    void begin(ProjectEvent event) {
        marks.begin(event.projectKey());
    }

    /** At the end of a command, so that nobody waits for another's lock while they hold this one. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void mark(ProjectEvent event) {
        // That a light turned is no fact, and a sweep that turns it holds its row.
        if (!(event instanceof DriftChanged || event instanceof HealthChanged)) {
            marks.mark(event.projectKey());
        }
    }
}
