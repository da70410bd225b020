package org.gatehouse.drift;

import java.time.Clock;
import java.time.LocalDate;
import org.gatehouse.engine.Turns;
import org.gatehouse.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at projects in which something happened, and at each once a day. Of several nodes one does it at a time; each
 * project is a transaction of its own, so one that cannot be compared keeps no other from it.
 */
@Component
@EnableScheduling
class DriftSweep {

    private static final Logger LOG = LoggerFactory.getLogger(DriftSweep.class);
    private static final int AT_ONCE = 200;

    private final Drifts drifts;
    private final DriftMarks marks;
    private final Turns turns;
    private final Clock clock;

    DriftSweep(Drifts drifts, DriftMarks marks, Turns turns, Clock clock) {
        this.drifts = drifts;
        this.marks = marks;
        this.turns = turns;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${gatehouse.drift.every}", initialDelayString = "${gatehouse.drift.after}")
    void sweep() {
        turns.take("drift", () -> {
            int reopened = 0;
            for (String projectKey : marks.due(LocalDate.now(clock), AT_ONCE)) {
                reopened += look(projectKey) ? 1 : 0;
            }
            return reopened;
        });
    }

    /** @return whether a gate opened again; false too where another node was faster */
    boolean look(String projectKey) {
        if (!marks.take(projectKey, LocalDate.now(clock))) {
            return false;
        }
        try {
            return drifts.look(projectKey);
        } catch (Refusal overtaken) {
            LOG.debug("{} is looked at by somebody else", projectKey);
        } catch (RuntimeException failed) {
            LOG.warn("{} could not be held against its approval; it is tried again tomorrow", projectKey, failed);
        }
        return false;
    }
}
