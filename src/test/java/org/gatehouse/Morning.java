package org.gatehouse;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The tests begin at seven in the morning where the house stands, of the day it is there, and time goes on from then.
 * Nobody works yet, so what is measured to the minute is the same whenever the tests run.
 */
public final class Morning {

    private static final long OFFSET = untilSeven(ZonedDateTime.now(ZoneId.of("Asia/Shanghai")));

    private Morning() {}

    /** Lets the engine's clock, which is the house's, go on from there after a test set it. */
    public static void goesOn() {
        ClockUtil.reset();
        ClockUtil.offset(OFFSET);
    }

    /** It is so much later than it would be, and goes on from there. */
    public static void isOver(Duration since) {
        ClockUtil.reset();
        ClockUtil.offset(OFFSET + since.toMillis());
    }

    private static long untilSeven(ZonedDateTime now) {
        return Duration.between(now, now.toLocalDate().atTime(7, 0).atZone(now.getZone()))
                .toMillis();
    }
}
