package org.gatehouse.progress;

import java.time.Clock;
import java.time.LocalDate;
import org.gatehouse.budget.Costs;
import org.gatehouse.kernel.ProjectEvent;
import org.gatehouse.plan.BaselineTaken;
import org.gatehouse.project.Projects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the kept figures in step. What happens only leaves a mark, once a transaction, so that a report on a plan of
 * thousands of items is as quick as one on three; the marks are worked off behind, each by one node.
 */
@Component
class ProgressWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressWatch.class);

    private final Progress progress;
    private final ProgressRows rows;
    private final Costs costs;
    private final Projects projects;
    private final Clock clock;

    ProgressWatch(Progress progress, ProgressRows rows, Costs costs, Projects projects, Clock clock) {
        this.progress = progress;
        this.rows = rows;
        this.costs = costs;
        this.projects = projects;
        this.clock = clock;
    }

    @EventListener
    void on(ProjectEvent happened) {
        if (happened.action().equals("project.created")) {
            rows.open(happened.projectKey());
        }
        touch(happened.projectKey());
    }

    /** Budget lines are part of what was approved. */
    @EventListener
    void on(BaselineTaken taken) {
        rows.keepMoney(
                taken.projectKey(),
                taken.number(),
                costs.spending(projects.require(taken.projectKey())).linesPlanned());
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT40S")
    void renewTouched() {
        for (String projectKey : rows.touched()) {
            attempt(projectKey, () -> progress.renewTouched(projectKey));
        }
    }

    /** A day that passes makes work overdue though nobody did anything. */
    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT1M")
    void renewDaily() {
        LocalDate today = LocalDate.now(clock);
        for (String projectKey : rows.olderThan(today)) {
            attempt(projectKey, () -> progress.renewDaily(projectKey, today));
        }
    }

    private static void attempt(String projectKey, Runnable measurement) {
        try {
            measurement.run();
        } catch (RuntimeException failed) {
            LOG.warn("The progress of {} could not be measured; it is tried again.", projectKey, failed);
        }
    }

    private void touch(String projectKey) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            rows.touch(projectKey);
            return;
        }
        Touched touched = new Touched(projectKey);
        if (!TransactionSynchronizationManager.getSynchronizations().contains(touched)) {
            TransactionSynchronizationManager.registerSynchronization(touched);
            rows.touch(projectKey);
        }
    }

    /** Tells that this transaction has left its mark. */
    private record Touched(String projectKey) implements TransactionSynchronization {}
}
