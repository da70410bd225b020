package org.gatehouse.health;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Judges projects anew that something happened in, and every project under way once a day. Of several nodes one does it
 * at a time; each project is a transaction of its own, so one that cannot be judged keeps no other from it.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class HealthSweep {

    private static final Logger LOG = LoggerFactory.getLogger(HealthSweep.class);
    private static final int AT_ONCE = 200;

    /** A node that has not come back by then has died. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Healths healths;
    private final HealthRows rows;
    private final Clock clock;

    HealthSweep(Healths healths, HealthRows rows, Clock clock) {
        this.healths = healths;
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${gatehouse.health.every}", initialDelayString = "${gatehouse.health.after}")
    void sweep() {
        run();
    }

    /** @return how many projects were judged; 0 too where another node is at it */
    public int run() {
        if (!rows.takeTurn(clock.instant(), clock.instant().plus(LONGEST))) {
            return 0;
        }
        int judged = 0;
        try {
            for (String projectKey : rows.due(LocalDate.now(clock), AT_ONCE)) {
                judged += judge(projectKey) ? 1 : 0;
            }
        } finally {
            rows.giveTurnBack(clock.instant());
        }
        return judged;
    }

    private boolean judge(String projectKey) {
        try {
            return healths.renewIfDue(projectKey);
        } catch (RuntimeException failed) {
            LOG.warn("The health of {} could not be judged", projectKey, failed);
            return false;
        }
    }
}
