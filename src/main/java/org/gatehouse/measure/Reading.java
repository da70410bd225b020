package org.gatehouse.measure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a metric read on a day.
 *
 * @param version for two people who correct it at the same time
 * @param note somebody's own words; may be empty
 */
public record Reading(
        long id,
        int version,
        long metricId,
        LocalDate day,
        BigDecimal value,
        String note,
        Origin origin,
        String recordedBy,
        Instant recordedAt) {

    /** How it came here. */
    public enum Origin {
        HAND,
        FILE,
        REST,
        SOURCE
    }
}
