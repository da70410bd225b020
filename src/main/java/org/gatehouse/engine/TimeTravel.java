package org.gatehouse.engine;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Moves the time of the whole house, so that the demo's projects have a past; time goes on from there. */
@Component
@Profile("demo")
public class TimeTravel {

    /** Automated steps under way belong to the time they began in; this is how long they are waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ManagementService management;

    TimeTravel(ManagementService management) {
        this.management = management;
    }

    public void to(Instant moment) {
        rest();
        ClockUtil.reset();
        ClockUtil.offset(moment.toEpochMilli() - ClockUtil.getCurrentTime().getTime());
        rest();
    }

    /** Back to the time it really is. */
    public void home() {
        rest();
        ClockUtil.reset();
    }

    private void rest() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until
                && management.createJobQuery().active().executable().count() > 0) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
