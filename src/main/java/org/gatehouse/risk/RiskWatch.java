package org.gatehouse.risk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gatehouse.kernel.Refusal;
import org.gatehouse.plan.PlanEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Looks at what the owners of risks named as triggers, each hour and when a plan changes, and lets levels follow the
 * calendar. Another node that looks at the same moment finds the trigger spent.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RiskWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RiskWatch.class);

    private final RiskRepository repository;
    private final Risks risks;
    private final Clock clock;

    RiskWatch(RiskRepository repository, Risks risks, Clock clock) {
        this.repository = repository;
        this.risks = risks;
        this.clock = clock;
    }

    @Scheduled(cron = "${gatehouse.risks.look:0 20 * * * *}")
    void look() {
        armed("").forEach(armed -> alone(armed.riskKey(), () -> risks.fireByItself(armed)));
        repository.datedKeys().forEach(key -> alone(key, () -> risks.follow(key)));
    }

    /** What the plan does to a trigger counts at once, when everything that changes in this transaction has changed. */
    @EventListener
    void on(PlanEvent event) {
        PlanChanged changed = new PlanChanged(event.projectKey(), this);
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.getSynchronizations().contains(changed)) {
            TransactionSynchronizationManager.registerSynchronization(changed);
        }
    }

    private record PlanChanged(String projectKey, RiskWatch watch) implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            watch.armed(projectKey).forEach(watch.risks::fireByItself);
        }
    }

    private List<RiskRepository.Armed> armed(String projectKey) {
        LocalDate today = LocalDate.now(clock);
        return repository.armed(projectKey, today).stream()
                .filter(armed ->
                        armed.trigger().isReached(today) || armed.trigger().isReached(armed.finishDate(), today))
                .toList();
    }

    /** One that cannot be dealt with now does not hold up the others; the next look comes soon. */
    private static void alone(String riskKey, Runnable work) {
        try {
            work.run();
        } catch (Refusal | OptimisticLockingFailureException overtaken) {
            LOG.info("Risk {} is left for the next look: {}", riskKey, overtaken.getMessage());
        }
    }
}
