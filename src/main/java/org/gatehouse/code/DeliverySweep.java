package org.gatehouse.code;

import java.time.Clock;
import java.time.Duration;
import org.gatehouse.engine.Turns;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets deliveries of long ago. One that is sent again after that changes nothing: what is known later stays. */
@Component
@EnableScheduling
class DeliverySweep {

    private static final Duration KEPT = Duration.ofDays(90);

    private final HookLog log;
    private final Turns turns;
    private final Clock clock;

    DeliverySweep(HookLog log, Turns turns, Clock clock) {
        this.log = log;
        this.turns = turns;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void sweep() {
        turns.take("code", () -> log.removeBefore(clock.instant().minus(KEPT)));
    }
}
