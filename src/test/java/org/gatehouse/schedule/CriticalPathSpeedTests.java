package org.gatehouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CriticalPathSpeedTests {

    /** A large plan is scheduled while a bar is being dragged. Generous, for slow machines; usual are 20 ms. */
    @Test
    void twoThousandActivitiesAreScheduledAtOnce() {
        Network network =
                new RandomNetwork(1, 2000).withCalendars().withSummaries().draw();
        assertThat(network.links()).hasSizeGreaterThan(1500);
        CriticalPath.of(network);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long begun = System.nanoTime();
            CriticalPath.of(network);
            best = Math.min(best, System.nanoTime() - begun);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aChainOfAHundredThousandNeedsNoDeepStack() {
        Sketch chain = new Sketch().calendar(WorkCalendar.ALWAYS);
        for (int i = 0; i < 100_000; i++) {
            chain.minutes("A" + i, 1);
            if (i > 0) {
                chain.link("A" + (i - 1), "A" + i);
            }
        }
        Timetable times = chain.schedule();
        assertThat(times.finish()).isEqualTo(times.start().plusMinutes(100_000));
        chain.link("A99999", "A0");
        assertThat(catchThrowableOfType(Unschedulable.class, chain::schedule)
                        .problems()
                        .get(0)
                        .activities())
                .hasSize(100_000);
    }
}
