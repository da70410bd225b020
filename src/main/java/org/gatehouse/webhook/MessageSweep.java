package org.gatehouse.webhook;

import java.time.Clock;
import java.time.Duration;
import org.gatehouse.engine.Turns;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what was told long ago. */
@Component
@EnableScheduling
class MessageSweep {

    private static final Duration KEPT = Duration.ofDays(60);

    private final Messages messages;
    private final Turns turns;
    private final Clock clock;

    MessageSweep(Messages messages, Turns turns, Clock clock) {
        this.messages = messages;
        this.turns = turns;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT12M")
    void sweep() {
        turns.take("webhook", () -> messages.removeBefore(clock.instant().minus(KEPT)));
    }
}
