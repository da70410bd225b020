package org.gatehouse.health;

import org.gatehouse.kernel.ProjectEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Hears whatever happens in projects: their health may be another then. */
@Component
class HealthWatch {

    private final Healths healths;
    private final HealthRows rows;

    HealthWatch(Healths healths, HealthRows rows) {
        this.healths = healths;
        this.rows = rows;
    }

    @EventListener(condition = "#event.action() == 'project.created'")
    void begin(ProjectEvent event) {
        rows.begin(event.projectKey());
    }

    @EventListener(condition = "#event.action() == 'review.opened'")
    void review(ProjectEvent event) {
        healths.review(event.projectKey());
    }

    /**
     * At the end of a command, so that nobody waits for another's lock while they hold this one; before other rooms leave
     * their marks, so that all take them in one order.
     */
    @Order(0)
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void touch(ProjectEvent event) {
        if (!(event instanceof HealthChanged)) {
            rows.touch(event.projectKey());
        }
    }
}
