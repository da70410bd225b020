package org.gatehouse.health;

import java.time.Clock;
import java.time.LocalDate;
import org.gatehouse.engine.Turns;
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

    /** Name of its turn. */
    static final String TURN = "health";

    private final Healths healths;
    private final HealthRows rows;
    private final Turns turns;
    private final Clock clock;

    HealthSweep(Healths healths, HealthRows rows, Turns turns, Clock clock) {
        this.healths = healths;
        this.rows = rows;
        this.turns = turns;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${gatehouse.health.every}", initialDelayString = "${gatehouse.health.after}")
    void sweep() {
        run();
    }

    /** @return how many projects were judged; 0 too where another node is at it */
    public int run() {
        return turns.take(TURN, () -> {
            int judged = 0;
            for (String projectKey : rows.due(LocalDate.now(clock), AT_ONCE)) {
                judged += judge(projectKey) ? 1 : 0;
            }
            return judged;
        });
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
