package org.gatehouse.adjustment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.gatehouse.Executing;
import org.gatehouse.measure.Metrics;
import org.gatehouse.measure.Readings;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A stage on which readings are taken: the project's goal is to rise from 10,000 to 13,000 visits by the project's end,
 * 10 percent of the way are tolerated.
 */
abstract class Adjusting extends Executing {

    @Autowired
    protected Metrics metrics;

    @Autowired
    protected Readings readings;

    @Autowired
    protected AdjustmentRepository adjustments;

    /** Nothing but the start was read until this day; the corridor is left by this reading. */
    protected void left(String key, int daysAfterStart) {
        LocalDate start = projects.require(key).startDate();
        itIs(start.plusDays(daysAfterStart));
        read(key, start.plusDays(daysAfterStart), "10000");
    }

    protected void read(String key, LocalDate day, String value) {
        long metric = metrics.of(key).stream()
                .filter(it -> (key + "-G1").equals(it.goalKey()))
                .findFirst()
                .orElseThrow()
                .id();
        as("chen", () -> readings.record(key, metric, day, new BigDecimal(value), ""));
    }

    /** A project in its execution whose goal has left its corridor; the numbers are assembled, somebody is asked. */
    protected String askedAfter(int days) {
        String key = executing();
        left(key, days);
        runAutomatedSteps(key);
        return key;
    }

    protected Adjustment only(String key) {
        return adjustments.findByProjectKeyAndNumber(key, 1).orElseThrow();
    }
}
